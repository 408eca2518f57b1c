package org.cameralucida.catalog.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cameralucida.catalog.download.Publisher.breaking;
import static org.cameralucida.catalog.download.Publisher.bytes;
import static org.cameralucida.catalog.download.Publisher.chunked;
import static org.cameralucida.catalog.download.Publisher.file;
import static org.cameralucida.catalog.download.Publisher.offer;
import static org.cameralucida.catalog.download.Publisher.redirect;
import static org.cameralucida.catalog.download.Publisher.status;
import static org.cameralucida.catalog.download.Publisher.whole;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.cameralucida.catalog.download.Transfer.Phase;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Card;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Downloads from a server on this computer, which behaves well and badly. */
class DownloadsTest {

    private static final int SIZE = 300_000;
    /** Long enough for a busy computer to answer itself, short where silence is what is tested. */
    private static final Patience PATIENT = new Patience(Duration.ofSeconds(20), Duration.ofSeconds(20),
            Duration.ofSeconds(20), Duration.ofMillis(1), 2);

    @TempDir
    Path folder;

    private final byte[] content = bytes(SIZE, 1);
    private final Offer offer = offer("net", content);
    private final Publisher publisher = new Publisher();
    private final AtomicInteger changes = new AtomicInteger();
    private Patience patience = PATIENT;
    private Disk disk = Disk.REAL;

    @AfterEach
    void close() {
        publisher.close();
    }

    private Downloads downloads(String... paths) {
        var addresses = Arrays.stream(paths).map(path -> publisher.address() + path).toList();
        return new Downloads(folder.resolve("networks"), () -> Publisher.offers(addresses, offer), patience, disk,
                changes::incrementAndGet);
    }

    private Path part() {
        return folder.resolve("networks").resolve("net.onnx.part");
    }

    private void laysPart(byte[] arrived) throws IOException {
        Files.createDirectories(part().getParent());
        Files.write(part(), arrived);
    }

    private void fails(Downloads downloads, String... words) {
        assertThatThrownBy(() -> downloads.fetch(offer, Transfer.SILENT)).isInstanceOf(Problem.class)
                .hasMessageContainingAll(words).hasMessageNotContaining("\n");
        assertThat(downloads.file(offer)).doesNotExist();
        assertThat(downloads.isHere(offer)).isFalse();
        assertThat(changes).hasValue(0);
    }

    private static void isWhole(Path file, byte[] content) {
        assertThat(file).hasBinaryContent(content);
        assertThat(Path.of(file + ".part")).doesNotExist();
        assertThat(Path.of(file + ".part.from")).doesNotExist();
    }

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
    void aBrokenConnectionIsMadeAnewAndGoesOnWhereItBroke() {
        publisher.at("/a", breaking(content, "\"1\"", 100_000));
        isWhole(downloads("/a").fetch(offer, Transfer.SILENT), content);
        assertThat(publisher.asked).containsExactly("/a/net.onnx", "/a/net.onnx bytes=100000- \"1\"",
                "/a/net.onnx bytes=200000- \"1\"");
    }

    @Test
    void oneThatAlwaysBreaksIsASentenceAndWhatArrivedIsKept() {
        var first = new AtomicInteger();
        publisher.at("/a", exchange -> breaking(content, "\"1\"", first.getAndIncrement() == 0 ? 100_000 : 0)
                .handle(exchange));
        fails(downloads("/a"), "NET cannot be downloaded", "127.0.0.1 broke off at 0.1 of 0.3 MB");
        assertThat(part()).hasSize(100_000);
    }

    @Test
    void aSilentServerIsNotWaitedForForEver() {
        patience = new Patience(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofMillis(300),
                Duration.ofMillis(1), 0);
        var end = new CountDownLatch(1);
        publisher.at("/a", exchange -> {
            exchange.sendResponseHeaders(200, SIZE);
            exchange.getResponseBody().write(content, 0, 1000);
            exchange.getResponseBody().flush();
            await(end);
        });
        fails(downloads("/a"), "127.0.0.1 broke off");
        end.countDown();
    }

