package org.cameralucida.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cameralucida.dataset.ClassMapping;
import org.cameralucida.dataset.DataSet;
import org.cameralucida.dataset.DataSets;
import org.cameralucida.dataset.Example;
import org.cameralucida.evaluate.Evaluation;
import org.cameralucida.evaluate.EvaluationRun;
import org.cameralucida.evaluate.Parameters;
import org.cameralucida.evaluate.ResultFolder;
import org.cameralucida.evaluate.Shard;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.explain.Method;
import org.cameralucida.explain.Settings;
import org.cameralucida.inference.Device;
import org.cameralucida.inference.Sessions;
import org.cameralucida.inference.Threads;
import org.cameralucida.network.Network;
import org.cameralucida.network.NetworkReader;

/**
 * What evaluating costs over classifying: images a second of an evaluation (photos decoded, class activation maps, boxes,
 * every measure without further passes, rows written) over a bare loop of ONNX Runtime's own API over tensors that were
 * decoded and batched by 8 before, both with as many threads of the engine; and over a loop that decodes each batch before
 * it runs it. SqueezeNet 1.1, 650 photos with boxes, each twice. Each round runs all three in turn.
 */
public final class EvaluationRatio {

    private static final Path NETWORK = Path.of("../shared/data/networks/squeezenet1.1.onnx");
    private static final Path PHOTOS = Path.of("../shared/data/boxes/ilsvrc-val/boxes.csv");
    private static final int BATCH = 8;
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final int TIMES = 2;

    private final Network network = NetworkReader.read(NETWORK);
    private final List<Example> photos;
    private final DataSet data;

    private EvaluationRatio(DataSet once) {
        photos = once.examples();
        var all = new ArrayList<Example>();
        for (int i = 0; i < TIMES; i++) {
            for (var photo : photos) {
                all.add(new Example(i + "/" + photo.name(), photo.file(), photo.label(), photo.truth()));
            }
        }
        data = new DataSet(once.root(), once.layout(), once.classes(), all, once.notes());
    }

    /**
     * Measures.
     *
     * @param arguments the number of rounds, then numbers of threads; 3, 1 and 2 if absent
     */
    public static void main(String[] arguments) throws OrtException {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
        var threads = arguments.length > 1 ? List.of(arguments).subList(1, arguments.length) : List.of("1", "2");
        Sessions.warmUp();
        try (var once = DataSets.open(PHOTOS, Optional.empty())) {
            var ratio = new EvaluationRatio(once);
            var decoded = ratio.decoded();
            for (var each : threads) {
                ratio.measure(Integer.parseInt(each), rounds, decoded);
            }
        }
    }

    private void measure(int threads, int rounds, List<FloatBuffer> decoded) throws OrtException {
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            try (var bare = OrtEnvironment.getEnvironment().createSession(NETWORK.toString(), options);
                    var loaded = LoadedNetwork.open(network, Device.CPU, Threads.forManyRuns(threads))) {
                for (int round = 0; round <= rounds; round++) {
                    var loop = measured(() -> loop(bare, decoded));
                    var evaluation = measured(() -> evaluate(loaded));
                    var decoding = measured(() -> decodingLoop(bare));
                    System.out.printf(Locale.ROOT, "%d threads, %s: evaluation %.1f images/s, bare loop %.1f = %.3f, "
                            + "loop that decodes %.1f = %.3f; processor time an image: %.2f, %.2f, %.2f ms%n", threads,
                            round == 0 ? "warm-up" : "round " + round, evaluation.pace(), loop.pace(),
                            evaluation.pace() / loop.pace(), decoding.pace(), evaluation.pace() / decoding.pace(),
                            evaluation.processor(), loop.processor(), decoding.processor());
                }
            }
        }
    }

    /**
     * What images took.
     *
     * @param pace how many a second
     * @param processor milliseconds of all processors each, which other work beside disturbs less
     */
    private record Cost(double pace, double processor) {
    }

    private Cost measured(Runnable work) {
        long start = System.nanoTime();
        long processor = SYSTEM.getProcessCpuTime();
        work.run();
        int images = data.examples().size();
        return new Cost(images / ((System.nanoTime() - start) / 1e9), (SYSTEM.getProcessCpuTime() - processor) / 1e6 / images);
    }

    /** The photos as the network wants them, in batches; the last is not full. */
    private List<FloatBuffer> decoded() {
        var batches = new ArrayList<FloatBuffer>();
        for (int i = 0; i < photos.size(); i += BATCH) {
            batches.add(decoded(photos.subList(i, Math.min(photos.size(), i + BATCH))));
        }
        return batches;
    }

    private FloatBuffer decoded(List<Example> some) {
        var size = network.preprocessing().tensor(some.get(0).photo()).data().length;
        var batch = ByteBuffer.allocateDirect(some.size() * size * Float.BYTES).order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        some.forEach(photo -> batch.put(network.preprocessing().tensor(photo.photo()).data()));
        return batch.flip();
    }

    private void loop(OrtSession bare, List<FloatBuffer> batches) {
        for (int i = 0; i < TIMES; i++) {
            batches.forEach(batch -> run(bare, batch));
        }
    }

    private void decodingLoop(OrtSession bare) {
        for (int time = 0; time < TIMES; time++) {
            for (int i = 0; i < photos.size(); i += BATCH) {
                run(bare, decoded(photos.subList(i, Math.min(photos.size(), i + BATCH))));
            }
        }
    }

    private void run(OrtSession bare, FloatBuffer batch) {
        var shape = network.preprocessing().shape();
        int pictures = batch.capacity() / (shape[1] * shape[2] * shape[3]);
        try (var input = OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), batch.rewind(),
                new long[] {pictures, shape[1], shape[2], shape[3]});
                var result = bare.run(Map.of(network.input(), input))) {
            result.get(0).getValue();
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    private void evaluate(LoadedNetwork loaded) {
        var classes = ClassMapping.of(data.classes(), network.labels(), network.head().classes(), Optional.empty());
        var cam = Method.named("cam");
        var what = new Evaluation(data, List.of(new Evaluation.Subject(loaded, classes)),
                List.of(new Evaluation.Localiser(cam, Settings.of(cam))), 0.2, 1);
        try {
            var out = Files.createTempDirectory("evaluation");
            try (var results = ResultFolder.open(out, Parameters.of(what, Optional.empty(), 0, Shard.WHOLE), false)) {
                EvaluationRun.run(what, results, (result, done, total) -> { });
            }
            try (var files = Files.walk(out)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
