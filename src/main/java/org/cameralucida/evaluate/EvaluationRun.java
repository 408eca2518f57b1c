package org.cameralucida.evaluate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
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
 * Evaluates images, one after another as far as anyone can see: while the engine runs a few, the next are decoded and those
 * before measured. The engine has as many of the processors as it was opened for, and the rest have the others; where it
 * has all, they share them. How far ahead they go is bounded, so that memory does not grow with the number of images.
 */
public final class EvaluationRun {

    /** How many images are decoded and shown to the networks together. */
    private static final int TOGETHER = 8;
    /** How many times as many are decoded before they are needed. */
    private static final int DECODED = 2;

    private static final Logger LOG = LoggerFactory.getLogger(EvaluationRun.class);

    private final Evaluation what;
    private final List<HeatSource> sources;
    private final ThreadPoolExecutor engine;
    /** Decode and measure; where the engine has all processors, the same. */
    private final ThreadPoolExecutor workers;
    private volatile boolean stopped;

    private EvaluationRun(Evaluation what) {
        this.what = what;
        this.sources = what.sources();
        int processors = Runtime.getRuntime().availableProcessors();
        int passes = what.networks().stream().mapToInt(each -> each.loaded().runsOn().threads()).max().orElse(1);
        if (passes < processors) {
            // One more than there are passes: it has its pictures with the engine when a pass ends.
            this.engine = pool(passes + 1);
            this.workers = pool(processors - passes);
        } else {
            // More threads than processors would take turns in the middle of a pass, and each time fill the caches anew.
            this.engine = pool(processors);
            this.workers = engine;
        }
    }

