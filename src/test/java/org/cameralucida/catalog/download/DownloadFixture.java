package org.cameralucida.catalog.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cameralucida.catalog.download.Publisher.bytes;
import static org.cameralucida.catalog.download.Publisher.file;
import static org.cameralucida.catalog.download.Publisher.offer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.cameralucida.message.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** Downloads from a server on this computer, which behaves well and badly. */
abstract class DownloadFixture {

    static final int SIZE = 300_000;
    /** Long enough for a busy computer to answer itself, short where silence is what is tested. */
    static final Patience PATIENT = new Patience(Duration.ofSeconds(20), Duration.ofSeconds(20),
            Duration.ofSeconds(20), Duration.ofMillis(1), 2);

    @TempDir
    Path folder;

    final byte[] content = bytes(SIZE, 1);
    final Offer offer = offer("net", content);
    final Publisher publisher = new Publisher();
    final AtomicInteger changes = new AtomicInteger();
    Patience patience = PATIENT;
    Disk disk = Disk.REAL;

    @AfterEach
    void close() {
        publisher.close();
    }

    Downloads downloads(String... paths) {
        var addresses = Arrays.stream(paths).map(path -> publisher.address() + path).toList();
        return new Downloads(folder.resolve("networks"), () -> Publisher.offers(addresses, offer), patience, disk,
                changes::incrementAndGet);
    }

    Path part() {
        return folder.resolve("networks").resolve("net.onnx.part");
    }

    void laysPart(byte[] arrived) throws IOException {
        Files.createDirectories(part().getParent());
        Files.write(part(), arrived);
    }

    void fails(Downloads downloads, String... words) {
        assertThatThrownBy(() -> downloads.fetch(offer, Transfer.SILENT)).isInstanceOf(Problem.class)
                .hasMessageContainingAll(words).hasMessageNotContaining("\n");
        assertThat(downloads.file(offer)).doesNotExist();
        assertThat(downloads.isHere(offer)).isFalse();
        assertThat(changes).hasValue(0);
    }

    static void isWhole(Path file, byte[] content) {
        assertThat(file).hasBinaryContent(content);
        assertThat(Path.of(file + ".part")).doesNotExist();
        assertThat(Path.of(file + ".part.from")).doesNotExist();
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
