package org.cameralucida.catalog.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Card;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownFilesTest {

    @TempDir
    Path folder;

    private final byte[] content = Publisher.bytes(5000, 1);
    private final Offers offers = Publisher.offers(List.of(), Publisher.offer("net", content));

    private KnownFiles known() {
        return new KnownFiles(() -> offers, folder.resolve("cache/hashes.txt"));
    }

    @Test
    void aPublishedNetworkIsRecognisedWhateverItIsCalled() throws IOException {
        var file = Files.write(folder.resolve("model (1).onnx"), content);
        assertThat(known().card(file).flatMap(Card::name)).contains("NET");
        assertThat(known().card(file)).isPresent();
    }

    @Test
    void anotherFileOfTheSameSizeIsNot() throws IOException {
        assertThat(known().card(Files.write(folder.resolve("net.onnx"), Publisher.bytes(5000, 2)))).isEmpty();
    }

    @Test
    void aFileOfAnotherSizeIsNotEvenRead() throws IOException {
        assertThat(known().card(Files.write(folder.resolve("net.onnx"), Publisher.bytes(5001, 1)))).isEmpty();
        assertThat(folder.resolve("cache")).doesNotExist();
        assertThat(known().card(folder.resolve("none.onnx"))).isEmpty();
    }

    @Test
    void aFileIsReadOnceAndAgainWhenItHasChanged() throws IOException {
        var file = Files.write(folder.resolve("a file.onnx"), content);
        known().card(file);
        var time = Files.getLastModifiedTime(file);
        Files.write(file, Publisher.bytes(5000, 2));
        Files.setLastModifiedTime(file, time);
        assertThat(known().card(file)).as("nothing of it says that it has changed").isPresent();
        Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(time.toMillis() + 5000));
        assertThat(known().card(file)).isEmpty();
    }

    @Test
    void damagedNotesAreForgotten() throws IOException {
        Files.createDirectories(folder.resolve("cache"));
        Files.write(folder.resolve("cache/hashes.txt"), Publisher.bytes(1000, 7));
        assertThat(known().card(Files.write(folder.resolve("net.onnx"), content))).isPresent();
    }

    @Test
    void aListThatCannotBeReadKeepsNobodyFromOpeningTheirs() throws IOException {
        var file = Files.write(folder.resolve("net.onnx"), content);
        var failing = new KnownFiles(() -> {
            throw Problem.of(Downloads.class, "list.unreadable", "catalog.json", "");
        }, null);
        assertThat(failing.card(file)).isEmpty();
    }
}
