package org.cameralucida.evaluate.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.cameralucida.compare.Pane;
import org.cameralucida.compare.StandardScaling;
import org.cameralucida.dataset.DataSet;
import org.cameralucida.dataset.Example;
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

    private static final Logger LOG = LoggerFactory.getLogger(OverlayFolder.class);

    private final Drawing drawing;
    private final Path folder;
    private final FileNames names;
    private final boolean resume;

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

    private OverlayFolder(Drawing drawing, Path folder, String names, boolean resume) {
        this.drawing = drawing;
        this.folder = folder;
        this.names = new FileNames(names, PLACEHOLDERS);
        this.resume = resume;
    }

    /**
     * Writes the pictures; slow.
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
        var overlays = new OverlayFolder(drawing, folder, names, resume);
        var own = folder.toAbsolutePath().normalize();
        var inputs = photos.examples().stream()
                .filter(each -> !each.file().toAbsolutePath().normalize().startsWith(own)).toList();
        for (int i = 0; i < inputs.size(); i++) {
            var drawn = overlays.drawn(inputs.get(i), progress);
            drawn.picture().ifPresent(picture -> overlays.write(picture, drawn.file()));
            listener.drawn(inputs.get(i).name(), drawn.outcome(), drawn.notes(), i + 1, inputs.size());
        }
    }

    /** What comes of a photo, before anything is written. */
    private record Drawn(Outcome outcome, List<Message> notes, Path file, Optional<Raster> picture) {

        private static Drawn failed(Message why) {
            return new Drawn(Outcome.FAILED, List.of(why), null, Optional.empty());
        }
    }

    private Drawn drawn(Example example, Progress progress) {
        try {
            var photo = example.photo();
            var observation = drawing.loaded().observe(View.of(photo, drawing.loaded().network().preprocessing()));
            var file = file(example.name(), observation);
            if (Files.exists(file)) {
                return resume ? new Drawn(Outcome.KEPT, List.of(), file, Optional.empty())
                        : Drawn.failed(Message.of(OverlayFolder.class, "names.there", file.toString()));
            }
            var explained = drawing.explained(photo, observation, progress);
            return new Drawn(Outcome.WRITTEN, explained.notes(), file,
                    Optional.of(picture(Pane.of(explained), drawing.display())));
        } catch (CancellationException e) {
            throw e;
        } catch (Problem e) {
            return Drawn.failed(e.sentence());
        } catch (RuntimeException e) {
            LOG.warn("{}", example.name(), e);
            return Drawn.failed(Message.of(OverlayFolder.class, "overlay.failed", e.toString()));
        }
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

    private void write(Raster picture, Path file) {
        var bytes = new ByteArrayOutputStream();
        try {
            if (file.toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
                PhotoWriter.png(picture, bytes);
            } else {
                PhotoWriter.jpeg(picture, QUALITY, bytes);
            }
            Files.createDirectories(file.getParent());
            Written.write(file, bytes.toByteArray());
        } catch (IOException e) {
            throw Written.problem(folder, e);
        }
    }
}
