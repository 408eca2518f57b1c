package org.cameralucida.inference;

import ai.djl.MalformedModelException;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** The engine as it is here: what its native library can run on. */
interface Engine {

    /** The version of its native library. */
    String version();

    /** What is in its native library; says nothing of a card or a driver. */
    Set<OrtProvider> providers();

    /**
     * Tries whether something can be had.
     *
     * @throws OrtException if it cannot, with the engine's reason
     */
    void probe(Accelerator accelerator, int index) throws OrtException;

    /**
     * Reads a graph.
     *
     * @param accelerator what is to run it; empty for the processor
     * @param index which of them
     * @param alone whether it is to fail where the processor has to help
     */
    DjlSession.Loaded load(GraphHandover graph, Optional<Accelerator> accelerator, int index, int threads, boolean alone)
            throws IOException, MalformedModelException, OrtException;
}
