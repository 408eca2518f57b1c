package org.cameralucida.explain;

import java.util.function.Supplier;
import org.cameralucida.image.Tensor;

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

    /**
     * Called before each {@link #passed} of a method of many passes, on the method's thread: the map as it would be if
     * the method stopped now.
     *
     * @param soFar the map, of the shape that the result will have and finite; made when it is asked for, which is
     *     allowed inside this call only, and costs nothing if it is not
     */
    default void sharpened(Supplier<Tensor> soFar) {
    }
}
