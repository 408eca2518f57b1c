package org.cameralucida.gradient;

import java.util.List;
import org.cameralucida.onnx.OnnxModel;

/**
 * A network and its backward pass as one graph. Beside the network's own inputs it takes, float32 {@code [batch,
 * classes]}, the weight of each class in the score that is derived: a one-hot row a picture. Its outputs are the
 * scores, then the gradients of the targets, then the values of those targets that are not inputs.
 *
 * @param model the graph
 * @param input the network's input
 * @param classWeights the input for the class weights
 * @param score the tensor that holds the scores, as an output
 * @param targets the tensors that were derived by
 * @param gradients outputs: the gradient of each target, of its shape
 * @param values outputs: the values of the targets, those left out that are the network's input
 * @param classes how many classes there are
 */
public record GradientGraph(OnnxModel model, String input, String classWeights, String score, List<String> targets,
                            List<String> gradients, List<String> values, int classes) implements Outcome {

    public GradientGraph {
        targets = List.copyOf(targets);
        gradients = List.copyOf(gradients);
        values = List.copyOf(values);
    }
}
