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
import java.util.Optional;
import java.util.function.Function;
import org.cameralucida.message.Problem;

/**
 * Weights that lie in files beside the model. Their paths were chosen by whoever made the model: nothing outside of the
 * model's own folder is ever opened, symbolic links included.
 */
final class ExternalData {

    private final String model;
    private final Source source;

    /** Where those files are. */
    private interface Source {

        /** @param length how many bytes; -1: all from the offset on */
        WeightBytes part(String location, long offset, long length) throws IOException;
    }

    private ExternalData(String model, Function<ExternalData, Source> source) {
        this.model = model;
        this.source = source.apply(this);
    }

    /** There are no such files. */
    static ExternalData none(String model) {
        return inMemory(model, location -> Optional.empty());
    }

    /** Files of the model's folder. */
    static ExternalData in(String model, Path folder) {
        return new ExternalData(model, self -> self.new InFolder(folder));
    }

    /** Files whose bytes somebody else has, by their paths relative to the model's folder. */
    static ExternalData inMemory(String model, Function<String, Optional<byte[]>> files) {
        return new ExternalData(model, self -> self.new InMemory(files));
    }

    /** The bytes of a tensor that are in a file of their own. */
    WeightBytes of(TensorProto tensor) {
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
            return source.part(inside(location), offset, length);
        } catch (IOException e) {
            throw Problem.causedBy(e, OnnxModel.class, "onnx.external.unreadable", model, location,
                    String.valueOf(e.getMessage()));
        }
    }

    /** The location, if it is not one outside of the model's folder. */
    private String inside(String location) {
        try {
            var path = Path.of(location).normalize();
            // Windows paths are refused on every system: a model must not be safe here and unsafe there.
            boolean leaves = path.isAbsolute() || path.startsWith("..") || location.isEmpty()
                    || location.startsWith("\\") || location.matches("[A-Za-z]:.*") || location.contains("..\\");
            if (leaves) {
                throw Problem.of(OnnxModel.class, "onnx.external.outside", model, location);
            }
            return path.toString();
        } catch (InvalidPathException e) {
            throw Problem.causedBy(e, OnnxModel.class, "onnx.external.outside", model, location.replace('\0', '?'));
        }
    }

    private Problem missing(String location) {
        return Problem.of(OnnxModel.class, "onnx.external.missing", model, location);
    }

    /** How many bytes a part of a file has. */
    private int length(String location, long offset, long length, long fileSize) {
        long size = length < 0 ? fileSize - offset : length;
        if (offset < 0 || size < 0 || size > Integer.MAX_VALUE || offset > fileSize - size) {
            throw Problem.of(OnnxModel.class, "onnx.external.short", model, location);
        }
        return (int) size;
    }

    /** Small files are read as a whole, of large ones each weight when it is asked for. */
    private final class InFolder implements Source {

        private final Path folder;
        private final Map<String, FileRange.WeightFile> known = new HashMap<>();
        private final Map<String, ByteBuffer> read = new HashMap<>();

        InFolder(Path folder) {
            this.folder = folder;
        }

        @Override
        public WeightBytes part(String location, long offset, long length) throws IOException {
            if (!known.containsKey(location)) {
                known.put(location, FileRange.WeightFile.of(file(location)));
            }
            var file = known.get(location);
            var range = new FileRange(file, offset);
            int size = length(location, offset, length, file.size());
            if (file.size() >= OnnxModel.LARGE_FROM) {
                return WeightBytes.later(range, size);
            }
            if (!read.containsKey(location)) {
                try (var channel = FileChannel.open(file.path())) {
                    read.put(location, DirectMemory.of(channel, 0, file.size()));
                }
            }
            return WeightBytes.of(read.get(location).slice((int) offset, size), range);
        }

        private Path file(String location) throws IOException {
            var file = folder.resolve(location);
            if (!Files.exists(file)) {
                throw missing(location);
            }
            if (!file.toRealPath().startsWith(folder.toRealPath())) {
                throw Problem.of(OnnxModel.class, "onnx.external.outside", model, location);
            }
            if (!Files.isRegularFile(file)) {
                throw missing(location);
            }
            return file;
        }
    }

    /** Each file is read once. */
    private final class InMemory implements Source {

        private final Function<String, Optional<byte[]>> files;
        private final Map<String, ByteBuffer> read = new HashMap<>();

        InMemory(Function<String, Optional<byte[]>> files) {
            this.files = files;
        }

        @Override
        public WeightBytes part(String location, long offset, long length) {
            var path = location.replace('\\', '/');
            var bytes = read.computeIfAbsent(path, l -> ByteBuffer.wrap(files.apply(l).orElseThrow(() -> missing(l))));
            int size = length(location, offset, length, bytes.limit());
            return WeightBytes.of(bytes.slice((int) offset, size));
        }
    }
}
