package org.cameralucida.evaluate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** {@code images.csv}: a row an image, network and method, without the baselines. */
final class ImagesTable {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setRecordSeparator("\n")
            .setHeader("image", "network", "label", "top1", "probability", "box", "iou", "method", "class",
                    "labelProbability", "top5", "width", "height", "trueBoxes", "pointingDistance", "energyInBox",
                    "sparseness", "note", "failure")
            .get();

    private ImagesTable() {
    }

    /** Writes it. Classes are the network's indices, boxes {@code xmin ymin xmax ymax} in pixels of the photo. */
    static void write(Path folder, Path file) throws IOException {
        var parameters = ResultFolder.parameters(folder);
        Written.write(file, out -> {
            var table = new CSVPrinter(out, FORMAT);
            try {
                ResultFolder.each(folder, row -> rows(parameters, row, table));
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
            table.flush();
        });
    }

    private static void rows(Parameters parameters, ImageResult row, CSVPrinter table) {
        for (int n = 0; n < parameters.networks().size(); n++) {
            for (int m = 0; m < parameters.methods().size(); m++) {
                try {
                    table.printRecord(record(parameters, row, n, m));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private static List<Object> record(Parameters parameters, ImageResult row, int n, int m) {
        var network = parameters.networks().get(n).name();
        var method = parameters.methods().get(m).id();
        if (row.hasFailed()) {
            return List.of(row.image(), network, "", "", "", "", "", method, row.label(), "", "", "", "", "", "", "", "",
                    row.note(), row.failure());
        }
        var seen = row.networks().get(n);
        var map = seen.maps().get(m);
        return List.of(row.image(), network, seen.label() < 0 ? "" : seen.label(), seen.top().get(0),
                seen.probabilities().get(0), words(map.box()), number(map, MapResult.IOU), method, row.label(),
                seen.label() < 0 ? "" : seen.labelProbability(), words(seen.top()), row.width(), row.height(),
                row.boxes().stream().map(ImagesTable::words).collect(Collectors.joining("; ")),
                number(map, MapResult.POINTING_DISTANCE), number(map, MapResult.ENERGY_IN_BOX),
                number(map, MapResult.SPARSENESS), row.note(), "");
    }

    private static String words(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private static Object number(MapResult map, String key) {
        return Double.isNaN(map.number(key)) ? "" : map.number(key);
    }
}
