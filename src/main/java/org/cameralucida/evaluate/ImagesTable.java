package org.cameralucida.evaluate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * {@code images.csv}: a row an image, network and source of maps, the methods first and then the baselines. Classes are
 * the network's indices, boxes {@code xmin ymin xmax ymax} in pixels of the photo.
 */
final class ImagesTable {

    private static final List<String> KNOWN = List.of("image", "network", "label", "top1", "probability", "box", "iou",
            "method", "class", "labelProbability", "top5", "width", "height", "trueBoxes");
    private static final List<String> NUMBERS = List.of(MapResult.POINTING_DISTANCE, MapResult.ENERGY_IN_BOX,
            MapResult.SPARSENESS, MapResult.FIRST_IOU, MapResult.SECOND_IOU, MapResult.PEAK_X, MapResult.PEAK_Y);
    private static final List<String> LAST = List.of("note", "failure");

    private final Parameters parameters;
    private final List<String> numbers;
    private final CSVPrinter table;

    private ImagesTable(Parameters parameters, Appendable out) throws IOException {
        this.parameters = parameters;
        var perturbations = PerturbationMeasures.of(parameters.measures(), 1).measures().stream().sorted()
                .map(Measure::number);
        this.numbers = Stream.concat(NUMBERS.stream(), perturbations).toList();
        var header = Stream.of(KNOWN, numbers, LAST).flatMap(List::stream).toArray(String[]::new);
        this.table = new CSVPrinter(out, CSVFormat.RFC4180.builder().setRecordSeparator("\n").setHeader(header).get());
    }

    /** Writes it. */
    static void write(Path folder, Path file) throws IOException {
        Written.write(file, out -> {
            var table = new ImagesTable(ResultFolder.parameters(folder), out);
            try {
                ResultFolder.each(folder, table::rows);
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
            table.table.flush();
        });
    }

    private void rows(ImageResult row) {
        try {
            for (int n = 0; n < parameters.networks().size(); n++) {
                for (int s = 0; s < parameters.sources().size(); s++) {
                    table.printRecord(row.hasFailed() ? failed(row, n, s) : record(row, n, s));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Object> failed(ImageResult row, int n, int s) {
        var cells = new ArrayList<Object>(Collections.nCopies(KNOWN.size() + numbers.size(), ""));
        cells.set(KNOWN.indexOf("image"), row.image());
        cells.set(KNOWN.indexOf("network"), parameters.networks().get(n).name());
        cells.set(KNOWN.indexOf("method"), parameters.sources().get(s));
        cells.set(KNOWN.indexOf("class"), row.label());
        cells.addAll(List.of(row.note(), row.failure()));
        return cells;
    }

    private List<Object> record(ImageResult row, int n, int s) {
        var seen = row.networks().get(n);
        var map = seen.maps().get(s);
        var cells = new ArrayList<Object>(List.of(row.image(), parameters.networks().get(n).name(),
                seen.label() < 0 ? "" : seen.label(), seen.top().get(0), seen.probabilities().get(0), words(map.box()),
                number(map, MapResult.IOU), parameters.sources().get(s), row.label(),
                seen.label() < 0 ? "" : seen.labelProbability(), words(seen.top()), row.width(), row.height(),
                row.boxes().stream().map(ImagesTable::words).collect(Collectors.joining("; "))));
        numbers.forEach(key -> cells.add(number(map, key)));
        cells.addAll(List.of(row.note(), ""));
        return cells;
    }

    private static String words(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private static Object number(MapResult map, String key) {
        return Double.isNaN(map.number(key)) ? "" : map.number(key);
    }
}
