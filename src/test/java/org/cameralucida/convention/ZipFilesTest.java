package org.cameralucida.convention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.cameralucida.message.Message;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Network;
import org.cameralucida.network.NetworkReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Zips that are broken, or meant to break, and such as old programs write: nothing is unpacked anywhere. */
class ZipFilesTest {

    private static final GridNetwork GRID = new GridNetwork(32, 32, 4, 1);

    @TempDir
    Path folder;

    private static String notes(Network network) {
        return network.notes().stream().map(Message::toString).collect(Collectors.joining("\n"));
    }

    private static byte[] file() {
        return GRID.file(false, true, "pytorch", Map.of());
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(Path path) {
        return assertThatThrownBy(() -> NetworkReader.read(path)).isInstanceOf(Problem.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil.txt", "/etc/evil", "a/../../evil", "..\\evil", "C:\\evil", "C:/evil"})
    void aZipThatReachesOutsideIsRefused(String name) throws IOException {
        var zip = zip(Map.of("model.onnx", file(), name, "x".getBytes(StandardCharsets.UTF_8)));
        assertRefused(zip).hasMessageContaining("outside of itself");
        try (var files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).containsExactly(zip);
        }
    }

    private Path zip(Map<String, byte[]> files) throws IOException {
        var zip = folder.resolve("n.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (var file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue());
            }
        }
        return zip;
    }

    @Test
    void aZipBombIsNotUnpacked() throws IOException {
        var zip = folder.resolve("bomb.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("model.onnx"));
            for (int i = 0; i < 80; i++) {
                out.write(new byte[1 << 20]);
            }
        }
        assertRefused(zip).hasMessageContaining("it was not unpacked");
    }

    @Test
    void aLinkInAZipIsNoFile() throws IOException {
        var zip = folder.resolve("link.zip");
        try (var out = new ZipArchiveOutputStream(zip.toFile())) {
            out.putArchiveEntry(new ZipArchiveEntry("model.onnx"));
            out.write(file());
            out.closeArchiveEntry();
            var link = new ZipArchiveEntry("labels.txt");
            link.setUnixMode(UnixStat.LINK_FLAG | 0777);
            out.putArchiveEntry(link);
            out.write("/etc/passwd".getBytes(StandardCharsets.UTF_8));
            out.closeArchiveEntry();
        }
        var network = NetworkReader.read(zip);
        assertThat(network.labels().isNamed(0)).isFalse();
        assertThat(notes(network)).isEmpty();
    }

    @Test
    void aDamagedZipIsSaidToBeThat() throws IOException {
        var zip = zip(Map.of("model.onnx", file()));
        var bytes = Files.readAllBytes(zip);
        Files.write(zip, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        assertRefused(zip).hasMessageContaining("n.zip is damaged");
        Files.writeString(zip, "no zip");
        assertRefused(zip).hasMessageContaining("n.zip is damaged");
    }

    @Test
    void aNetworkInAZipCanBeNamed() throws IOException {
        var zip = zip(Map.of("a/model.onnx", file(), "a/model_int8.onnx", file()));
        var network = NetworkReader.read(zip.resolve("a/model_int8.onnx"));
        assertThat(network.name()).isEqualTo("model_int8");
        assertThat(NetworkFiles.together(zip)).isEqualTo(NetworkFiles.together(zip.resolve("a/model_int8.onnx")))
                .containsExactly(zip.resolve("a/model.onnx"), zip.resolve("a/model_int8.onnx"));
        assertRefused(zip.resolve("a/other.onnx")).hasMessageContaining("no file a/other.onnx");
    }

    /** A folder's files, the network's weights each in a file of its own. */
    private static Map<String, byte[]> withWeightsApart(String folder) throws IOException {
        var files = new HashMap<String, byte[]>();
        var proto = OnnxMl.ModelProto.parseFrom(file()).toBuilder();
        for (var weight : proto.getGraphBuilder().getInitializerBuilderList()) {
            var location = folder + weight.getName() + ".bin";
            files.put("onnx/" + location, weight.getRawData().toByteArray());
            weight.clearRawData().setDataLocation(OnnxMl.TensorProto.DataLocation.EXTERNAL).addExternalData(
                    OnnxMl.StringStringEntryProto.newBuilder().setKey("location").setValue(location));
        }
        files.put("onnx/model.onnx", proto.build().toByteArray());
        return files;
    }

    @Test
    void weightsApartAreReadOutOfAZip() throws IOException {
        var network = NetworkReader.read(zip(withWeightsApart("weights/")));
        assertThat(network.asRead().graph()).isEqualTo(NetworkReader.read(Files.write(folder.resolve("model.onnx"), file())).asRead().graph());
        var without = withWeightsApart("weights/");
        without.keySet().removeIf(path -> path.endsWith(".bin"));
        assertRefused(zip(without)).hasMessageContaining("which is missing");
        assertRefused(zip(withWeightsApart("../weights/"))).hasMessageContaining("outside");
    }

    @Test
    void bytesThatWereChangedOnTheWayAreNoNetwork() throws IOException {
        var zip = zip(Map.of("model.onnx", file()));
        var bytes = Files.readAllBytes(zip);
        bytes[bytes.length / 2] ^= 1;
        Files.write(zip, bytes);
        assertRefused(zip).hasMessageContaining("damaged");
    }

    @Test
    void aZipInAZipAndAnEncryptedOneAreSaidToBeThat() throws IOException {
        assertRefused(zip(Map.of("inner.zip", new byte[]{1}))).hasMessageContaining("inner.zip");
        var zip = zip(Map.of("model.onnx", file()));
        var bytes = Files.readAllBytes(zip);
        int central = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
        // The first bit of the flags, which stand twice.
        bytes[6] |= 1;
        bytes[central + 8] |= 1;
        Files.write(zip, bytes);
        assertRefused(zip).hasMessageContaining("encrypted");
    }

    /** As programs for DOS wrote them, and some still do. */
    @Test
    void pathsMayBeInAnOldAlphabet() throws IOException {
        var zip = folder.resolve("old.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(zip), Charset.forName("IBM437"))) {
            out.putNextEntry(new ZipEntry("réseau/modèle.onnx"));
            out.write(file());
        }
        assertThat(NetworkReader.read(zip).name()).isEqualTo("modèle");
    }
}
