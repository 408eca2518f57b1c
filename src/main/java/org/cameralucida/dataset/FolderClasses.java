package org.cameralucida.dataset;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.cameralucida.network.Network;

/** The classes that photos show by the folders that they lie in, where these are one folder a class, side by side. */
public final class FolderClasses {

    private static final int CLASSES = 2;

    private FolderClasses() {
    }

    /**
     * The network's class of each file, of those of which it is known. A number alone is the name of many a folder, and
     * counts for none.
     *
     * @return empty unless the files lie in several folders of one folder, of which two at least are named as classes of
     *     the network
     */
    public static Map<Path, Integer> of(List<Path> files, Network network) {
        var folders = files.stream().map(Path::getParent).distinct().toList();
        boolean areSideBySide = folders.stream().allMatch(folder -> folder != null && folder.getFileName() != null)
                && folders.stream().map(Path::getParent).distinct().count() == 1;
        if (!areSideBySide || folders.size() < CLASSES) {
            return Map.of();
        }
        var names = folders.stream().collect(Collectors.toMap(folder -> folder,
                folder -> ClassName.of(folder.getFileName().toString())));
        var mapping = ClassMapping.of(names.values().stream().filter(name -> name.number().isEmpty()).toList(),
                network.labels(), network.head().classes());
        var known = new HashMap<Path, Integer>();
        for (var file : files) {
            OptionalInt index = mapping.index(names.get(file.getParent()));
            index.ifPresent(number -> known.put(file, number));
        }
        return known.values().stream().distinct().count() < CLASSES ? Map.of() : known;
    }
}
