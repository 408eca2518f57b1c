package org.cameralucida.training;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.cameralucida.onnx.Constant;
import org.cameralucida.onnx.OnnxModel;

/**
 * Reads the weights that {@link OnnxExport} wrote back into a network, to go on learning from there. The file has every
 * batch normalisation folded into its convolution, so what it was cannot be known, and need not be: the network gets
 * one that does nothing but add the bias (mean 0, variance 1, scale 1, shift the bias).
 */
public final class OnnxImport {

    private OnnxImport() {
    }

    /**
     * Gives {@code network} the weights of {@code file}.
     *
     * @throws IOException if the file is of another network
     */
    public static void read(Path file, TwinNetwork network) throws IOException {
        Map<String, Constant> constants = OnnxModel.read(file).graph().constants();
        List<TwinNetwork.Stage> stages = network.stages();
        for (int i = 0; i < stages.size(); i++) {
            List<ConvolutionUnit> units = stages.get(i).units();
            for (int j = 0; j < units.size(); j++) {
                String name = OnnxExport.name(i, stages.size(), j, units.size());
                fill(units.get(j).weight(), constants, name + ".weight");
                NDArray[] normalisation = units.get(j).normalisation();
                fill(normalisation[0], 1);
                fill(normalisation[1], constants, name + ".bias");
                fill(normalisation[2], 0);
                // The root of this and of what is added to it is 1.
                fill(normalisation[3], 1 - ConvolutionUnit.EPSILON);
            }
        }
        fill(network.classifier(), constants, "classifier.weight");
        fill(network.bias(), constants, "classifier.bias");
    }

    private static void fill(NDArray array, Map<String, Constant> constants, String name) throws IOException {
        Constant constant = constants.get(name);
        if (constant == null || !Arrays.equals(constant.shape(), array.getShape().getShape())) {
            throw new IOException("not a network of this kind: " + name + " should be " + array.getShape() + " and is "
                    + constant);
        }
        array.set(constant.floats());
    }

    private static void fill(NDArray array, float value) {
        float[] values = new float[(int) array.size()];
        Arrays.fill(values, value);
        array.set(values);
    }
}
