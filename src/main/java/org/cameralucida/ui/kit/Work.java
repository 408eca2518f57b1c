package org.cameralucida.ui.kit;

/** Something that takes longer than a frame. */
@FunctionalInterface
public interface Work<T> {

    /**
     * Does it, away from the window's thread.
     *
     * @param progress to be told how far it is, and asked whether it is still wanted
     */
    T run(Progress progress) throws Exception;
}
