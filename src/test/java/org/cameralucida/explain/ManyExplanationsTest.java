package org.cameralucida.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.cameralucida.image.Tensor;
import org.cameralucida.inference.Device;
import org.cameralucida.network.Card;
import org.cameralucida.network.NetworkReader;
import org.cameralucida.onnx.Attribute;
import org.cameralucida.onnx.Constant;
import org.cameralucida.onnx.ElementType;
import org.cameralucida.onnx.Graph;
import org.cameralucida.onnx.Node;
import org.cameralucida.onnx.OnnxModel;
import org.cameralucida.onnx.Shape;
import org.cameralucida.onnx.Value;
import org.junit.jupiter.api.Test;

/**
 * A thousand explanations in a row, every tenth stopped half-way, leave nothing behind. They run in a program of their
 * own, whose heap is as large from the start as it may become: what grows then is memory outside of it.
 */
class ManyExplanationsTest {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int WARM_UP = 300;
    private static final int COUNT = 1300;

    @Test
    void residentMemoryStaysFlatAndNoThreadIsLeft() throws IOException, InterruptedException {
        assumeTrue(Files.isReadable(STATUS), "this system does not tell a process's resident memory in /proc");
        var figures = run();
        assertThat(figures).as("resident kB and threads: when warm, at the end, when closed").hasSize(6);
        System.Logger log = System.getLogger(getClass().getName());
        log.log(System.Logger.Level.INFO, "{0} explanations: from {1} kB to {2} kB", COUNT - WARM_UP, figures.get(0),
                figures.get(2));
        // If each explanation left but one copy of its input behind, it would be so much more.
        assertThat(figures.get(2) - figures.get(0)).as("kB more at the end than when warm: %s", figures)
                .isLessThan((COUNT - WARM_UP) * Many.INPUT * Float.BYTES / 1024L);
        assertThat(figures.get(3)).as("threads at the end: %s", figures).isLessThanOrEqualTo(figures.get(1));
        assertThat(figures.get(5)).as("threads when closed: %s", figures).isLessThan(figures.get(1));
    }

    private static List<Long> run() throws IOException, InterruptedException {
        var output = Files.createTempFile("many-explanations", ".txt");
        try {
            var process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xms64m", "-Xmx64m", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                    "-XX:-UseDynamicNumberOfCompilerThreads", "-cp", System.getProperty("java.class.path"),
                    Many.class.getName()).redirectErrorStream(true).redirectOutput(output.toFile()).start();
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
            var text = Files.readString(output, StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(text).isZero();
            return text.lines().filter(l -> l.startsWith("figure ")).map(l -> Long.parseLong(l.substring(7))).toList();
        } finally {
            Files.delete(output);
        }
    }

    /** The program. */
    static final class Many {

        private static final Map<String, Map<String, String>> METHODS = Map.of("gradcam", Map.of(), "gradient", Map.of(),
                "integrated-gradients", Map.of("steps", "6"), "smoothgrad", Map.of("samples", "6"),
                "rise", Map.of("masks", "20"), "occlusion", Map.of(), "lime", Map.of("samples", "20"),
                "scorecam", Map.of(), "lrp", Map.of());

        private static final int INPUT = 3 * 32 * 32;

        private Many() {
        }

        public static void main(String[] arguments) throws IOException {
            var network = NetworkReader.read("small", small(), Card.EMPTY, null);
            var data = new float[INPUT];
            for (int i = 0; i < data.length; i++) {
                data[i] = (float) Math.sin(i);
            }
            var ids = List.copyOf(METHODS.keySet());
            try (var loaded = LoadedNetwork.open(network, Device.CPU, 2)) {
                for (int i = 0; i < COUNT; i++) {
                    if (i == WARM_UP) {
                        tell();
                    }
                    explain(loaded, new Tensor(data.clone(), 1, 3, 32, 32), ids.get((i + i / 10) % ids.size()),
                            i % 10 == 9);
                }
                tell();
            }
            tell();
        }

        private static void explain(LoadedNetwork loaded, Tensor input, String id, boolean stopped) {
            var method = Method.named(id);
            Progress progress = (done, total) -> {
                if (stopped && 2 * done >= total) {
                    throw new CancellationException();
                }
            };
            try {
                var subject = MethodInput.of(loaded.observe(input), loaded);
                var map = method.explain(subject, 1, Settings.of(method, METHODS.get(id)), progress).map();
                if (stopped || map.data().length == 0) {
                    throw new IllegalStateException(id);
                }
            } catch (CancellationException wanted) {
                if (!stopped) {
                    throw wanted;
                }
            }
        }

        private static void tell() throws IOException {
            System.gc();
            for (var key : List.of("VmRSS:", "Threads:")) {
                var line = Files.readAllLines(STATUS).stream().filter(l -> l.startsWith(key)).findFirst().orElseThrow();
                System.out.println("figure " + line.replaceAll("\\D", ""));
            }
        }

        /** Two convolutions, average pooling, two classes. */
        static OnnxModel small() {
            var random = new Random(1);
            var nodes = new ArrayList<Node>();
            var pads = Attribute.of("pads", 1L, 1L, 1L, 1L);
            nodes.add(Node.of("Conv", "c1", List.of("x", "w1"), List.of("c1"), pads));
            nodes.add(Node.of("Relu", "r1", List.of("c1"), List.of("r1")));
            nodes.add(Node.of("MaxPool", "p1", List.of("r1"), List.of("p1"), Attribute.of("kernel_shape", 2L, 2L),
                    Attribute.of("strides", 2L, 2L)));
            nodes.add(Node.of("Conv", "c2", List.of("p1", "w2"), List.of("c2"), pads));
            nodes.add(Node.of("Relu", "r2", List.of("c2"), List.of("r2")));
            nodes.add(Node.of("GlobalAveragePool", "g", List.of("r2"), List.of("g")));
            nodes.add(Node.of("Flatten", "f", List.of("g"), List.of("f")));
            nodes.add(Node.of("Gemm", "y", List.of("f", "w3"), List.of("y"), Attribute.of("transB", 1L)));
            var constants = Map.of("w1", weights(random, "w1", 8, 3, 3, 3), "w2", weights(random, "w2", 8, 8, 3, 3),
                    "w3", weights(random, "w3", 2, 8));
            return OnnxModel.of("small", 13, new Graph("small", nodes, constants,
                    List.of(new Value("x", ElementType.FLOAT, Shape.of(-1, 3, 32, 32))),
                    List.of(new Value("y", ElementType.FLOAT, Shape.of(-1, 2))), Map.of()));
        }

        private static Constant weights(Random random, String name, long... shape) {
            int size = 1;
            for (long extent : shape) {
                size *= (int) extent;
            }
            var values = new float[size];
            for (int i = 0; i < size; i++) {
                values[i] = (float) random.nextGaussian();
            }
            return Constant.floats(name, shape, values);
        }
    }
}
