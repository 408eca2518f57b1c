package org.cameralucida.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.cameralucida.message.Problem;

/**
 * Weights that lie in files beside the model. Their paths were chosen by whoever made the model: nothing outside of the
 * model's own folder is ever opened, symbolic links included.
 */
final class ExternalData {

    private final String model;
    private final Path folder;
    private final Map<String, ByteBuffer> files = new HashMap<>();
    private final Map<String, FileRange.WeightFile> known = new HashMap<>();

    /** The bytes of a tensor, and where they are. */
    record Part(ByteBuffer bytes, FileRange range) {
    }

    /** @param folder the model's folder; null if the model has none */
    ExternalData(String model, Path folder) {
        this.model = model;
        this.folder = folder;
    }

    /** The bytes of a tensor that are in a file of their own. */
    Part of(TensorProto tensor) {
        var location = "";
        long offset = 0;
        long length = -1;
        try {
            for (var entry : tensor.getExternalDataList()) {
                switch (entry.getKey()) {
                    case "location" -> location = entry.getValue();
                    case "offset" -> offset = Long.parseLong(entry.getValue().strip());
                    case "length" -> length = Long.parseLong(entry.getValue().strip());
                    default -> {
                        // "checksum" and later inventions: not needed to read the bytes
                    }
                }
            }
        } catch (NumberFormatException e) {
            throw Problem.causedBy(e, OnnxModel.class, "onnx.damaged", model);
        }
        try {
            return part(file(location), location, offset, length);
        } catch (IOException e) {
            throw Problem.causedBy(e, OnnxModel.class, "onnx.external.unreadable", model, location,
                    String.valueOf(e.getMessage()));
        }
    }

    private Part part(Path file, String location, long offset, long length) throws IOException {
        try (var channel = FileChannel.open(file)) {
            long size = length < 0 ? channel.size() - offset : length;
            if (offset < 0 || size < 0 || size > Integer.MAX_VALUE || offset > channel.size() - size) {
                throw Problem.of(OnnxModel.class, "onnx.external.short", model, location);
            }
            if (!files.containsKey(location) && channel.size() <= Integer.MAX_VALUE) {
                files.put(location, DirectMemory.of(channel, 0, channel.size()));
            }
            if (!known.containsKey(location)) {
                known.put(location, FileRange.WeightFile.of(file));
            }
            var bytes = files.containsKey(location)
                    ? files.get(location).slice((int) offset, (int) size)
                    : DirectMemory.of(channel, offset, size);
            return new Part(bytes, new FileRange(known.get(location), offset));
        }
    }

    private Path file(String location) throws IOException {
        if (folder == null) {
            throw Problem.of(OnnxModel.class, "onnx.external.missing", model, location);
        }
        try {
            var relative = Path.of(location);
            var file = folder.resolve(relative).normalize();
            // Windows paths are refused on every system: a model must not be safe here and unsafe there.
            boolean leaves = relative.isAbsolute() || location.isEmpty() || location.startsWith("\\")
                    || location.matches("[A-Za-z]:.*") || location.contains("..\\")
                    || !file.startsWith(folder.normalize());
            if (leaves) {
                throw Problem.of(OnnxModel.class, "onnx.external.outside", model, location);
            }
            if (!Files.exists(file)) {
                throw Problem.of(OnnxModel.class, "onnx.external.missing", model, location);
            }
            if (!file.toRealPath().startsWith(folder.toRealPath())) {
                throw Problem.of(OnnxModel.class, "onnx.external.outside", model, location);
            }
            if (!Files.isRegularFile(file)) {
                throw Problem.of(OnnxModel.class, "onnx.external.missing", model, location);
            }
            return file;
        } catch (InvalidPathException e) {
            throw Problem.causedBy(e, OnnxModel.class, "onnx.external.outside", model, location.replace('\0', '?'));
        }
    }
}
