package org.cameralucida.evaluate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.cameralucida.explain.Observation;
import org.cameralucida.explain.Progress;
import org.cameralucida.image.Region;
import org.cameralucida.image.Tensor;
import org.cameralucida.localize.Box;
import org.cameralucida.message.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Evaluates images, one after another as far as anyone can see: while the engine runs some, others are decoded before it
 * and measured behind it, on all processors. What waits between the stages is bounded, so that memory does not grow with
 * the number of images. Results come in the order of the data set.
 */
public final class EvaluationRun {

    /** How many images are shown to the networks together. */
    private static final int TOGETHER = 8;
    /** How many are being decoded, or are waiting for the engine. */
    private static final int AHEAD = 4 * TOGETHER;
    /** How many are being measured, or are waiting for those before them. */
    private static final int BEHIND = 4 * TOGETHER;

    private static final Logger LOG = LoggerFactory.getLogger(EvaluationRun.class);

    private final Evaluation what;
    private final List<HeatSource> sources;
    private final ExecutorService workers;
    private volatile boolean stopped;

    private EvaluationRun(Evaluation what) {
        this.what = what;
        this.sources = what.sources();
        this.workers = Executors.newFixedThreadPool(Math.max(2, Runtime.getRuntime().availableProcessors()), task -> {
            var thread = new Thread(task, "evaluation");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Hears of each image as soon as its results are kept, on the thread that runs the evaluation. */
    @FunctionalInterface
    public interface Listener {

        /**
         * An image is done.
         *
         * @param done how many are, with those of earlier runs
         * @param total how many will be
         * @throws CancellationException to stop; what is done is kept
         */
        void evaluated(ImageResult result, int done, int total);
    }

    /**
     * Evaluates the images that a folder has no results of yet; slow.
     *
     * @throws Problem if results cannot be written
     * @throws CancellationException if the listener stopped it, or the thread was interrupted
     */
    public static void run(Evaluation what, ResultFolder folder, Listener listener) {
        var run = new EvaluationRun(what);
        try {
            run.images(folder, listener);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        } finally {
            run.stop();
        }
    }

    /** Leaves nothing running behind: the networks may be closed next. */
    private void stop() {
        stopped = true;
        workers.shutdownNow();
        try {
            if (!workers.awaitTermination(1, TimeUnit.MINUTES)) {
                LOG.warn("an image is still being evaluated");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** An image before the networks see it; a tensor for each of them, none where it cannot be shown. */
    private record Shown(int place, ImageResult row, List<Tensor> inputs, List<Box> boxes) {
    }

    private void images(ResultFolder folder, Listener listener) throws InterruptedException {
        int[] places = folder.parameters().places();
        int next = folder.done();
        int done = next;
        var decoding = new ArrayDeque<Future<Shown>>();
        var measuring = new ArrayDeque<Future<ImageResult>>();
        while (done < places.length) {
            for (; next < places.length && decoding.size() < AHEAD; next++) {
                int place = places[next];
                decoding.add(workers.submit(() -> shown(place)));
            }
            if (!decoding.isEmpty()) {
                show(taken(decoding), measuring);
            }
            while (!measuring.isEmpty()
                    && (measuring.size() > BEHIND || decoding.isEmpty() || measuring.peek().isDone())) {
                var result = got(measuring.remove());
                folder.add(result);
                listener.evaluated(result, ++done, places.length);
            }
        }
    }

    private static List<Shown> taken(Deque<Future<Shown>> decoding) throws InterruptedException {
        var taken = new ArrayList<Shown>();
        while (taken.size() < TOGETHER && !decoding.isEmpty()) {
            taken.add(got(decoding.remove()));
        }
        return taken;
    }

    private static <T> T got(Future<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Decodes an image and makes each network's input of it. */
    private Shown shown(int place) {
        var example = what.data().examples().get(place);
        var label = example.label().map(Object::toString).orElse("");
        try {
            var photo = example.photo();
            List<Box> boxes = List.of();
            var note = "";
            try {
                boxes = example.boxes(photo.width(), photo.height());
            } catch (Problem e) {
                note = e.getMessage();
            }
            var inputs = new ArrayList<Tensor>();
            for (var subject : what.networks()) {
                var preprocessing = subject.loaded().network().preprocessing();
                inputs.add(preprocessing.tensor(photo, preprocessing.frame(photo.width(), photo.height())));
            }
            var row = new ImageResult(place, example.name(), photo.width(), photo.height(), label,
                    boxes.stream().map(MapMeasures::corners).toList(), note, "", List.of());
            return new Shown(place, row, inputs, boxes);
        } catch (RuntimeException e) {
            return new Shown(place, failed(place, e), List.of(), List.of());
        }
    }

    /** One bad image is named, never fatal. */
    private ImageResult failed(int place, RuntimeException why) {
        var example = what.data().examples().get(place);
        if (!(why instanceof Problem)) {
            LOG.warn("{}", example.name(), why);
        }
        var sentence = why instanceof Problem ? why.getMessage() : why.toString();
        return ImageResult.failed(place, example.name(), example.label().map(Object::toString).orElse(""), sentence);
    }

    /** Shows images to every network, and has what comes of it measured. */
    private void show(List<Shown> images, Deque<Future<ImageResult>> measuring) {
        var good = images.stream().filter(image -> !image.row().hasFailed()).toList();
        var seen = new ArrayList<List<Object>>();
        for (int n = 0; n < what.networks().size(); n++) {
            seen.add(observed(n, good));
        }
        int shown = 0;
        for (var image : images) {
            int which = shown;
            var observations = image.row().hasFailed() ? List.of() : seen.stream().map(each -> each.get(which)).toList();
            measuring.add(workers.submit(() -> measured(image, observations)));
            shown += image.row().hasFailed() ? 0 : 1;
        }
    }

    /** What a network says of each image: an {@link Observation}, or why there is none. */
    private List<Object> observed(int network, List<Shown> images) {
        var loaded = what.networks().get(network).loaded();
        try {
            return List.copyOf(loaded.observe(images.stream().map(image -> image.inputs().get(network)).toList()));
        } catch (Problem e) {
            return images.stream().map(image -> {
                try {
                    return loaded.observe(List.of(image.inputs().get(network))).get(0);
                } catch (Problem own) {
                    return (Object) own;
                }
            }).toList();
        }
    }

    private ImageResult measured(Shown image, List<Object> observations) {
        if (image.row().hasFailed()) {
            return image.row();
        }
        var row = image.row();
        try {
            var networks = IntStream.range(0, observations.size()).mapToObj(n -> measured(n, image, observations.get(n)))
                    .toList();
            return new ImageResult(row.index(), row.image(), row.width(), row.height(), row.label(), row.boxes(),
                    row.note(), "", networks);
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            return failed(image.place(), e);
        }
    }

    private NetworkResult measured(int network, Shown image, Object observed) {
        if (observed instanceof Problem problem) {
            throw problem;
        }
        var observation = (Observation) observed;
        var subject = what.networks().get(network);
        int label = what.data().examples().get(image.place()).label().map(subject.classes()::index)
                .filter(index -> index.isPresent()).map(index -> index.getAsInt()).orElse(-1);
        int[] top = observation.top(5);
        var maps = new ArrayList<MapResult>();
        var row = image.row();
        var whole = new Region(0, 0, row.width(), row.height());
        var seen = observation.network().preprocessing().frame(row.width(), row.height());
        for (var source : sources) {
            var heat = source.heat(subject.loaded(), observation, label < 0 ? top[0] : label, whole, seen, row.image(),
                    progress());
            maps.add(MapMeasures.of(source, heat, row.width(), row.height(), label < 0 ? List.of() : image.boxes(),
                    what.threshold(), IntStream.of(top).anyMatch(c -> c == label)));
        }
        float[] probabilities = observation.probabilities();
        return new NetworkResult(label, label < 0 ? 0 : probabilities[label],
                IntStream.of(top).boxed().toList(), IntStream.of(top).mapToObj(c -> probabilities[c]).toList(), maps);
    }

    private Progress progress() {
        return (done, total) -> {
            if (stopped) {
                throw new CancellationException();
            }
        };
    }
}
