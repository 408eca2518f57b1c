package org.cameralucida.catalog.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cameralucida.catalog.download.Publisher.breaking;
import static org.cameralucida.catalog.download.Publisher.bytes;
import static org.cameralucida.catalog.download.Publisher.chunked;
import static org.cameralucida.catalog.download.Publisher.file;
import static org.cameralucida.catalog.download.Publisher.offer;
import static org.cameralucida.catalog.download.Publisher.redirect;
import static org.cameralucida.catalog.download.Publisher.status;
import static org.cameralucida.catalog.download.Publisher.whole;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that send another file than was asked for, or none. */
class WrongDownloadsTest extends DownloadFixture {

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
}
