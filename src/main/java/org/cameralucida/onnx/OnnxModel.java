package org.cameralucida.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.cameralucida.message.Problem;

/**
 * An ONNX model as a value: its graph, and the versions of the operators that the graph is written in.
 *
 * <pre>{@code
 * var model = OnnxModel.read(Path.of("squeezenet1.1.onnx"));
 * for (var node : model.graph().nodes()) { … }
 * byte[] same = model.toBytes();
 * }</pre>
 *
 * Everything in the file that is not read here (functions, metadata, annotations) is kept and written again. Weights in
 * external files are read from the model's own folder only, and written inside the model.
 */
public final class OnnxModel {

    /** From this size on a file's large weights are read when they are asked for. */
    static final long LARGE_FROM = 64L << 20;
    /** Since this version constants need not be inputs too; ours never are. */
    private static final long CONSTANTS_APART = 4;

    private final String name;
    private final long irVersion;
    private final Map<String, Long> opsets;
    private final Graph graph;
    private final UnreadFields unread;

    OnnxModel(String name, long irVersion, Map<String, Long> opsets, Graph graph, UnreadFields unread) {
        this.name = name;
        this.irVersion = irVersion;
        this.opsets = Collections.unmodifiableMap(new LinkedHashMap<>(opsets));
        this.graph = graph;
        this.unread = unread;
    }

    /** A new model of ONNX's own operators of version {@code opset}. */
    public static OnnxModel of(String name, long opset, Graph graph) {
        return new OnnxModel(name, 8, Map.of("", opset), graph, UnreadFields.NONE);
    }

