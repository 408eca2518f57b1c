package org.cameralucida.catalog.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cameralucida.catalog.download.Publisher.breaking;
import static org.cameralucida.catalog.download.Publisher.bytes;
import static org.cameralucida.catalog.download.Publisher.file;
import static org.cameralucida.catalog.download.Publisher.offer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.cameralucida.catalog.download.Transfer.Phase;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Card;
import org.junit.jupiter.api.Test;

/** What arrives, and what a disk or a user may have against it. */
class DownloadsTest extends DownloadFixture {

    @Test
    void aNetworkArrivesWholeWithItsCard() {
        publisher.at("/a", file(content, "\"1\""));
        var downloads = downloads("/a");
        var file = downloads.fetch(offer, Transfer.SILENT);
        isWhole(file, content);
        assertThat(downloads.isHere(offer)).isTrue();
        assertThat(Card.beside(file).name()).contains("NET");
        assertThat(Card.beside(file).license()).contains("Apache-2.0");
        assertThat(changes).hasValue(1);
        assertThat(publisher.asked).containsExactly("/a/net.onnx");
        assertThat(publisher.headers.keySet()).as("nothing that tells of the user")
                .isSubsetOf("Host", "User-agent", "Accept", "Accept-encoding", "Content-length", "Connection");
        assertThat(publisher.headers.get("User-agent")).containsExactly("camera-lucida");
    }

    @Test
    void howMuchIsThereIsToldAndNeverLess() {
        publisher.at("/a", breaking(content, "\"1\"", 100_000));
        var told = new ArrayList<Long>();
        var verified = new ArrayList<Long>();
        downloads("/a").fetch(offer, new Transfer() {
            @Override
            public void reached(Phase phase, long bytes, long total) {
                assertThat(total).isEqualTo(SIZE);
                (phase == Phase.DOWNLOADING ? told : verified).add(bytes);
            }
        });
        assertThat(told).isSorted().endsWith((long) SIZE);
        assertThat(verified).isSorted().endsWith((long) SIZE);
    }

    @Test
    void aFullDiskIsASentenceAndWhatArrivedIsKept() {
        publisher.at("/a", file(content, "\"1\""));
        disk = new Disk() {
            private long left = 100_000;

            @Override
            public void write(FileChannel channel, ByteBuffer bytes) throws IOException {
                int fits = (int) Math.min(left, bytes.remaining());
                left -= fits;
                Disk.REAL.write(channel, bytes.slice().limit(fits));
                if (fits < bytes.remaining()) {
                    throw new IOException("No space left on device");
                }
            }
        };
        fails(downloads("/a"), "net.onnx cannot be written further (No space left on device)");
        assertThat(part()).hasSize(100_000);
        disk = Disk.REAL;
        isWhole(downloads("/a").fetch(offer, Transfer.SILENT), content);
    }

    @Test
    void whereThereIsNoRoomNothingIsAsked() {
        disk = new Disk() {
            @Override
            public long free(Path at) {
                return 1_000_000;
            }
        };
        fails(downloads("/a"), "net.onnx needs 0.3 MB", "has room for 1.0 MB");
        assertThat(publisher.asked).isEmpty();
    }

    @Test
    void aFolderThatCannotBeIsASentence() throws IOException {
        Files.writeString(folder.resolve("networks"), "a file");
        assertThatThrownBy(() -> downloads("/a").fetch(offer, Transfer.SILENT)).isInstanceOf(Problem.class)
                .hasMessageContaining("The folder " + folder.resolve("networks") + " cannot be written");
    }

    @Test
    void oneThatIsHereIsNotAskedForAgain() {
        publisher.at("/a", file(content, "\"1\""));
        var downloads = downloads("/a");
        downloads.fetch(offer, Transfer.SILENT);
        isWhole(downloads.fetch(offer, Transfer.SILENT), content);
        assertThat(publisher.asked).hasSize(1);
    }

    @Test
    void aFileOfTheUsersOwnIsNotWrittenOver() throws IOException {
        var own = Files.createDirectories(folder.resolve("networks")).resolve("net.onnx");
        Files.write(own, bytes(SIZE, 5));
        publisher.at("/a", file(content, "\"1\""));
        assertThatThrownBy(() -> downloads("/a").fetch(offer, Transfer.SILENT)).isInstanceOf(Problem.class)
                .hasMessageContaining("is there already");
        assertThat(own).hasBinaryContent(bytes(SIZE, 5));
        assertThat(publisher.asked).isEmpty();
    }

    @Test
    void aCardOfTheUsersOwnStays() throws IOException {
        var card = Files.createDirectories(folder.resolve("networks")).resolve("net.json");
        Files.writeString(card, "{\"name\": \"mine\"}");
        publisher.at("/a", file(content, "\"1\""));
        var downloads = downloads("/a");
        downloads.fetch(offer, Transfer.SILENT);
        assertThat(card).hasContent("{\"name\": \"mine\"}");
        downloads.remove(offer);
        assertThat(downloads.file(offer)).doesNotExist();
        assertThat(card).exists();
    }

    @Test
    void removedNothingOfItIsLeft() throws IOException {
        publisher.at("/a", file(content, "\"1\""));
        var downloads = downloads("/a");
        downloads.fetch(offer, Transfer.SILENT);
        downloads.remove(offer);
        laysPart(Arrays.copyOf(content, 1000));
        downloads.remove(offer);
        try (var left = Files.list(downloads.folder())) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void twoDoNotWriteIntoOneFile() throws Exception {
        var end = new CountDownLatch(1);
        var begun = new CountDownLatch(1);
        publisher.at("/a", exchange -> {
            begun.countDown();
            await(end);
            file(content, "\"1\"").handle(exchange);
        });
        var first = CompletableFuture.supplyAsync(() -> downloads("/a").fetch(offer, Transfer.SILENT));
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(() -> downloads("/a").fetch(offer, Transfer.SILENT)).isInstanceOf(Problem.class)
                .hasMessageContaining("net.onnx is being downloaded already");
        end.countDown();
        isWhole(first.get(20, TimeUnit.SECONDS), content);
    }

    @Test
    void severalNetworksArriveAtOnce() throws Exception {
        var other = bytes(SIZE, 4);
        var second = offer("other", other);
        var both = new CountDownLatch(2);
        publisher.at("/a/net.onnx", exchange -> meetThen(both, file(content, "\"1\"")).handle(exchange));
        publisher.at("/a/other.onnx", exchange -> meetThen(both, file(other, "\"2\"")).handle(exchange));
        var downloads = downloads("/a");
        var one = CompletableFuture.supplyAsync(() -> downloads.fetch(offer, Transfer.SILENT));
        var two = CompletableFuture.supplyAsync(() -> downloads.fetch(second, Transfer.SILENT));
        isWhole(one.get(20, TimeUnit.SECONDS), content);
        isWhole(two.get(20, TimeUnit.SECONDS), other);
    }

    private static com.sun.net.httpserver.HttpHandler meetThen(CountDownLatch both,
            com.sun.net.httpserver.HttpHandler then) {
        return exchange -> {
            both.countDown();
            await(both);
            then.handle(exchange);
        };
    }
}
