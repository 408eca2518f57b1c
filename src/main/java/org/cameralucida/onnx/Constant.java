package org.cameralucida.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cameralucida.image.Float16;

/**
 * A constant tensor, an initializer in ONNX's words: a weight. Its bytes are kept as they came and decoded when asked
 * for.
 *
 * @param name the tensor
 * @param type its elements
 * @param shape the extent of each axis; empty for a scalar; not to be changed
 * @param bytes the elements in ONNX's raw form: little endian, row-major; none for strings
 * @param unread what else the model says of it
 */
public record Constant(String name, ElementType type, long[] shape, WeightBytes bytes, UnreadFields unread) {

    /** @throws IllegalArgumentException if the bytes are not as many as type and shape demand */
    public Constant {
        if (type.isNumeric() && bytes.size() != type.bytes(elements(shape))) {
            throw new IllegalArgumentException("constant " + name + " of " + type + Arrays.toString(shape)
                    + " with " + bytes.size() + " bytes");
        }
    }

    /** A constant in memory. */
    public Constant(String name, ElementType type, long[] shape, ByteBuffer data, UnreadFields unread) {
        this(name, type, shape, WeightBytes.of(data), unread);
    }

    /** A constant of float32 numbers. */
    public static Constant floats(String name, long[] shape, float... values) {
        var bytes = littleEndian(4L * values.length);
        bytes.asFloatBuffer().put(values);
        return new Constant(name, ElementType.FLOAT, shape.clone(), bytes, UnreadFields.NONE);
    }

    /** A constant of int64 numbers. */
    public static Constant longs(String name, long[] shape, long... values) {
        var bytes = littleEndian(8L * values.length);
        bytes.asLongBuffer().put(values);
        return new Constant(name, ElementType.INT64, shape.clone(), bytes, UnreadFields.NONE);
    }

    /** A list of int64 numbers, as for the shape of a Reshape or the axes of a reduction. */
    public static Constant list(String name, long... values) {
        return longs(name, new long[]{values.length}, values);
    }

    /** One float32 number without axes. */
    public static Constant scalar(String name, float value) {
        return floats(name, new long[0], value);
    }

    static ByteBuffer littleEndian(long size) {
        return ByteBuffer.allocate(Math.toIntExact(size)).order(ByteOrder.LITTLE_ENDIAN);
    }

    static long elements(long[] shape) {
        long elements = 1;
        for (long extent : shape) {
            if (extent < 0) {
                throw new IllegalArgumentException("negative extent in " + Arrays.toString(shape));
            }
            elements = Math.multiplyExact(elements, extent);
        }
        return elements;
    }

    /** How many elements. */
    public int size() {
        return Math.toIntExact(elements(shape));
    }

    /** How many axes. */
    public int rank() {
        return shape.length;
    }

    /**
     * The bytes, little endian, from the first; a view of its own each time.
     *
     * @throws org.cameralucida.message.Problem if they lie in a large file, are not read yet, and cannot be
     */
    public ByteBuffer data() {
        return bytes.buffer();
    }

    /** Where in a file the bytes lie, if they do. */
    Optional<FileRange> fileRange() {
        return bytes.range();
    }

    /** The elements as float32 (a new array); integers and booleans are converted, float64 is rounded. */
    public float[] floats() {
        var values = new float[size()];
        var bytes = data();
        switch (type) {
            case FLOAT -> bytes.asFloatBuffer().get(values);
            case DOUBLE -> fill(values, i -> (float) bytes.getDouble(8 * i));
            case FLOAT16 -> fill(values, i -> Float16.toFloat(bytes.getShort(2 * i)));
            case BFLOAT16 -> fill(values, i -> Float.intBitsToFloat(bytes.getShort(2 * i) << 16));
            default -> fill(values, i -> integer(bytes, i));
        }
        return values;
    }

    /** The elements as integers (a new array); numbers with a fraction are cut towards zero. */
    public long[] longs() {
        var values = new long[size()];
        if (type.isFloating()) {
            var numbers = floats();
            Arrays.setAll(values, i -> (long) numbers[i]);
        } else {
            var bytes = data();
            Arrays.setAll(values, i -> integer(bytes, i));
        }
        return values;
    }

    /** The elements of a tensor of texts; empty for any other. */
    public List<String> texts() {
        return type == ElementType.STRING ? unread.as(TensorProto.class, TensorProto.getDefaultInstance())
                .getStringDataList().stream().map(ByteString::toStringUtf8).toList() : List.of();
    }

    /** Whether {@link #floats} and {@link #longs} can decode it. */
    public boolean isReadable() {
        return switch (type) {
            case FLOAT, DOUBLE, FLOAT16, BFLOAT16, BOOL, INT8, UINT8, INT16, UINT16, INT32, UINT32, INT64, UINT64,
                 INT4, UINT4 -> true;
            default -> false;
        };
    }

    private long integer(ByteBuffer bytes, int i) {
        return switch (type) {
            case INT64, UINT64 -> bytes.getLong(8 * i);
            case INT32 -> bytes.getInt(4 * i);
            case UINT32 -> Integer.toUnsignedLong(bytes.getInt(4 * i));
            case INT16 -> bytes.getShort(2 * i);
            case UINT16 -> Short.toUnsignedLong(bytes.getShort(2 * i));
            case INT8 -> bytes.get(i);
            case UINT8, BOOL -> Byte.toUnsignedLong(bytes.get(i));
            case UINT4 -> (bytes.get(i / 2) >> (4 * (i % 2))) & 0xF;
            case INT4 -> ((bytes.get(i / 2) >> (4 * (i % 2))) << 28) >> 28;
            default -> throw new IllegalStateException("constant " + name + " of " + type + " as numbers");
        };
    }

    private interface At {
        float get(int index);
    }

    private static void fill(float[] values, At at) {
        for (int i = 0; i < values.length; i++) {
            values[i] = at.get(i);
        }
    }

    /** The same numbers under another name. */
    public Constant withName(String newName) {
        return new Constant(newName, type, shape, bytes, unread);
    }

    /** What a declaration of it would say. */
    public Value declaration() {
        return new Value(name, type, Shape.of(shape));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Constant c && name.equals(c.name) && type == c.type && Arrays.equals(shape, c.shape)
                && bytes.equals(c.bytes) && unread.equals(c.unread);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(shape);
    }

    @Override
    public String toString() {
        return name + ": " + type + Arrays.toString(shape);
    }
}
