package org.cameralucida.evaluate.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.cameralucida.compare.Pane;
import org.cameralucida.compare.StandardScaling;
import org.cameralucida.dataset.DataSet;
import org.cameralucida.dataset.Example;
import org.cameralucida.evaluate.Awaited;
import org.cameralucida.evaluate.Written;
import org.cameralucida.explain.Explained;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.explain.Method;
import org.cameralucida.explain.Observation;
import org.cameralucida.explain.Progress;
import org.cameralucida.explain.Request;
import org.cameralucida.explain.Settings;
import org.cameralucida.explain.Target;
import org.cameralucida.explain.View;
import org.cameralucida.image.Photo;
import org.cameralucida.image.PhotoWriter;
import org.cameralucida.image.Raster;
import org.cameralucida.localize.BoxFinder;
import org.cameralucida.message.Message;
import org.cameralucida.message.Problem;
import org.cameralucida.render.Display;
import org.cameralucida.render.Mark;
import org.cameralucida.render.Overlay;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All photos of a folder under their heat, as files: in the same folders as the photos, under names by a pattern. No
 * file is written over.
 */
public final class OverlayFolder {

    /** How files are called unless somebody chooses otherwise. */
    public static final String NAMES = "{stem}-{network}-{method}-{class}.png";

    private static final Set<String> PLACEHOLDERS = Set.of("stem", "network", "method", "class", "index");
    private static final double QUALITY = 0.92;
    private static final byte[] NOTHING = {};

    private static final Logger LOG = LoggerFactory.getLogger(OverlayFolder.class);

    /** What a photo of the largest size, its map and its picture may take of the memory, bytes. */
    private static final long LARGEST = 300L << 20;

    private final Drawing drawing;
    private final Path folder;
    private final FileNames names;
    private final boolean resume;
    private final Progress progress;
    private final ThreadPoolExecutor workers;
    private volatile boolean stopped;

    /**
     * What is drawn of every photo.
     *
     * @param target which class
     * @param layer the feature maps to look at; empty for those that the head reads
     */
    public record Drawing(LoadedNetwork loaded, Target target, Method method, Settings settings,
            Optional<String> layer, Display display) {

        private Explained explained(Photo photo, Observation observation, Progress progress) {
            var view = View.of(photo, loaded.network().preprocessing());
            return loaded.explain(new Request(view, target, method, settings, layer), observation,
                    progress);
        }
    }

    /** What became of a photo. */
    public enum Outcome {
        /** Its picture was written. */
        WRITTEN,
        /** Its picture was there before, and stayed as it was. */
        KEPT,
        /** It has none: it could not be read or explained, or another file was where its picture belongs. */
        FAILED
    }

    /** Hears of each photo when it is done. */
    @FunctionalInterface
    public interface Listener {

        /**
         * A photo is done.
         *
         * @param photo its name
         * @param notes what is to be told of its map, or why it has none
         * @param done how many photos are
         * @param total how many there are
         * @throws CancellationException to stop; what is done is kept
         */
        void drawn(String photo, Outcome outcome, List<Message> notes, int done, int total);
    }

