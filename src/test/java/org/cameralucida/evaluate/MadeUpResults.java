package org.cameralucida.evaluate;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Results of images that nobody has: for what shows results. */
public final class MadeUpResults {

    private MadeUpResults() {
    }

    /** Two networks of a method each; a tenth of the images is taken for the next class. */
    public static Results of(int images, int classes) {
        var names = IntStream.range(0, classes).mapToObj(i -> "class " + i).toList();
        var results = new Results(new Parameters(Parameters.VERSION, "made up", "csv", images, "", "",
                List.of(new Parameters.NetworkParameters("GAP", "", "gap", classes, names),
                        new Parameters.NetworkParameters("GMP", "", "gmp", classes, names)),
                List.of(new Parameters.MethodParameters("cam", Map.of())), List.of(), 0, 0.2, 0, 1, "CPU",
                "1/1"));
        var random = new Random(1);
        for (int i = 0; i < images; i++) {
            results.add(image(i, i % classes, classes, random));
        }
        return results;
    }

    private static ImageResult image(int i, int label, int classes, Random random) {
        var networks = IntStream.range(0, 2).mapToObj(n -> {
            int top = i % 10 == 9 ? (label + 1) % classes : label;
            float sure = 0.3f + 0.7f * random.nextFloat();
            return new NetworkResult(label, top == label ? sure : (1 - sure) / 2,
                    IntStream.range(0, Math.min(5, classes)).mapToObj(c -> (top + c) % classes).toList(),
                    IntStream.range(0, Math.min(5, classes)).mapToObj(c -> c == 0 ? sure : (1 - sure) / 8).toList(),
                    IntStream.range(0, 3).mapToObj(s -> map((i * 37 + n * 11 + s * 5) % 100 / 100.0)).toList());
        }).toList();
        return new ImageResult(i, "image " + i, 400, 300, String.valueOf(label), List.of(List.of(50, 50, 249, 199)), "",
                "", networks);
    }

    private static MapResult map(double iou) {
        var right = IntStream.range(0, 4).mapToObj(which -> {
            var levels = new BitSet();
            levels.set(0, (int) (iou * BoxCurve.LEVELS * (1 - which / 8.0)));
            return MaxBoxAcc.text(levels);
        }).toList();
        return new MapResult(List.of(60, 60, 239, 219), Map.of(MapResult.IOU, iou, MapResult.ENERGY_IN_BOX, iou), right);
    }
}