    private static ThreadPoolExecutor pool(int threads) {
        return new ThreadPoolExecutor(threads, threads, 0, TimeUnit.SECONDS, new PriorityBlockingQueue<>(), task -> {
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

    /** Leaves nothing running behind: the networks, and the data set's zip, may be closed next. */
    private void stop() {
        stopped = true;
        boolean isInterrupted = Thread.interrupted();
        for (var pool : List.of(workers, engine)) {
            pool.shutdown();
            pool.getQueue().clear();
        }
        try {
            if (!workers.awaitTermination(1, TimeUnit.MINUTES) || !engine.awaitTermination(1, TimeUnit.MINUTES)) {
                LOG.warn("an image is still being evaluated");
            }
        } catch (InterruptedException e) {
            isInterrupted = true;
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Something to be done for an image; what comes earlier in order is done first. */
    private record Task(int order, Runnable work) implements Runnable, Comparable<Task> {

        @Override
        public void run() {
            work.run();
        }

        @Override
        public int compareTo(Task other) {
            return Integer.compare(order, other.order);
        }
    }

    private void images(ResultFolder folder, Listener listener) throws InterruptedException {
        int[] places = folder.parameters().places();
        int ahead = (engine.getMaximumPoolSize() + workers.getMaximumPoolSize() + DECODED) * TOGETHER;
        int next = folder.done();
        int done = next;
        var begun = new ArrayDeque<CompletableFuture<ImageResult>>();
        while (done < places.length) {
            for (int end; next < places.length && begun.size() < ahead; next = end) {
                end = Math.min(next + TOGETHER, places.length);
                begun.addAll(begin(next, Arrays.copyOfRange(places, next, end)));
            }
            var result = Awaited.result(begun.remove());
            folder.add(result);
            listener.evaluated(result, ++done, places.length);
        }
    }

    /** Has a few images, from the so-manieth on, decoded, shown to the networks, and measured. */
    private List<CompletableFuture<ImageResult>> begin(int first, int[] places) {
        var results = Arrays.stream(places).mapToObj(place -> new CompletableFuture<ImageResult>()).toList();
        // Before what is measured of some that come earlier: the engine must not wait.
        execute(workers, first - DECODED * TOGETHER, results, () -> {
            var images = Arrays.stream(places).mapToObj(this::shown).toList();
            execute(engine, first, results, () -> {
                var good = images.stream().filter(image -> !image.row().hasFailed()).toList();
                var seen = IntStream.range(0, what.networks().size()).mapToObj(n -> observed(n, good)).toList();
                int shown = 0;
                for (int i = 0; i < images.size(); i++) {
                    var image = images.get(i);
                    var result = results.get(i);
                    int which = image.row().hasFailed() ? -1 : shown++;
                    var observations = which < 0 ? List.<Supplier<Observation>>of() : seen.stream().map(each -> each.get(which)).toList();
                    execute(workers, first + i, List.of(result), () -> result.complete(measured(image, observations)));
                }
            });
        });
        return results;
    }

    /** Has something done; what goes wrong is the result. */
    private static void execute(ThreadPoolExecutor pool, int order, List<CompletableFuture<ImageResult>> results,
            Runnable work) {
        pool.execute(new Task(order, () -> {
            try {
                work.run();
            } catch (RuntimeException | Error e) {
                results.forEach(result -> result.completeExceptionally(e));
            }
        }));
    }

    /** An image before the networks see it; a tensor for each of them, none where it cannot be shown. */
    private record Shown(int place, ImageResult row, List<Tensor> inputs, List<Box> boxes) {
    }

    /** Decodes an image and makes each network's input of it. */
    private Shown shown(int place) {
        check();
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

    /** What a network says of each image, made of the engine's outputs by whoever asks; or why it says nothing. */
    private List<Supplier<Observation>> observed(int network, List<Shown> images) {
        var loaded = what.networks().get(network).loaded();
        try {
            return loaded.pass(images.stream().map(image -> image.inputs().get(network)).toList());
        } catch (Problem e) {
            return images.stream().map(image -> {
                try {
                    return loaded.pass(List.of(image.inputs().get(network))).get(0);
                } catch (Problem own) {
                    return (Supplier<Observation>) () -> {
                        throw own;
                    };
                }
            }).toList();
        }
    }

    private ImageResult measured(Shown image, List<Supplier<Observation>> observations) {
        if (image.row().hasFailed()) {
            return image.row();
        }
        var row = image.row();
        try {
            var networks = IntStream.range(0, observations.size()).mapToObj(n -> measured(n, image, observations.get(n).get()))
                    .toList();
            return new ImageResult(row.index(), row.image(), row.width(), row.height(), row.label(), row.boxes(),
                    row.note(), "", networks);
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            return failed(image.place(), e);
        }
    }

    private NetworkResult measured(int network, Shown image, Observation observation) {
        var subject = what.networks().get(network);
        int label = what.data().examples().get(image.place()).label().map(subject.classes()::index)
                .filter(index -> index.isPresent()).map(index -> index.getAsInt()).orElse(-1);
        var truth = label < 0 ? List.<Box>of() : image.boxes();
        int[] top = observation.top(5);
        boolean isRanked = IntStream.of(top).anyMatch(c -> c == label);
        var maps = new ArrayList<MapResult>();
        var row = image.row();
        var whole = new Region(0, 0, row.width(), row.height());
        var seen = observation.network().preprocessing().frame(row.width(), row.height());
        for (var source : sources) {
            int mapClass = label < 0 ? top[0] : label;
            var heat = source.heat(subject.loaded(), observation, mapClass, whole, seen, row.image(), progress());
            var boxes = source.boxes(heat, row.width(), row.height(), what.threshold(), !truth.isEmpty(), isRanked);
            maps.add(MapMeasures.of(boxes, truth, isRanked).with(what.perturbations().of(subject.loaded(), observation,
                    mapClass, heat, seen, what.seed(), progress())));
        }
        float[] probabilities = observation.probabilities();
        return new NetworkResult(label, label < 0 ? 0 : probabilities[label],
                IntStream.of(top).boxed().toList(), IntStream.of(top).mapToObj(c -> probabilities[c]).toList(), maps);
    }

    private Progress progress() {
        return (done, total) -> check();
    }

    private void check() {
        if (stopped) {
            throw new CancellationException();
        }
    }
}