    private OverlayFolder(Drawing drawing, Path folder, String names, boolean resume, Progress progress) {
        this.drawing = drawing;
        this.folder = folder;
        this.names = new FileNames(names, PLACEHOLDERS);
        this.resume = resume;
        this.progress = progress;
        int threads = (int) Math.max(1, Math.min(Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() / LARGEST - 1));
        this.workers = new ThreadPoolExecutor(threads, threads, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            var thread = new Thread(task, "overlay");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Writes the pictures, several at once, one after another as far as anyone can see; slow. The network is best opened
     * for many passes.
     *
     * @param photos the data set whose photos are drawn
     * @param folder where pictures go; is made where it is not there
     * @param names the pattern: {@code {stem}} of the photo's name, {@code {network}}, {@code {method}},
     *     {@code {class}} by name or {@code {index}}; ends in {@code .png} or {@code .jpg}
     * @param resume whether a picture that is there already is left as it is; else its photo has failed
     * @throws Problem if the pattern is none, or a file cannot be written
     * @throws CancellationException if the listener or the progress stopped it
     */
    public static void write(DataSet photos, Drawing drawing, Path folder, String names, boolean resume,
            Progress progress, Listener listener) {
        var own = folder.toAbsolutePath().normalize();
        var inputs = photos.examples().stream()
                .filter(each -> !each.file().toAbsolutePath().normalize().startsWith(own)).toList();
        var overlays = new OverlayFolder(drawing, folder, names, resume, progress);
        try {
            overlays.all(inputs, listener);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        } finally {
            overlays.stop();
        }
    }

    private void all(List<Example> inputs, Listener listener) throws InterruptedException {
        var begun = new ArrayDeque<CompletableFuture<Drawn>>();
        // A picture's name depends on those before it.
        var named = CompletableFuture.completedFuture((Drawn) null);
        int next = 0;
        for (int done = 0; done < inputs.size(); done++) {
            for (; next < inputs.size() && begun.size() <= workers.getMaximumPoolSize(); next++) {
                var example = inputs.get(next);
                named = named.thenCombine(CompletableFuture.supplyAsync(() -> seen(example), workers),
                        (before, seen) -> seen.isOpen() ? named(example, seen) : seen);
                begun.add(named.thenApplyAsync(each -> each.isOpen() ? drawn(example, each) : each, workers));
            }
            var drawn = Awaited.result(begun.remove());
            if (drawn.outcome() == Outcome.WRITTEN) {
                write(drawn.picture(), drawn.file());
            }
            listener.drawn(inputs.get(done).name(), drawn.outcome(), drawn.notes(), done + 1, inputs.size());
        }
    }

    /** Leaves nothing running behind: the network, and the folder's zip, may be closed next. */
    private void stop() {
        stopped = true;
        workers.getQueue().clear();
        workers.shutdown();
        try {
            if (!workers.awaitTermination(1, TimeUnit.MINUTES)) {
                LOG.warn("a photo is still being drawn");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * What comes of a photo, step by step, before anything is written.
     *
     * @param outcome null until that is known
     * @param picture as a file has it; empty until it is drawn
     */
    private record Drawn(Outcome outcome, List<Message> notes, Path file, Photo photo, Observation observation,
            byte[] picture) {

        private static Drawn failed(Message why) {
            return new Drawn(Outcome.FAILED, List.of(why), null, null, null, NOTHING);
        }

        private boolean isOpen() {
            return outcome == null;
        }
    }

    /** Has a step made; what goes wrong is what comes of the photo. */
    private Drawn step(Example example, Supplier<Drawn> work) {
        try {
            check();
            return work.get();
        } catch (CancellationException e) {
            throw e;
        } catch (Problem e) {
            return Drawn.failed(e.sentence());
        } catch (RuntimeException e) {
            LOG.warn("{}", example.name(), e);
            return Drawn.failed(Message.of(OverlayFolder.class, "overlay.failed", e.toString()));
        }
    }

    private void check() {
        if (stopped) {
            throw new CancellationException();
        }
    }

    private Drawn seen(Example example) {
        return step(example, () -> {
            var photo = example.photo();
            return new Drawn(null, List.of(), null, photo, drawing.loaded().observe(
                    View.of(photo, drawing.loaded().network().preprocessing())), NOTHING);
        });
    }

    private Drawn named(Example example, Drawn seen) {
        return step(example, () -> {
            var file = file(example.name(), seen.observation());
            if (!Files.exists(file)) {
                return new Drawn(null, List.of(), file, seen.photo(), seen.observation(), NOTHING);
            }
            return resume ? new Drawn(Outcome.KEPT, List.of(), file, null, null, NOTHING)
                    : Drawn.failed(Message.of(OverlayFolder.class, "names.there", file.toString()));
        });
    }

    private Drawn drawn(Example example, Drawn named) {
        return step(example, () -> {
            var explained = drawing.explained(named.photo(), named.observation(), (done, total) -> {
                check();
                progress.passed(done, total);
            });
            return new Drawn(Outcome.WRITTEN, explained.notes(), named.file(), null, null,
                    encoded(picture(Pane.of(explained), drawing.display()), named.file()));
        });
    }

    private Path file(String photo, Observation observation) {
        int slash = photo.lastIndexOf('/');
        int dot = photo.lastIndexOf('.');
        int classIndex = drawing.target().index(observation);
        var network = drawing.loaded().network();
        var name = names.next(slash < 0 ? "" : photo.substring(0, slash + 1), Map.of(
                "stem", photo.substring(slash + 1, dot > slash + 1 ? dot : photo.length()), "network", network.name(),
                "method", drawing.method().id(), "class", network.labels().shortName(classIndex), "index",
                Integer.toString(classIndex)));
        return folder.resolve(name);
    }

    /** A pane's photo under its heat, at the resolution of the photo's raster; with its box where the display has boxes. */
    public static Raster picture(Pane pane, Display display) {
        if (pane.map().shape().length > 2) {
            throw Problem.of(OverlayFolder.class, "overlay.channels");
        }
        var photo = pane.photo();
        List<Mark> marks = !display.box() ? List.of() : BoxFinder.largest(pane.heat(), pane.frame(), photo.width(),
                photo.height(), display.threshold()).map(box -> new Mark(box.region(), Mark.Kind.PREDICTED)).stream()
                .toList();
        return Overlay.compose(photo, StandardScaling.layer(pane, display), display.opacity(), marks);
    }

    private static byte[] encoded(Raster picture, Path file) {
        var bytes = new ByteArrayOutputStream();
        try {
            if (file.toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
                PhotoWriter.png(picture, bytes);
            } else {
                PhotoWriter.jpeg(picture, QUALITY, bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void write(byte[] picture, Path file) {
        try {
            Files.createDirectories(file.getParent());
            Written.write(file, picture);
        } catch (IOException e) {
            throw Written.problem(folder, e);
        }
    }
}
