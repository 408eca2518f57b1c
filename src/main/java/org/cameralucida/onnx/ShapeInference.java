package org.cameralucida.onnx;

import java.util.Map;
import org.cameralucida.message.Problem;

/** Finds the shape of every tensor of a graph without running it. */
public final class ShapeInference {

    private ShapeInference() {
    }

    /**
     * The shapes of the tensors.
     *
     * @param inputShapes the shapes of inputs, -1 for an extent that is not fixed; inputs not told are as declared
     * @return shapes by tensor, -1 for an extent that is not fixed or not known; tensors of unknown rank are missing
     * @throws Problem if the operations do not fit together at these sizes
     */
    public static Map<String, long[]> infer(Graph graph, Map<String, long[]> inputShapes) {
        return analyse(graph, inputShapes).shapes();
    }

    static Analysis analyse(Graph graph, Map<String, long[]> inputShapes) {
        try {
            return new Analysis(graph, inputShapes);
        } catch (IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException
                | NegativeArraySizeException e) {
            throw Problem.causedBy(e, ShapeInference.class, "shapes.contradict", String.valueOf(e.getMessage()));
        }
    }
}
