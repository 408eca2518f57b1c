package org.cameralucida.onnx;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
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
        var extents = new HashMap<String, long[]>();
        declarations(graph, inputShapes).forEach((tensor, shape) -> extents.put(tensor, shape.toArray()));
        return extents;
    }

    /**
     * As {@link #infer}, as shapes in which extents that are not fixed have a symbol where they are the batch size or a
     * multiple of it: the same symbol for the same extent.
     */
    public static Map<String, Shape> declarations(Graph graph, Map<String, long[]> inputShapes) {
        return reporting(() -> new ShapeAnalysis(graph, inputShapes)).shapes();
    }

    /** Does it; what contradicts itself in the graph becomes a sentence. */
    static <T> T reporting(Supplier<T> task) {
        try {
            return task.get();
        } catch (Problem e) {
            throw e;
        } catch (RuntimeException e) {
            // The graph is a stranger's: attributes of the wrong type, missing inputs, sizes that overflow.
            throw Problem.causedBy(e, ShapeInference.class, "shapes.contradict",
                    e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        }
    }
}
