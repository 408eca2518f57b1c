package org.cameralucida.explain;

/** How far a method has come, told between passes; also the way to stop it. */
@FunctionalInterface
public interface Progress {

    /** Hears nothing and never stops. */
    Progress NONE = (done, total) -> {
    };

    /**
     * Called after each batch of passes.
     *
     * @param done passes that have been made
     * @param total passes that will have been made at the end
     * @throws java.util.concurrent.CancellationException to stop; the method hands it on
     */
    void passed(int done, int total);
}
