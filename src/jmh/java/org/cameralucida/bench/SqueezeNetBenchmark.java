package org.cameralucida.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.explain.Observation;
import org.cameralucida.explain.PoolingHead;
import org.cameralucida.explain.cam.ContributionMap;
import org.cameralucida.image.Tensor;
import org.cameralucida.inference.Device;
import org.cameralucida.inference.Session;
import org.cameralucida.inference.Sessions;
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
 * What looking costs over classifying: the bare forward pass of the file as it is, the pass that keeps what all class maps
 * need, and one class's map. Batch 1, 3×224×224, two processor threads. The bare pass and the observation alternate within
 * one run of {@link PairedRatio}, which is where a ratio should be read from on a machine that does other work.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class SqueezeNetBenchmark {

    private static final String STANDARD = "../shared/data/networks/squeezenet1.1.onnx";

    @Param(STANDARD)
    private String network;

    private Session bare;
    private String inputName;
    private LoadedNetwork loaded;
    private Tensor input;
    private Observation observation;
    private int classIndex;

    /** For use without JMH: its parameter's value. */
    void useStandardNetwork() {
        network = STANDARD;
    }

    /** Whether the network is there that this measures. */
    static boolean isPossible() {
        return Files.isReadable(Path.of(STANDARD));
    }

    @Setup
    public void open() {
        OnnxModel model = OnnxModel.read(Path.of(network));
        inputName = model.graph().inputs().get(0).name();
        bare = Sessions.open(model, "bare", Device.CPU, 2);
        loaded = LoadedNetwork.open(NetworkReader.read(Path.of(network)), Device.CPU, 2);
        var data = new float[3 * 224 * 224];
        var random = new Random(1);
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) random.nextGaussian();
        }
        input = new Tensor(data, 1, 3, 224, 224);
        observation = loaded.observe(input);
    }

    @TearDown
    public void close() {
        bare.close();
        loaded.close();
    }

    /** The file as it is. */
    @Benchmark
    public List<Tensor> bareForwardPass() {
        return bare.run(Map.of(inputName, input));
    }

    /** The scores, and what all class maps need. */
    @Benchmark
    public Observation observation() {
        return loaded.observe(input);
    }

    /** One class's map, another class each time. */
    @Benchmark
    public Tensor classActivationMap() {
        return PoolingHead.classMap(observation, nextClass());
    }

    /** One class's contribution map, another class each time. */
    @Benchmark
    public Tensor contributionMap() {
        return ContributionMap.of(observation, nextClass());
    }

    private int nextClass() {
        classIndex = (classIndex + 1) % observation.logits().length;
        return classIndex;
    }
}