    /**
     * Reads a model, with its external data if it has any.
     *
     * @throws Problem if the file cannot be read, is not an ONNX model, is damaged, or has external data that are missing
     *     or outside of the model's folder
     */
    public static OnnxModel read(Path file) {
        var fileName = String.valueOf(file.getFileName());
        try {
            if (Files.isDirectory(file)) {
                throw Problem.of(OnnxModel.class, "onnx.folder", fileName);
            }
            var external = ExternalData.in(fileName, file.toAbsolutePath().getParent());
            return Files.size(file) < LARGE_FROM ? parse(fileName, Files.readAllBytes(file), external)
                    : large(fileName, file, external);
        } catch (NoSuchFileException e) {
            throw Problem.causedBy(e, OnnxModel.class, "onnx.absent", file.toString());
        } catch (IOException e) {
            throw Problem.causedBy(e, OnnxModel.class, "onnx.unreadable", fileName, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Reads a model that is in memory.
     *
     * @param name what to call it in sentences
     * @throws Problem as for {@link #read}; external data are missing by nature
     */
    public static OnnxModel parse(String name, byte[] bytes) {
        return parse(name, bytes, ExternalData.none(name));
    }

    /**
     * The same, where its external data may be in memory too.
     *
     * @param external a file's bytes by its path, relative to the model's folder; empty if there is no such file
     */
    public static OnnxModel parse(String name, byte[] bytes, Function<String, Optional<byte[]>> external) {
        return parse(name, bytes, ExternalData.inMemory(name, external));
    }

    private static OnnxModel parse(String name, byte[] bytes, ExternalData external) {
        if (bytes.length == 0) {
            throw Problem.of(OnnxModel.class, "onnx.empty", name);
        }
        return read(name, external, () -> {
            // Nobody writes to these bytes: weights stay views of the file.
            var stream = UnsafeByteOperations.unsafeWrap(bytes).newCodedInput();
            stream.enableAliasing(true);
            stream.setSizeLimit(Integer.MAX_VALUE);
            return new LargeModelFile.Contents(ModelProto.parseFrom(stream), Map.of());
        });
    }

    private static OnnxModel large(String name, Path file, ExternalData external) throws IOException {
        if (Files.size(file) > Integer.MAX_VALUE) {
            throw Problem.of(OnnxModel.class, "onnx.huge", name);
        }
        return read(name, external, () -> LargeModelFile.read(file));
    }

    private interface Reading {
        LargeModelFile.Contents read() throws IOException;
    }

    private static OnnxModel read(String name, ExternalData external, Reading reading) {
        try {
            var contents = reading.read();
            return new ProtoReader(external, contents.weights()).model(name, contents.proto());
        } catch (InvalidProtocolBufferException e) {
            throw Problem.causedBy(e, OnnxModel.class, "onnx.damaged", name);
        } catch (IOException e) {
            throw Problem.causedBy(e, OnnxModel.class, "onnx.unreadable", name, String.valueOf(e.getMessage()));
        } catch (Problem e) {
            throw e;
        } catch (RuntimeException e) {
            // Well-formed protobuf whose content contradicts itself: sizes, circles, names.
            throw Problem.causedBy(e, OnnxModel.class, "onnx.inconsistent", name, String.valueOf(e.getMessage()));
        }
    }

    UnreadFields unread() {
        return unread;
    }

    OnnxModel withUnread(UnreadFields newUnread) {
        return new OnnxModel(name, irVersion, opsets, graph, newUnread);
    }

    /** What to call it in sentences: the file's name. */
    public String name() {
        return name;
    }

    /** The version of the file format. */
    public long irVersion() {
        return irVersion;
    }

    /** The version of the operators, by domain; ONNX's own domain is the empty text. */
    public Map<String, Long> opsets() {
        return opsets;
    }

    /** The version of ONNX's own operators. */
    public long opset() {
        return opsets.getOrDefault("", 1L);
    }

    /** Its graph. */
    public Graph graph() {
        return graph;
    }

    /** Notes by key that the model's maker left. */
    public Map<String, String> metadata() {
        var notes = new LinkedHashMap<String, String>();
        unread.as(ModelProto.class, ModelProto.getDefaultInstance()).getMetadataPropsList()
                .forEach(entry -> notes.put(entry.getKey(), entry.getValue()));
        return notes;
    }

    /** What made the file, as {@code "pytorch 2.3.0"}; may be empty. */
    public String producer() {
        var model = unread.as(ModelProto.class, ModelProto.getDefaultInstance());
        return (model.getProducerName() + " " + model.getProducerVersion()).strip();
    }

    /** The same model with another graph. */
    public OnnxModel withGraph(Graph newGraph) {
        return new OnnxModel(name, irVersion, opsets, newGraph, unread);
    }

    /** The same model with the operators of {@code domain} in another version (the graph is not converted). */
    public OnnxModel withOpset(String domain, long version) {
        var changed = new LinkedHashMap<>(opsets);
        changed.put(domain, version);
        return new OnnxModel(name, irVersion, changed, graph, unread);
    }

    /**
     * Writes the model, its weights inside.
     *
     * @throws Problem if it is larger than the 2 GiB that the format can hold
     */
    public void write(OutputStream out) throws IOException {
        var coded = CodedOutputStream.newInstance(out, 1 << 16);
        message().writeTo(coded);
        coded.flush();
    }

    /** As {@link #write}, in memory. */
    public byte[] toBytes() {
        return message().toByteArray();
    }

    /**
     * A model whose weights are external data.
     *
     * @param bytes the model, with references to files, relative to the folder
     * @param folder the folder that all those files are in, at some depth
     * @param weights what is referred to, in memory as it was read
     */
    public record ExternalWeights(byte[] bytes, Path folder, List<Constant> weights) {
    }

    /**
     * The model with those weights as external data that lie in files already, where they were read from.
     *
     * @param which the weights to refer to, of those that lie in files; the others stay inside
     * @return none if there are no such weights, they have no folder in common, or a file was changed since it was read
     */
    public Optional<ExternalWeights> withExternalWeights(Predicate<Constant> which) {
        Predicate<Constant> referred = c -> c.fileRange().isPresent() && which.test(c);
        var inFiles = graph.constants().values().stream().filter(referred).toList();
        var files = inFiles.stream().map(c -> c.fileRange().orElseThrow().file()).distinct().toList();
        var folder = files.stream().map(f -> f.path().getParent()).reduce(OnnxModel::common);
        if (folder.isEmpty() || !files.stream().allMatch(f -> f.path().startsWith(folder.get()) && f.isUnchanged())) {
            return Optional.empty();
        }
        return Optional.of(new ExternalWeights(ProtoWriter.model(unread, Math.max(irVersion, CONSTANTS_APART), opsets,
                graph, referred, folder.get()).toByteArray(), folder.get(), inFiles));
    }

    /** The innermost folder that two folders are in; the first one where they are on different disks. */
    private static Path common(Path a, Path b) {
        for (var folder = a; folder != null; folder = folder.getParent()) {
            if (b.startsWith(folder)) {
                return folder;
            }
        }
        return a;
    }

    /** How many bytes its weights take. */
    public long weightBytes() {
        return graph.constants().values().stream().mapToLong(c -> c.bytes().size()).sum();
    }

    private ModelProto message() {
        if (weightBytes() > Integer.MAX_VALUE - (16L << 20)) {
            throw Problem.of(OnnxModel.class, "onnx.huge", name);
        }
        return ProtoWriter.model(unread, Math.max(irVersion, CONSTANTS_APART), opsets, graph);
    }

    @Override
    public String toString() {
        return name;
    }
}
