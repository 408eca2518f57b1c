package org.cameralucida.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Sources;

/**
 * ILSVRC's own numbers of its classes, {@code meta_clsloc.mat} of its development kits (or {@code meta.mat} of the
 * first): a struct array {@code synsets} with {@code ILSVRC2012_ID} (1 to 1000; of other years too), {@code WNID} and
 * {@code words}. These numbers are not the order of the WordNet ids, in which networks have the classes.
 */
final class SynsetTable {

    private SynsetTable() {
    }

    /**
     * The classes by number.
     *
     * @throws org.cameralucida.message.Problem if the file cannot be read
     */
    static Map<Integer, ClassName> read(Path file) {
        try (var source = Sources.wrap(Files.readAllBytes(file));
                var contents = Mat5.newReader(source).readMat()) {
            var synsets = contents.getStruct("synsets");
            var numbers = synsets.getFieldNames().stream().filter(name -> name.matches("ILSVRC20\\d\\d_ID")).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("synsets.ILSVRC20.._ID"));
            boolean hasWords = synsets.getFieldNames().contains("words");
            var classes = new HashMap<Integer, ClassName>();
            for (int i = 0; i < synsets.getNumElements(); i++) {
                classes.put(synsets.getMatrix(numbers, i).getInt(0), ClassName.ofId(synsets.getChar("WNID", i)
                        .getString(), hasWords ? Optional.of(synsets.getChar("words", i).getString())
                                : Optional.empty()));
            }
            return classes;
        } catch (IOException | RuntimeException e) {
            throw DataSets.unreadable(file, e);
        }
    }
}
