package org.cameralucida.catalog.download;

import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server of published files on this computer, which behaves as a test says. */
public final class Publisher implements AutoCloseable {

    /** What was asked, as "path range if-range". */
    public final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    /** The headers of the last request. */
    public volatile Map<String, List<String>> headers;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    public Publisher() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(threads);
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** "http://127.0.0.1:12345". */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on a path, and what is below it, is answered so. */
    public Publisher at(String path, HttpHandler handler) {
        try {
            server.removeContext(path);
        } catch (IllegalArgumentException e) {
            // It was not answered before.
        }
        server.createContext(path, exchange -> {
            var request = exchange.getRequestHeaders();
            headers = Map.copyOf(request);
            asked.add((exchange.getRequestURI().getPath() + " " + request.getOrDefault("Range", List.of("")).get(0) + " "
                    + request.getOrDefault("If-range", List.of("")).get(0)).strip());
            try (exchange) {
                handler.handle(exchange);
            } catch (IOException e) {
                // The other side hung up, as it does in some of the tests.
            }
        });
        return this;
    }

    /** A file as a good server gives it: parts of it, too, unless it has changed since. */
    public static HttpHandler file(byte[] content, String etag) {
        return exchange -> send(exchange, content, etag, content.length);
    }

    /** The same, but the connection breaks when {@code most} bytes of an answer have been sent. */
    public static HttpHandler breaking(byte[] content, String etag, int most) {
        return exchange -> send(exchange, content, etag, most);
    }

    private static void send(HttpExchange exchange, byte[] content, String etag, int most) throws IOException {
        var range = exchange.getRequestHeaders().getFirst("Range");
        var version = exchange.getRequestHeaders().getFirst("If-Range");
        int from = range == null || version != null && !version.equals(etag) ? 0
                : Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
        exchange.getResponseHeaders().set("ETag", etag);
        if (from > 0) {
            exchange.getResponseHeaders().set("Content-Range",
                    "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
        }
        exchange.sendResponseHeaders(from > 0 ? 206 : 200, content.length - from);
        var body = exchange.getResponseBody();
        body.write(content, from, Math.min(most, content.length - from));
        body.flush();
        if (most < content.length - from) {
            throw new IOException("breaks here");
        }
        body.close();
    }

    /** A file from a server that knows no parts. */
    public static HttpHandler whole(byte[] content) {
        return exchange -> {
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
        };
    }

    /** A file of which nobody says how large it is. */
    public static HttpHandler chunked(byte[] content) {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(content);
        };
    }

    public static HttpHandler status(int status) {
        return exchange -> exchange.sendResponseHeaders(status, -1);
    }

    public static HttpHandler redirect(String to) {
        return exchange -> {
            exchange.getResponseHeaders().set("Location", to);
            exchange.sendResponseHeaders(302, -1);
        };
    }

    /** So many bytes without meaning, always the same. */
    public static byte[] bytes(int size, long seed) {
        var bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    public static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A network that is published under {@code NAME.onnx}. */
    public static Offer offer(String id, byte[] content) {
        return new Offer(id, id.toUpperCase(java.util.Locale.ROOT), Map.of("en", "A test's own"), "Apache-2.0",
                "https://example.org", OptionalDouble.of(50), Offer.Kind.PUBLISHED, new JsonObject(),
                List.of(new PublishedFile(id + ".onnx", content.length, sha256(content))));
    }

    /** What is published: these, at these addresses. */
    public static Offers offers(List<String> addresses, Offer... offers) {
        return new Offers(addresses.stream().map(address -> address + "/{path}").toList(), Arrays.asList(offers));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
