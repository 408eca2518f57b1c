package org.cameralucida.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import org.cameralucida.SharedData;
import org.cameralucida.message.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpyTest {

    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenIsReadBack() {
        var file = folder.resolve("mappa è.npy");
        for (var tensor : new Tensor[] {
            new Tensor(new float[] {1.5f, -2, Float.NaN, Float.MIN_VALUE, Float.POSITIVE_INFINITY, 0}, 2, 3),
            new Tensor(new float[] {7}),
            new Tensor(new float[] {1, 2, 3}, 3),
            new Tensor(new float[0], 0, 4),
            new Tensor(new float[100_000], 10, 100, 100)}) {
            Npy.write(file, tensor);
            assertThat(Npy.read(file)).isEqualTo(tensor);
        }
    }

    @Test
    void headerIsAsNumpyWritesIt() throws IOException {
        var bytes = new ByteArrayOutputStream();
        Npy.write(bytes, new Tensor(new float[] {1, 2}, 2));
        assertThat(bytes.size()).isEqualTo(128 + 8);
        var header = "\u0093NUMPY\u0001\u0000v\u0000{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }";
        assertThat(bytes.toString(StandardCharsets.ISO_8859_1)).startsWith(header + " ");
        assertThat(bytes.toByteArray()[127]).isEqualTo((byte) '\n');
        assertThat(Arrays.copyOfRange(bytes.toByteArray(), 128, 136)).containsExactly(0, 0, 0x80, 0x3F, 0, 0, 0, 0x40);
    }

    @ParameterizedTest
    @CsvSource({"<", ">"})
    void readsEveryNumberTypeInBothByteOrders(String order) throws IOException {
        check(order, "f8", 8, b -> b.putDouble(1).putDouble(-2.5));
        check(order, "f4", 4, b -> b.putFloat(1).putFloat(-2.5f));
        check(order, "f2", 2, b -> b.putShort((short) 0x3C00).putShort((short) 0xC100));
        assertThat(Npy.read(file(order + "i8", "(2,)", order, 16, b -> b.putLong(1L << 40).putLong(-3))).data())
                .containsExactly(1L << 40, -3);
        assertThat(Npy.read(file(order + "i4", "(2,)", order, 8, b -> b.putInt(70_000).putInt(-3))).data())
                .containsExactly(70_000, -3);
        assertThat(Npy.read(file("|u1", "(2,)", order, 2, b -> b.put((byte) 200).put((byte) 3))).data())
                .containsExactly(200, 3);
    }

    @Test
    void readsHalvesOfEveryKind() throws IOException {
        short[] halves = {0, (short) 0x8000, 1, 0x03FF, 0x0400, 0x7BFF, 0x7C00, (short) 0xFC00, 0x7E00, 0x3555};
        var data = Npy.read(file("<f2", "(10,)", "<", 20, b -> {
            for (short half : halves) {
                b.putShort(half);
            }
        })).data();
        assertThat(data).containsExactly(0f, -0f, 0x1p-24f, 1023 * 0x1p-24f, 0x1p-14f, 65504f, Float.POSITIVE_INFINITY,
                Float.NEGATIVE_INFINITY, Float.NaN, 1365 * 0x1p-12f);
    }

    @Test
    void columnMajorBecomesRowMajor() throws IOException {
        var path = file("{'descr': '<f4', 'fortran_order': True, 'shape': (2, 3), }", "<", 24, b -> {
            for (float v : new float[] {0, 10, 1, 11, 2, 12}) {
                b.putFloat(v);
            }
        });
        assertThat(Npy.read(path)).isEqualTo(new Tensor(new float[] {0, 1, 2, 10, 11, 12}, 2, 3));
    }

    @Test
    void readsVersionsTwoAndThree() throws IOException {
        for (byte version = 2; version <= 3; version++) {
            var text = "{'descr':'<f4','fortran_order':False,'shape':()}\n".getBytes(StandardCharsets.UTF_8);
            var bytes = ByteBuffer.allocate(12 + text.length + 4).order(ByteOrder.LITTLE_ENDIAN)
                    .put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII)).put(version).put((byte) 0)
                    .putInt(text.length).put(text).putFloat(3);
            var path = Files.write(folder.resolve("v.npy"), bytes.array());
            assertThat(Npy.read(path)).isEqualTo(new Tensor(new float[] {3}));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<c8", "|O", "<U5", "|b1", "<M8[us]", "f16"})
    void otherNumberTypesAreNamed(String type) throws IOException {
        var path = file(type, "(1,)", "<", 16, b -> { });
        assertThatThrownBy(() -> Npy.read(path)).isInstanceOf(Problem.class).hasMessageContaining("a.npy")
                .hasMessageContaining(type);
    }

    @Test
    void recordsAreNotRead() throws IOException {
        var path = file("{'descr': [('x', '<f4')], 'fortran_order': False, 'shape': (1,), }", "<", 4, b -> { });
        assertThatThrownBy(() -> Npy.read(path)).isInstanceOf(Problem.class).hasMessageContaining("[('x'");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "{}", "not a dictionary", "{'descr': '<f4', 'shape': (2,)}", "{'descr': '<f4', 'fortran_order': False}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (-2,)}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999,)}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2000000000, 2000000000)}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2000000000,)}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (3,)}"
    })
    void damagedHeadersAreProblems(String header) throws IOException {
        var path = file(header, "<", 8, b -> { });
        assertThatThrownBy(() -> Npy.read(path)).isInstanceOf(Problem.class).hasMessageContaining("a.npy");
    }

    @Test
    void everyTruncationIsAProblem() throws IOException {
        var bytes = Files.readAllBytes(file("<f4", "(2,)", "<", 8, b -> b.putFloat(1).putFloat(2)));
        for (int length = 0; length < bytes.length; length++) {
            var path = Files.write(folder.resolve("cut.npy"), Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> Npy.read(path)).as("cut at " + length).isInstanceOf(Problem.class)
                    .hasMessageContaining("cut.npy");
        }
    }

    @Test
    void missingFileFolderAndForeignFileAreProblemsInBothLanguages() throws IOException {
        var text = Files.writeString(folder.resolve("notes.npy"), "no numbers here at all");
        for (var path : new Path[] {text, folder, folder.resolve("gone.npy")}) {
            assertThatThrownBy(() -> Npy.read(path)).isInstanceOfSatisfying(Problem.class, problem -> {
                assertThat(problem.in(Locale.ENGLISH)).contains(path.getFileName().toString());
                assertThat(problem.in(Locale.ITALIAN)).contains(path.getFileName().toString())
                        .isNotEqualTo(problem.in(Locale.ENGLISH));
            });
        }
        assertThatThrownBy(() -> Npy.write(folder.resolve("gone/a.npy"), new Tensor(new float[1], 1)))
                .isInstanceOf(Problem.class).hasMessageContaining("a.npy");
    }

    @Test
    void readsTheReferenceMapsOfTheSharedData() throws IOException {
        try (var files = Files.walk(SharedData.at("goldens"))) {
            var arrays = files.filter(f -> f.toString().endsWith(".npy")).toList();
            assertThat(arrays).isNotEmpty().allSatisfy(f -> assertThat(Npy.read(f).data()).isNotEmpty());
        }
    }

    private void check(String order, String type, int bytes, Consumer<ByteBuffer> numbers) throws IOException {
        assertThat(Npy.read(file(order + type, "(1, 2)", order, 2 * bytes, numbers)))
                .isEqualTo(new Tensor(new float[] {1, -2.5f}, 1, 2));
    }

    private Path file(String type, String shape, String order, int bytes, Consumer<ByteBuffer> numbers)
            throws IOException {
        var header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }\n";
        return file(header, order, bytes, numbers);
    }

    private Path file(String header, String order, int bytes, Consumer<ByteBuffer> numbers) throws IOException {
        var text = header.getBytes(StandardCharsets.UTF_8);
        var buffer = ByteBuffer.allocate(10 + text.length + bytes)
                .put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII)).put((byte) 1).put((byte) 0)
                .order(ByteOrder.LITTLE_ENDIAN).putShort((short) text.length).put(text)
                .order(order.equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        numbers.accept(buffer);
        return Files.write(folder.resolve("a.npy"), buffer.array());
    }
}
