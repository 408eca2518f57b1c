package org.cameralucida.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cameralucida.Rounding;
import org.cameralucida.SharedData;
import org.cameralucida.image.Interpolation;
import org.cameralucida.image.Npy;
import org.cameralucida.image.Region;
import org.cameralucida.image.Tensor;
import org.cameralucida.inference.Device;
import org.cameralucida.network.Network;
import org.cameralucida.network.NetworkReader;
import org.cameralucida.render.MapResampler;

/** A reference network, what it saw, and the maps that other implementations made of it. */
public final class Golden implements AutoCloseable {

    public static final List<String> NAMES = List.of("vgg", "resnet_basic", "googlenet_gap", "googlenet_gmp", "nin", "senet",
            "densenet", "mobilenet_v2");

    private final Path folder;
    public final JsonObject meta;
    public final Network network;
    public final LoadedNetwork loaded;
    public final Observation observation;

    public Golden(String name) {
        this(SharedData.at("goldens/" + name));
    }

    private Golden(Path folder) {
        this.folder = folder;
        try {
            meta = JsonParser.parseString(Files.readString(folder.resolve("meta.json"))).getAsJsonObject();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        network = NetworkReader.read(folder.resolve("model.onnx"));
        loaded = LoadedNetwork.open(network, Device.CPU, 2);
        observation = loaded.observe(Npy.read(folder.resolve("input.npy")));
    }

    /** One of those that lie beside this test. */
    public static Golden tiny(String name) {
        return new Golden(SharedData.tiny(name));
    }

    /** A transformer. */
    public static Golden transformer(String name) {
        return new Golden(SharedData.at("goldens-transformers/" + name));
    }

    public static Stream<String> names() {
        return NAMES.stream();
    }

    public int classIndex() {
        return meta.get("class_index").getAsInt();
    }

    public MethodInput subject() {
        return new MethodInput(observation, loaded, meta.get("target_tensor").getAsString());
    }

    /** How far rounding may move its feature maps, scores and maps, relative to their largest value. */
    public double rounding() {
        return Rounding.of(network.model());
    }

    /** The side of the first component that the reference of Eigen-CAM shows; its sign is arbitrary. */
    public String lobe() {
        return meta.getAsJsonObject("methods").getAsJsonObject("eigencam").get("lobe").getAsString();
    }

    public boolean has(String array) {
        return Files.exists(folder.resolve(array + ".npy"));
    }

    public Tensor array(String array) {
        return Npy.read(folder.resolve(array + ".npy"));
    }

    public Tensor explain(Method method, Map<String, String> settings) {
        return method.explain(subject(), classIndex(), Settings.of(method, settings), Progress.NONE).map();
    }

    /** What is looked at, at the tensor that {@code meta.json} names so. */
    public MethodInput at(String tensor) {
        return MethodInput.at(observation, loaded, meta.get(tensor).getAsString());
    }

    /** What pytorch-grad-cam does to a map: ReLU, min–max, bilinear to the input's size, min–max again. */
    public static Tensor asPytorchGradCam(Tensor map, int size) {
        float[] small = minMax(FeatureMapMethod.positive(map.data()));
        float[] large = MapResampler.resample(new Tensor(small, map.shape()),
                new Region(0, 0, map.extent(1), map.extent(0)), size, size, Interpolation.BILINEAR);
        return new Tensor(minMax(large), size, size);
    }

    private static float[] minMax(float[] values) {
        float lowest = Float.POSITIVE_INFINITY;
        float highest = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            lowest = Math.min(lowest, value);
            highest = Math.max(highest, value);
        }
        var result = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = (values[i] - lowest) / (1e-7f + highest - lowest);
        }
        return result;
    }

    /** The largest of the scores' absolute values. */
    public double largestScore() {
        double largest = 0;
        for (float logit : observation.logits()) {
            largest = Math.max(largest, Math.abs(logit));
        }
        return largest;
    }

    public static double range(Tensor map) {
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (float value : map.data()) {
            lowest = Math.min(lowest, value);
            highest = Math.max(highest, value);
        }
        return highest - lowest;
    }

    /** The largest difference, relative to the range of the reference. */
    public static double difference(Tensor ours, Tensor reference) {
        assertThat(ours.data()).hasSameSizeAs(reference.data());
        double range = range(reference);
        double largest = 0;
        for (int i = 0; i < ours.data().length; i++) {
            largest = Math.max(largest, Math.abs(ours.data()[i] - reference.data()[i]));
        }
        return range > 0 ? largest / range : largest;
    }

    @Override
    public void close() {
        loaded.close();
    }

    @Override
    public String toString() {
        return folder.getFileName() + " " + Arrays.toString(observation.input().shape());
    }
}
