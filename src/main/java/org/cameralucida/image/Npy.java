package org.cameralucida.image;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cameralucida.message.Problem;

/**
 * NumPy's {@code .npy} files (format versions 1 to 3 of {@code numpy.lib.format}): one array with its shape. Numbers
 * of any type that we read become float32; we write version 1.0, little-endian float32, row-major.
 */
public final class Npy {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int ALIGNMENT = 64;
    private static final int LONGEST_HEADER = 1 << 16;
    private static final int CHUNK = 1 << 16;

    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
    private static final Pattern ANY_TYPE = Pattern.compile("'descr'\\s*:\\s*(.{1,40})");
    private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9,\\s]*)\\)");

    private Npy() {
    }

    /** What the header says. */
    private record Header(NumberType type, ByteOrder order, boolean columnMajor, int[] shape, int size) {
    }

    private enum NumberType {
        U1(1), F2(2), F4(4), I4(4), F8(8), I8(8);

        private final int bytes;

        NumberType(int bytes) {
            this.bytes = bytes;
        }

        float read(ByteBuffer buffer) {
            return switch (this) {
                case U1 -> buffer.get() & 0xFF;
                case F2 -> Float16.toFloat(buffer.getShort());
                case F4 -> buffer.getFloat();
                case I4 -> buffer.getInt();
                case F8 -> (float) buffer.getDouble();
                case I8 -> buffer.getLong();
            };
        }
    }

    /**
     * The array in a file.
     *
     * @throws Problem naming the file, if it is not there, damaged, or of a type that we do not read
     */
    public static Tensor read(Path file) {
        var name = String.valueOf(file.getFileName());
        try (var channel = FileChannel.open(file)) {
            var header = header(channel, name);
            if ((long) header.size() * header.type().bytes > channel.size() - channel.position()) {
                throw Problem.of(Npy.class, "npy.truncated", name);
            }
            var data = numbers(channel, header);
            return new Tensor(header.columnMajor() ? rowMajor(data, header.shape()) : data, header.shape());
        } catch (NoSuchFileException missing) {
            throw Problem.causedBy(missing, Npy.class, "npy.missing", file.toString());
        } catch (EOFException end) {
            throw Problem.causedBy(end, Npy.class, "npy.truncated", name);
        } catch (IOException failure) {
            throw Problem.causedBy(failure, Npy.class, "npy.unreadable", name);
        }
    }

    /**
     * Writes an array as a file, in place of one that is there.
     *
     * @throws Problem naming the file, if it cannot be written
     */
    public static void write(Path file, Tensor tensor) {
        try (var stream = Files.newOutputStream(file)) {
            write(stream, tensor);
        } catch (IOException failure) {
            throw Problem.causedBy(failure, Npy.class, "npy.unwritable", file.toString());
        }
    }

    /**
     * Writes an array.
     *
     * @param stream flushed, and left open
     */
    public static void write(OutputStream stream, Tensor tensor) throws IOException {
        var output = new BufferedOutputStream(stream, CHUNK);
        output.write(headerBytes(tensor.shape()));
        var buffer = ByteBuffer.allocate(Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float number : tensor.data()) {
            output.write(buffer.putFloat(0, number).array());
        }
        output.flush();
    }

    private static byte[] headerBytes(int[] shape) {
        var extents = Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        var text = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + extents + (shape.length == 1 ? "," : "")
                + "), }";
        int prefix = MAGIC.length + 4;
        int padding = ALIGNMENT - 1 - (prefix + text.length()) % ALIGNMENT;
        var dictionary = (text + " ".repeat(padding) + "\n").getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(prefix + dictionary.length).order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) dictionary.length).put(dictionary).array();
    }

    private static Header header(FileChannel channel, String name) throws IOException {
        var start = take(channel, (int) Math.min(MAGIC.length + 2, channel.size()));
        if (start.remaining() < MAGIC.length + 2 || !Arrays.equals(Arrays.copyOf(start.array(), MAGIC.length), MAGIC)) {
            throw Problem.of(Npy.class, "npy.other", name);
        }
        int version = start.get(MAGIC.length);
        if (version < 1 || version > 3) {
            throw Problem.of(Npy.class, "npy.damaged", name);
        }
        var length = take(channel, version == 1 ? Short.BYTES : Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        int bytes = version == 1 ? length.getShort() & 0xFFFF : length.getInt();
        if (bytes < 0 || bytes > LONGEST_HEADER) {
            throw Problem.of(Npy.class, "npy.damaged", name);
        }
        return parse(new String(take(channel, bytes).array(), StandardCharsets.UTF_8), name);
    }

    private static Header parse(String dictionary, String name) {
        var type = TYPE.matcher(dictionary);
        var fortran = FORTRAN.matcher(dictionary);
        var shape = SHAPE.matcher(dictionary);
        if (!type.find()) {
            var other = ANY_TYPE.matcher(dictionary);
            throw other.find() ? unsupported(name, other.group(1)) : Problem.of(Npy.class, "npy.damaged", name);
        }
        if (!fortran.find() || !shape.find()) {
            throw Problem.of(Npy.class, "npy.damaged", name);
        }
        var code = type.group(1);
        var order = code.startsWith(">") ? ByteOrder.BIG_ENDIAN
                : code.startsWith("=") ? ByteOrder.nativeOrder() : ByteOrder.LITTLE_ENDIAN;
        var numbers = switch (code.replaceFirst("^[<>=|]", "")) {
            case "u1" -> NumberType.U1;
            case "f2" -> NumberType.F2;
            case "f4" -> NumberType.F4;
            case "f8" -> NumberType.F8;
            case "i4" -> NumberType.I4;
            case "i8" -> NumberType.I8;
            default -> throw unsupported(name, code);
        };
        try {
            var extents = Arrays.stream(shape.group(1).split(",")).map(String::strip).filter(e -> !e.isEmpty())
                    .mapToInt(Integer::parseInt).toArray();
            int size = Arrays.stream(extents).reduce(1, Math::multiplyExact);
            return new Header(numbers, order, fortran.group(1).equals("True"), extents, size);
        } catch (ArithmeticException | NumberFormatException tooLarge) {
            throw Problem.causedBy(tooLarge, Npy.class, "npy.large", name);
        }
    }

    private static Problem unsupported(String name, String type) {
        return Problem.of(Npy.class, "npy.type", name, type);
    }

    private static float[] numbers(FileChannel channel, Header header) throws IOException {
        var data = new float[header.size()];
        int perChunk = CHUNK / header.type().bytes;
        for (int done = 0; done < data.length;) {
            int count = Math.min(perChunk, data.length - done);
            var buffer = take(channel, count * header.type().bytes).order(header.order());
            for (int end = done + count; done < end; done++) {
                data[done] = header.type().read(buffer);
            }
        }
        return data;
    }

    private static ByteBuffer take(FileChannel channel, int bytes) throws IOException {
        var buffer = ByteBuffer.allocate(bytes);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException();
            }
        }
        return buffer.flip();
    }

    /** Turns the order in which the first axis runs fastest into the one in which the last does. */
    private static float[] rowMajor(float[] columnMajor, int[] shape) {
        var data = new float[columnMajor.length];
        var index = new int[shape.length];
        for (float number : columnMajor) {
            int place = 0;
            for (int axis = 0; axis < shape.length; axis++) {
                place = place * shape[axis] + index[axis];
            }
            data[place] = number;
            for (int axis = 0; axis < shape.length && ++index[axis] == shape[axis]; axis++) {
                index[axis] = 0;
            }
        }
        return data;
    }
}
