package org.cameralucida.explain;

/**
 * Something to do with a loaded network that is no map of a photo, as painting what a class looks like.
 *
 * @param <T> what comes of it
 */
public interface NetworkTask<T> {

    /**
     * Does it; slow.
     *
     * @param progress hears of each pass, and can stop it
     * @throws org.cameralucida.message.Problem if the network does not allow it
     * @throws java.util.concurrent.CancellationException if {@code progress} stopped it
     */
    T run(LoadedNetwork loaded, Progress progress);
}
