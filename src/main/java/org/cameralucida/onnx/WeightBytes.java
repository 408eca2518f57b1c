package org.cameralucida.onnx;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Optional;
import java.util.function.Supplier;
import org.cameralucida.message.Problem;

/**
 * The bytes of a constant: in memory, or left in a large file until somebody asks for them; who only wants to know what a
 * network is does not.
 */
public final class WeightBytes {

    private final long size;
    private final Optional<FileRange> range;
    private ByteBuffer bytes;
    /** Where they come from; null once they are there. */
    private Supplier<ByteBuffer> source;

    private WeightBytes(ByteBuffer bytes, Supplier<ByteBuffer> source, long size, Optional<FileRange> range) {
        this.bytes = bytes;
        this.source = source;
        this.size = size;
        this.range = range;
    }

    /** Bytes in memory, from the buffer's position to its limit; not to be changed. */
    static WeightBytes of(ByteBuffer bytes) {
        return new WeightBytes(bytes.slice().asReadOnlyBuffer(), null, bytes.remaining(), Optional.empty());
    }

    /** Bytes in memory that lie in a file too. */
    static WeightBytes of(ByteBuffer bytes, FileRange range) {
        return new WeightBytes(bytes.slice().asReadOnlyBuffer(), null, bytes.remaining(), Optional.of(range));
    }

    /** Bytes that are read from a file when they are asked for. */
    static WeightBytes later(FileRange range, long size) {
        return new WeightBytes(null, () -> read(range, size), size, Optional.of(range));
    }

    /** Bytes that are computed when they are asked for. */
    static WeightBytes later(Supplier<ByteBuffer> source, long size) {
        return new WeightBytes(null, source, size, Optional.empty());
    }

    /** How many. */
    long size() {
        return size;
    }

    /** Where in a file they lie, if they do. */
    Optional<FileRange> range() {
        return range;
    }

    /**
     * The bytes, little endian, from the first; a view of its own each time.
     *
     * @throws Problem if they are not read yet, and their file was changed or cannot be read
     */
    synchronized ByteBuffer buffer() {
        if (bytes == null) {
            bytes = source.get().asReadOnlyBuffer();
            source = null;
        }
        return bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteBuffer read(FileRange from, long size) {
        var path = from.file().path();
        var name = String.valueOf(path.getFileName());
        try (var channel = FileChannel.open(path)) {
            var read = DirectMemory.of(channel, from.offset(), size);
            if (from.file().isUnchanged()) {
                return read;
            }
        } catch (IOException e) {
            if (from.file().isUnchanged()) {
                throw Problem.causedBy(e, OnnxModel.class, "onnx.unreadable", name, String.valueOf(e.getMessage()));
            }
        }
        throw Problem.of(OnnxModel.class, "onnx.changed", name);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof WeightBytes b && size == b.size && buffer().equals(b.buffer());
    }

    @Override
    public int hashCode() {
        return Long.hashCode(size);
    }
}
