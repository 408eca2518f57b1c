package org.cameralucida.ui.kit;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cameralucida.image.Raster;

/** Everything that a view model asks of the desktop: file dialogs and the clipboard. On the window's thread only. */
public interface Dialogs {

    /** Kinds of files that are saved. */
    enum Kind {
        PNG,
        NPY,
        JSON,
        /** A table. */
        CSV,
        /** A report, a page for a browser. */
        HTML,
        /** A table for LaTeX. */
        TEX,
        /** A figure for a page: PNG or SVG. */
        FIGURE,
        /** A session. */
        LUCIDA,
        /** A lesson. */
        MD
    }

    /** What the clipboard holds: files, or else a picture, or nothing. */
    record Clip(List<Path> files, Optional<Raster> picture) {
    }

    /** Photos to open; none when the user thinks better of it. */
    List<Path> openPhotos();

    /**
     * Where a photo is that is not where it was, or not as it was.
     *
     * @param photo where it was; only its name where that is not known
     */
    Optional<Path> locatePhoto(Path photo);

    /** A folder of photos to open. */
    Optional<Path> openFolder();

    /** A data set to open that is one file: a zip, or a table. */
    Optional<Path> openDataSet();

    /** A file to open that says which class is which. */
    Optional<Path> openMapping();

    /** A folder for results of an evaluation. */
    Optional<Path> openResults();

    /** A network file to open. */
    Optional<Path> openNetwork();

    /** A session file to open. */
    Optional<Path> openSession();

    /** A lesson's file to open. */
    Optional<Path> openLesson();

    /** Where to save a file; an existing one has been agreed to be replaced. */
    Optional<Path> save(Kind kind, String suggestedName);

    /** Puts text on the clipboard. */
    void copy(String text);

    /** Puts a picture on the clipboard. */
    void copy(Raster picture);

    /** What the clipboard holds. */
    Clip paste();
}
