package org.cameralucida.catalog.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cameralucida.catalog.download.Publisher.breaking;
import static org.cameralucida.catalog.download.Publisher.bytes;
import static org.cameralucida.catalog.download.Publisher.file;
import static org.cameralucida.catalog.download.Publisher.offer;
import static org.cameralucida.catalog.download.Publisher.status;
import static org.cameralucida.catalog.download.Publisher.whole;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.cameralucida.catalog.download.Transfer.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Downloads that break off, are cancelled, and go on. */
class ResumedDownloadsTest extends DownloadFixture {

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
}
