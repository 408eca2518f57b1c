package org.cameralucida.inference;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cameralucida.onnx.Constant;
import org.cameralucida.onnx.ElementType;
import org.cameralucida.onnx.OnnxModel;

/**
 * Hands a graph to the engine, so that a network's weights are in memory once a session, and no copies of them besides.
 * A small graph goes as bytes; the weights of a large file, once read, are lent to the engine; what is large and was
 * made here goes through a file of its own.
 */
final class GraphHandover implements AutoCloseable {

    private static final long SMALL = 16L << 20;
    /** Types that the engine takes from memory; weights of others are small by nature. */
    private static final Set<ElementType> LENT = EnumSet.of(ElementType.FLOAT, ElementType.DOUBLE, ElementType.FLOAT16,
            ElementType.BFLOAT16, ElementType.INT8, ElementType.UINT8, ElementType.INT16, ElementType.INT32,
            ElementType.INT64);
    /** From this many bytes a weight is lent: what shapes are computed of is smaller. */
    private static final int LENT_FROM = 4096;

    private final byte[] bytes;
    private final List<Constant> weights;
    private final Optional<Path> folder;
    private final Optional<ScratchFile> file;
    private final boolean quantised;

    private GraphHandover(byte[] bytes, List<Constant> weights, Optional<Path> folder, Optional<ScratchFile> file,
            boolean quantised) {
        this.bytes = bytes;
        this.weights = weights;
        this.folder = folder;
        this.file = file;
        this.quantised = quantised;
    }

    /** The graph, its weights inside. */
    static GraphHandover whole(OnnxModel model) throws IOException {
        if (model.weightBytes() <= SMALL) {
            return new GraphHandover(model.toBytes(), List.of(), Optional.empty(), Optional.empty(), false);
        }
        var file = ScratchFile.create();
        try (var out = Files.newOutputStream(file.path())) {
            model.write(out);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
        return new GraphHandover(new byte[0], List.of(), Optional.empty(), Optional.of(file), false);
    }

    /** The graph, and its large weights in the memory that they were read into; none if there are no such weights. */
    static Optional<GraphHandover> lending(OnnxModel model) {
        return model.withExternalWeights(GraphHandover::isLent).map(r -> new GraphHandover(r.bytes(), r.weights(),
                Optional.of(r.folder()), Optional.empty(), isQuantised(model)));
    }

    private static boolean isLent(Constant weight) {
        return weight.data().isDirect() && weight.data().limit() >= LENT_FROM && LENT.contains(weight.type());
    }

    private static boolean isQuantised(OnnxModel model) {
        return model.graph().constants().values().stream()
                .anyMatch(c -> c.size() > 1 && (c.type() == ElementType.INT8 || c.type() == ElementType.UINT8));
    }

    /**
     * Lets the engine read it.
     *
     * @return what the engine goes on reading in our memory, to be closed after the model
     */
    List<OnnxTensorLike> load(Model model, SessionOptions options)
            throws IOException, MalformedModelException, OrtException {
        Map<String, ?> arguments = Map.of("sessionOptions", options);
        if (file.isPresent()) {
            model.load(file.get().path(), null, arguments);
            return List.of();
        }
        var lent = new ArrayList<OnnxTensorLike>();
        try {
            if (folder.isPresent()) {
                lend(options, folder.get(), lent);
            }
            model.load(new ByteArrayInputStream(bytes), arguments);
            return List.copyOf(lent);
        } catch (IOException | MalformedModelException | OrtException | RuntimeException e) {
            lent.forEach(OnnxTensorLike::close);
            throw e;
        } finally {
            // DJL makes an empty folder for what is loaded so, and deletes it only when the program ends.
            if (model.getModelPath() != null) {
                Files.deleteIfExists(model.getModelPath());
            }
        }
    }

    /** Gives the weights to the engine as tensors over the same memory. */
    private void lend(SessionOptions options, Path from, List<OnnxTensorLike> lent) throws OrtException {
        // Rewriting the graph, the engine reads weights in the file; running it, it reads them in our memory.
        options.addConfigEntry("session.model_external_initializers_file_folder_path", from.toString());
        for (var weight : weights) {
            var tensor = OnnxTensor.createTensor(OrtEnvironment.getEnvironment(),
                    weight.data().duplicate().order(ByteOrder.nativeOrder()), weight.shape(),
                    OnnxJavaType.valueOf(weight.type().name()));
            lent.add(tensor);
            options.addInitializer(weight.name(), tensor);
        }
        if (!quantised) {
            // Else the engine copies the matrices of dense layers into an order of its own, once for each use.
            options.addConfigEntry("session.disable_prepacking", "1");
        }
    }

    @Override
    public void close() {
        file.ifPresent(ScratchFile::close);
    }
}
