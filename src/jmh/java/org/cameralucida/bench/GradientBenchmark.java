package org.cameralucida.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.cameralucida.explain.Explanation;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.explain.Method;
import org.cameralucida.explain.MethodInput;
import org.cameralucida.explain.Progress;
import org.cameralucida.explain.Settings;
import org.cameralucida.image.Tensor;
import org.cameralucida.inference.Device;
import org.cameralucida.inference.Session;
import org.cameralucida.inference.Sessions;
import org.cameralucida.network.Card;
import org.cameralucida.network.NetworkReader;
import org.cameralucida.onnx.OnnxModel;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a gradient costs over the bare forward pass of the same network: Grad-CAM at the layer that the head reads, and the
 * gradient by the input. Random weights, batch 1, 3×224×224, two processor threads. {@link #main} measures in turn, for a
 * machine that does other work.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 5, time = 3)
public class GradientBenchmark {

    @Param({"resnet50", "vgg16", "googlenet", "mobilenetv2"})
    private String architecture;

    private Session bare;
    private LoadedNetwork loaded;
    private MethodInput subject;
    private Tensor input;

    @Setup
    public void open() {
        OnnxModel model = Architectures.of(architecture);
        bare = Sessions.open(model, architecture, Device.CPU, 2);
        loaded = LoadedNetwork.open(NetworkReader.read(architecture, model, Card.EMPTY, null), Device.CPU, 2);
        var data = new float[3 * 224 * 224];
        var random = new Random(1);
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) random.nextGaussian();
        }
        input = new Tensor(data, 1, 3, 224, 224);
        subject = MethodInput.of(loaded.observe(input), loaded);
    }

    @TearDown
    public void close() {
        bare.close();
        loaded.close();
    }

    /** The network as it is. */
    @Benchmark
    public List<Tensor> bareForwardPass() {
        return bare.run(Map.of("input", input));
    }

    /** BatchedForward, and back to the last feature maps. */
    @Benchmark
    public Explanation gradCam() {
        return explain("gradcam");
    }

    /** BatchedForward, and back to the input. */
    @Benchmark
    public Explanation inputGradient() {
        return explain("gradient");
    }

    private Explanation explain(String id) {
        var method = Method.named(id);
        return method.explain(subject, 7, Settings.of(method), Progress.NONE);
    }

    /**
     * Measures the ratios in turn.
     *
     * @param arguments the number of rounds, then architectures; 20 of all if absent
     */
    public static void main(String[] arguments) {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
        var names = arguments.length > 1 ? List.of(arguments).subList(1, arguments.length)
                : List.of("resnet50", "vgg16", "googlenet", "mobilenetv2");
        for (var name : names) {
            var benchmark = new GradientBenchmark();
            benchmark.architecture = name;
            benchmark.open();
            try {
                PairedRatio.print(String.format(Locale.ROOT, "%s: Grad-CAM / bare", name), rounds, benchmark::gradCam,
                        benchmark::bareForwardPass);
                PairedRatio.print(String.format(Locale.ROOT, "%s: input gradient / bare", name), rounds,
                        benchmark::inputGradient, benchmark::bareForwardPass);
            } finally {
                benchmark.close();
            }
        }
    }
}
