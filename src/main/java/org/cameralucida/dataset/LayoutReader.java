package org.cameralucida.dataset;

import java.nio.file.Path;
import java.util.Optional;
import org.cameralucida.message.Problem;

/** Reads the data sets of one layout. */
interface LayoutReader {

    /** The file or folder by which a folder is known to be of this layout; empty where it is not. */
    Optional<Path> sign(Path root);

    /**
     * Reads a data set. What can be read is; what cannot be is noted.
     *
     * @throws Problem if what the layout rests on is not there or cannot be read
     */
    Found read(Path root);
}