    @Test
    void cancelledInTheMiddleItIsGoneOnWithTheNextTime() {
        var end = new CountDownLatch(1);
        publisher.at("/a", exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"1\"");
            exchange.sendResponseHeaders(200, SIZE);
            exchange.getResponseBody().write(content, 0, 123_456);
            exchange.getResponseBody().flush();
            await(end);
        });
        var downloads = downloads("/a");
        var cancelling = new Transfer() {
            private long arrived;

            @Override
            public void reached(Phase phase, long bytes, long total) {
                arrived = bytes;
            }

            @Override
            public boolean isCancelled() {
                return arrived == 123_456;
            }
        };
        assertThatThrownBy(() -> downloads.fetch(offer, cancelling)).isInstanceOf(CancellationException.class);
        end.countDown();
        assertThat(downloads.arrived(offer)).isEqualTo(123_456);
        assertThat(downloads.isHere(offer)).isFalse();
        publisher.at("/a", file(content, "\"1\""));
        isWhole(downloads.fetch(offer, Transfer.SILENT), content);
        assertThat(publisher.asked).endsWith("/a/net.onnx bytes=123456- \"1\"");
    }

    @Test
    void cancelledBeforeTheServerAnswersItEnds() {
        var end = new CountDownLatch(1);
        var waiting = new CountDownLatch(1);
        publisher.at("/a", exchange -> {
            waiting.countDown();
            await(end);
        });
        assertThatThrownBy(() -> downloads("/a").fetch(offer, new Transfer() {
            @Override
            public boolean isCancelled() {
                return waiting.getCount() == 0;
            }
        })).isInstanceOf(CancellationException.class);
        end.countDown();
        assertThat(part()).doesNotExist();
    }

    @Test
    void whatAKilledProgramLeftIsGoneOnWith() throws IOException {
        laysPart(Arrays.copyOf(content, 200_001));
        publisher.at("/a", file(content, "\"1\""));
        isWhole(downloads("/a").fetch(offer, Transfer.SILENT), content);
        assertThat(publisher.asked).containsExactly("/a/net.onnx bytes=200001-");
    }

    @Test
    void aPartThatIsAllThereIsOnlyVerified() throws IOException {
        laysPart(content);
        publisher.at("/a", file(content, "\"1\""));
        isWhole(downloads("/a").fetch(offer, Transfer.SILENT), content);
        assertThat(publisher.asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, SIZE, SIZE + 1000})
    void aPartOfSomethingElseIsThrownAway(int arrived) throws IOException {
        laysPart(bytes(arrived, 2));
        publisher.at("/a", file(content, "\"1\""));
        isWhole(downloads("/a").fetch(offer, Transfer.SILENT), content);
    }

    @Test
    void aServerThatKnowsNoRangesSendsAllOfItAgain() throws IOException {
        laysPart(Arrays.copyOf(content, 1000));
        publisher.at("/a", whole(content));
        isWhole(downloads("/a").fetch(offer, Transfer.SILENT), content);
        assertThat(publisher.asked).hasSize(1);
    }

    @Test
    void whatHasChangedMeanwhileIsBegunAgain() {
        var other = bytes(SIZE, 3);
        var once = new AtomicInteger();
        publisher.at("/a", exchange -> (once.getAndIncrement() == 0 ? breaking(other, "\"old\"", 1000)
                : file(content, "\"new\"")).handle(exchange));
        isWhole(downloads("/a").fetch(offer, Transfer.SILENT), content);
        assertThat(publisher.asked).containsExactly("/a/net.onnx", "/a/net.onnx bytes=1000- \"old\"");
    }

    @Test
    void aServerThatGoesOnWithAnotherFileIsFoundOut() throws IOException {
        laysPart(bytes(1000, 2));
        // Nothing is known of the version that has arrived, so that the server cannot tell.
        publisher.at("/a", file(content, "\"1\""));
        isWhole(downloads("/a").fetch(offer, Transfer.SILENT), content);
        assertThat(publisher.asked).containsExactly("/a/net.onnx bytes=1000-", "/a/net.onnx");
    }

    @Test
    void aRangeThatWasNotAskedForIsBegunAgain() throws IOException {
        laysPart(Arrays.copyOf(content, 1000));
        publisher.at("/a", exchange -> {
            if (exchange.getRequestHeaders().getFirst("Range") != null) {
                exchange.getResponseHeaders().set("Content-Range", "bytes 500-" + (SIZE - 1) + "/" + SIZE);
                exchange.sendResponseHeaders(206, SIZE - 500);
                exchange.getResponseBody().write(content, 500, SIZE - 500);
            } else {
                file(content, "\"1\"").handle(exchange);
            }
        });
        isWhole(downloads("/a").fetch(offer, Transfer.SILENT), content);
    }

    @Test
    void aRangeBeyondTheEndIsBegunAgain() throws IOException {
        laysPart(Arrays.copyOf(content, 1000));
        publisher.at("/a", exchange -> (exchange.getRequestHeaders().getFirst("Range") != null ? status(416)
                : file(content, "\"1\"")).handle(exchange));
        isWhole(downloads("/a").fetch(offer, Transfer.SILENT), content);
    }

    @Test
    void anotherFileIsNotTaken() {
        publisher.at("/a", file(bytes(SIZE, 9), "\"1\""));
        fails(downloads("/a"), "127.0.0.1 sent another file than the one that was published");
        assertThat(part()).doesNotExist();
    }

    @Test
    void anotherSizeIsSeenBeforeItIsRead() {
        publisher.at("/a", file("version https://git-lfs.github.com/spec/v1\n".getBytes(), "\"1\""));
        fails(downloads("/a"), "127.0.0.1 has 43 bytes instead of 0.3 MB");
    }

    @Test
    void oneThatEndsTooSoonWithoutSayingItsSizeIsASentence() {
        publisher.at("/a", chunked(Arrays.copyOf(content, 1000)));
        fails(downloads("/a"), "127.0.0.1 broke off");
    }

    @Test
    void oneThatSendsMoreThanItShouldIsStopped() {
        publisher.at("/a", chunked(Arrays.copyOf(content, SIZE + 1)));
        fails(downloads("/a"), "127.0.0.1 sent more than 0.3 MB");
        assertThat(part()).doesNotExist();
    }

    @Test
    void onePackedIsNotTaken() {
        publisher.at("/a", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            whole(content).handle(exchange);
        });
        fails(downloads("/a"), "packed");
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 403, 429, 500, 503})
    void whereOneAddressFailsTheNextIsAsked(int status) {
        publisher.at("/a", status(status)).at("/b", file(content, "\"1\""));
        isWhole(downloads("/a", "/b").fetch(offer, Transfer.SILENT), content);
        assertThat(publisher.asked).containsExactly("/a/net.onnx", "/b/net.onnx");
    }

    @Test
    void whatOneAddressBeganTheNextFinishes() {
        publisher.at("/b", file(content, "\"b\""));
        var first = new AtomicInteger();
        publisher.at("/a", exchange -> (first.getAndIncrement() == 0 ? breaking(content, "\"1\"", 5000)
                : status(500)).handle(exchange));
        isWhole(downloads("/a", "/b").fetch(offer, Transfer.SILENT), content);
        assertThat(publisher.asked).containsExactly("/a/net.onnx", "/a/net.onnx bytes=5000- \"1\"",
                "/b/net.onnx bytes=5000-");
    }

    @Test
    void whereAllFailEachReasonIsSaidOnce() {
        publisher.at("/a", status(404)).at("/b", status(404)).at("/c", status(500));
        fails(downloads("/a", "/b", "/c"),
                "NET cannot be downloaded: 127.0.0.1 has not got it; 127.0.0.1 answered with status 500.");
    }

    @Test
    void aRedirectIsFollowed() {
        publisher.at("/a", redirect(publisher.address() + "/b/there")).at("/b", file(content, "\"1\""));
        isWhole(downloads("/a").fetch(offer, Transfer.SILENT), content);
        assertThat(publisher.asked).containsExactly("/a/net.onnx", "/b/there");
    }

    @Test
    void aCircleOfRedirectsIsASentence() {
        publisher.at("/a", redirect(publisher.address() + "/a/net.onnx"));
        fails(downloads("/a"), "127.0.0.1 sends from one address to another without end");
    }

    @Test
    void withoutAConnectionItIsOneSentence() {
        publisher.close();
        fails(downloads("/a", "/b"), "NET cannot be downloaded", "without a connection to 127.0.0.1 only");
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

    private static void await(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
