package org.cameralucida.catalog.download;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.cameralucida.catalog.download.Transfer.Phase;

/**
 * A file from one address into its part, by one GET or as many as a shaky connection takes. Each goes on where the one
 * before ended (RFC 9110, section 14: {@code Range} and {@code If-Range}), if the server can do that and still has the
 * same; otherwise it begins again.
 */
final class Fetch {

    private static final long BLINK = 100;
    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int ABSENT = 404;
    private static final int GONE = 410;
    private static final int BEYOND = 416;
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(?:(\\d{1,18})|\\*)");

    private final HttpClient client;
    private final Patience patience;
    private final URI address;
    private final PublishedFile file;
    private final PartFile part;
    private final Transfer transfer;
    private final String host;
    /** Whether anything came from there. */
    private boolean hasHeard;

    Fetch(HttpClient client, Patience patience, URI address, PublishedFile file, PartFile part, Transfer transfer) {
        this.client = client;
        this.patience = patience;
        this.address = address;
        this.file = file;
        this.part = part;
        this.transfer = transfer;
        this.host = address.getHost();
    }

    /**
     * Fetches until the part is as large as the file.
     *
     * @throws Refusal if this address does not give it
     * @throws CancellationException if it is no longer wanted
     */
    void run() throws Refusal, InterruptedException {
        int tries = 0;
        while (part.size() < file.size()) {
            long before = part.size();
            try {
                once();
            } catch (IOException e) {
                tries = part.size() > before ? 0 : tries + 1;
                if (tries > patience.retries()) {
                    throw Refusal.cut(host, part.size(), file.size(), e);
                }
                pause(patience.retry().toMillis() << tries);
            }
        }
    }

    private void once() throws IOException, Refusal, InterruptedException {
        var response = await(client.sendAsync(request(), info -> new ByteQueue()));
        try {
            begin(response);
            receive(response.body());
        } finally {
            response.body().cancel();
        }
    }

    private HttpRequest request() {
        var request = HttpRequest.newBuilder(address).timeout(patience.answer()).header("User-Agent", "camera-lucida")
                .header("Accept", "*/*").header("Accept-Encoding", "identity").GET();
        if (part.size() > 0) {
            request.header("Range", "bytes=" + part.size() + "-");
            part.version(address).ifPresent(version -> request.header("If-Range", version));
        }
        return request.build();
    }

    private HttpResponse<ByteQueue> await(CompletableFuture<HttpResponse<ByteQueue>> answer)
            throws IOException, Refusal, InterruptedException {
        while (true) {
            try {
                transfer.check();
                return answer.get(BLINK, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                // Still waiting, still wanted.
            } catch (CancellationException | InterruptedException e) {
                answer.cancel(true);
                throw e;
            } catch (ExecutionException e) {
                if (hasHeard && e.getCause() instanceof IOException cause) {
                    throw cause;
                }
                throw Refusal.unreachable(host, e.getCause());
            }
        }
    }

    /** Reads what the answer says of itself; afterwards the part stands where the answer goes on. */
    private void begin(HttpResponse<ByteQueue> response) throws IOException, Refusal {
        int status = response.statusCode();
        var headers = response.headers();
        if (status == BEYOND && part.size() > 0) {
            beginAgain();
        } else if (status != OK && status != PARTIAL) {
            throw status / 100 == 3 ? Refusal.of("refused.redirect", host)
                    : status == ABSENT || status == GONE ? Refusal.of("refused.absent", host)
                    : Refusal.of("refused.status", host, Integer.toString(status));
        } else if (!headers.firstValue("Content-Encoding").orElse("identity").equals("identity")) {
            throw Refusal.of("refused.encoding", host);
        } else if (status == PARTIAL) {
            checkRange(headers.firstValue("Content-Range").orElse(""));
        } else {
            checkSize(headers.firstValueAsLong("Content-Length").orElse(file.size()));
            part.clear();
            var tag = headers.firstValue("ETag").filter(etag -> !etag.startsWith("W/"));
            part.remember(address, tag.or(() -> headers.firstValue("Last-Modified")));
        }
    }

    private void checkRange(String range) throws IOException, Refusal {
        var said = CONTENT_RANGE.matcher(range);
        if (!said.matches() || Long.parseLong(said.group(1)) != part.size()) {
            beginAgain();
        } else if (said.group(3) != null) {
            checkSize(Long.parseLong(said.group(3)));
        }
    }

    private void checkSize(long said) throws Refusal {
        if (said != file.size()) {
            throw Refusal.of("refused.size", host, ByteCount.of(said), ByteCount.of(file.size()));
        }
    }

    /** What was asked to go on where the part ends does not: the next GET asks for all of it. */
    private void beginAgain() throws IOException {
        part.clear();
        throw new IOException("no such range");
    }

    private void receive(ByteQueue body) throws IOException, Refusal, InterruptedException {
        long heard = System.nanoTime();
        while (true) {
            transfer.check();
            var pieces = body.poll(BLINK);
            if (pieces == null) {
                if (System.nanoTime() - heard > patience.silence().toNanos()) {
                    throw new IOException("silence");
                }
                continue;
            } else if (pieces.isEmpty()) {
                break;
            }
            heard = System.nanoTime();
            hasHeard = true;
            for (var bytes : pieces) {
                if (part.size() + bytes.remaining() > file.size()) {
                    part.clear();
                    throw Refusal.of("refused.more", host, ByteCount.of(file.size()));
                }
                part.append(bytes);
            }
            transfer.reached(Phase.DOWNLOADING, part.size(), file.size());
        }
        if (part.size() < file.size()) {
            throw new IOException("cut off");
        }
    }

    private void pause(long milliseconds) throws InterruptedException {
        long end = System.nanoTime() + milliseconds * 1_000_000;
        while (System.nanoTime() < end) {
            transfer.check();
            Thread.sleep(Math.min(BLINK, milliseconds));
        }
    }
}
