package org.cameralucida.workspace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What the program remembers by itself: the files opened last, newest first, the network in use, and where the window
 * stood.
 *
 * @param photos photos and folders of photos, newest first, at most {@value #LIMIT}
 * @param networks network files, newest first, at most {@value #LIMIT}
 * @param network the network in use when the window was last open: a name of the catalog or a file; null for none
 * @param window where the window stood; null when it has not been open yet
 * @param dataSets data sets, newest first, at most {@value #LIMIT}
 */
public record History(List<Path> photos, List<Path> networks, String network, WindowBounds window,
        List<Path> dataSets) {

    /** How many files are remembered of each kind. */
    public static final int LIMIT = 12;
    /** Nothing remembered yet. */
    public static final History EMPTY = new History(null, null, null, null, null);

    public History {
        photos = cleaned(photos);
        networks = cleaned(networks);
        dataSets = cleaned(dataSets);
    }

    public History withPhoto(Path photo) {
        return new History(first(photo, photos), networks, network, window, dataSets);
    }

    public History withNetworkFile(Path file) {
        return new History(photos, first(file, networks), network, window, dataSets);
    }

    public History withNetwork(String nameOrFile) {
        return new History(photos, networks, nameOrFile, window, dataSets);
    }

    public History withDataSet(Path data) {
        return new History(photos, networks, network, window, first(data, dataSets));
    }

    public History withWindow(WindowBounds bounds) {
        return new History(photos, networks, network, bounds, dataSets);
    }

    /** Without the recent files. */
    public History cleared() {
        return new History(null, null, network, window, null);
    }

    private static List<Path> cleaned(List<Path> paths) {
        return paths == null ? List.of() : paths.stream().filter(Objects::nonNull).distinct().limit(LIMIT).toList();
    }

    private static List<Path> first(Path path, List<Path> others) {
        var all = new ArrayList<Path>();
        all.add(path.toAbsolutePath().normalize());
        all.addAll(others);
        return all;
    }
}
