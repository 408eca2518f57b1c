package org.cameralucida.inference;

import java.util.List;
import java.util.Map;
import org.cameralucida.image.Tensor;

/** A network graph, loaded and ready to run. Any thread may; where {@link Threads#runs} are in progress, others wait. */
public interface Session extends AutoCloseable {

    /**
     * Runs the graph once.
     *
     * @param inputs every input of the graph by name, float32
     * @return the graph's outputs, in the graph's order, float32
     * @throws org.cameralucida.message.Problem if the engine refuses the inputs or fails
     */
    List<Tensor> run(Map<String, Tensor> inputs);

    /**
     * Runs the graph once on several pictures.
     *
     * @param input the graph's only input
     * @param pictures of one shape; they lie behind one another on the first axis, and one may be there several times
     * @return the graph's outputs, in which the pictures lie likewise
     * @throws org.cameralucida.message.Problem as the other
     */
    List<Tensor> run(String input, List<Tensor> pictures);

    /** What the graph really runs on. */
    RunsOn runsOn();

    /** Frees the native memory; a closed session cannot run. Waits for runs in progress. */
    @Override
    void close();
}
