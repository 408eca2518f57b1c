package org.cameralucida.catalog.download;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;

/**
 * The body of an answer, as it arrives. Unlike with a stream, the one who waits for more can look up now and then,
 * whether it is still wanted. What is not taken is not asked for: a slow disk slows the server.
 */
final class ByteQueue implements BodySubscriber<ByteQueue> {

    private static final List<ByteBuffer> END = List.of();

    /** At most one piece is asked for at a time, and the end after it. */
    private final BlockingQueue<List<ByteBuffer>> pieces = new ArrayBlockingQueue<>(2);
    private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
    private volatile Throwable failure;

    @Override
    public CompletionStage<ByteQueue> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription to) {
        subscription.complete(to);
        to.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> piece) {
        if (piece.isEmpty()) {
            request();
        } else {
            pieces.add(piece);
        }
    }

    @Override
    public void onError(Throwable error) {
        failure = error;
        pieces.offer(END);
    }

    @Override
    public void onComplete() {
        pieces.offer(END);
    }

    /**
     * What has arrived; null where nothing has within so many milliseconds; an empty list at the end.
     *
     * @throws IOException if the connection broke
     */
    List<ByteBuffer> poll(long milliseconds) throws IOException, InterruptedException {
        var piece = pieces.poll(milliseconds, TimeUnit.MILLISECONDS);
        if (piece == END && failure != null) {
            throw new IOException(failure);
        } else if (piece != null && piece != END) {
            request();
        }
        return piece;
    }

    private void request() {
        subscription.thenAccept(to -> to.request(1));
    }

    /** Nothing more is wanted. */
    void cancel() {
        subscription.thenAccept(Flow.Subscription::cancel);
    }
}
