package org.cameralucida.ui.control;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.Group;
import javafx.scene.effect.BlendMode;
import javafx.scene.image.ImageView;
import javafx.scene.shape.Rectangle;
import javafx.util.Duration;
import org.cameralucida.ui.kit.TimingLog;

/**
 * The photo and over it the heatmap, both painted at the pane's own resolution by a background thread, never by the
 * scene graph: scaling a large image there is what makes a window slow. While a new view is being painted, the old one
 * is moved to where it belongs, and stretched too where a graphics card does that; without one, stretching takes longer
 * than painting, and the old view stays as it is. A little is painted around what is in sight, so that panning only
 * moves what is there. A shrunk photo comes at once roughly, and well when the view has come
 * to rest. Of several wishes in a row only the newest is painted. All methods on the JavaFX thread.
 */
final class PhotoLayers extends Group {

    private static final Duration REST = Duration.millis(90);
    private static final ExecutorService PAINTERS = painters();
    /** Apart, as of a sheet that was a photo's the next pane may want a copy. */
    private static final SheetPool PHOTO_SHEETS = new SheetPool();
    private static final SheetPool HEAT_SHEETS = new SheetPool();
    /** How many pixels a sheet may have for the sake of what is around the pane, and how much that is at the ends. */
    private static final double PIXELS = 0.9e6;
    private static final double LEAST_AROUND = 0.1;
    private static final double MOST_AROUND = 0.2;
    /** The part of it that has to be there when the view has come to rest. */
    private static final double AROUND_AT_REST = 0.5;

    private final boolean stretching = Platform.isSupported(ConditionalFeature.SCENE3D);
    private final Runnable onPainted;
    private final ImageView photoView = new ImageView();
    private final ImageView heatView = new ImageView();
    /**
     * Over a heatmap that is added, black, as opaque as the heatmap is not: an opacity of the added node itself would
     * mix the photo with the clipped sum instead of clipping the sum of the photo and a part of the heat.
     */
    private final Rectangle heatVeil = new Rectangle();
    private final Group heatGroup = new Group(heatView, heatVeil);
    private final BooleanProperty additive = new SimpleBooleanProperty(this, "additive");
    private final DoubleProperty heatOpacity = new SimpleDoubleProperty(this, "heatOpacity", 1);
    private final PauseTransition rest = new PauseTransition(REST);
    private final SheetRing photoSheets = new SheetRing(PHOTO_SHEETS);
    private final SheetRing heatSheets = new SheetRing(HEAT_SHEETS);
    private volatile PaintJob.Content wanted;
    private PaintJob.Painted painted = PaintJob.Painted.NOTHING;
    /** What could not be painted; trying again would fail again. */
    private PaintJob.Content failed;
    private boolean painting;
    private boolean hasty;
    private long wantedSince;
    private boolean firstHeat = true;
    private int photoPaints;
    private int heatPaints;

    /**
     * Empty layers.
     *
     * @param onPainted called when something new has been painted: {@link #shown} may have changed
     */
    PhotoLayers(Runnable onPainted) {
        this.onPainted = onPainted;
        getChildren().addAll(photoView, heatGroup);
        heatView.opacityProperty().bind(Bindings.when(additive).then(1.0).otherwise(heatOpacity));
        heatVeil.opacityProperty().bind(heatOpacity.negate().add(1));
        heatVeil.visibleProperty().bind(additive);
        heatVeil.xProperty().bind(heatView.xProperty());
        heatVeil.yProperty().bind(heatView.yProperty());
        heatVeil.widthProperty().bind(heatView.fitWidthProperty());
        heatVeil.heightProperty().bind(heatView.fitHeightProperty());
        heatGroup.blendModeProperty().bind(Bindings.when(additive).then(BlendMode.ADD).otherwise((BlendMode) null));
        setMouseTransparent(true);
        setManaged(false);
        rest.setOnFinished(event -> paintWhatIsMissing());
        sceneProperty().addListener((property, before, now) -> paintWhatIsMissing());
    }

    /** How much of the heatmap shows, 0 to 1; changing it costs no painting. */
    DoubleProperty heatOpacityProperty() {
        return heatOpacity;
    }

    /** Whether the heatmap shows; changing it costs no painting. */
    BooleanProperty heatVisibleProperty() {
        return heatGroup.visibleProperty();
    }

    /** Whether what was painted roughly stays so, as something else is more urgent. */
    void setHasty(boolean now) {
        hasty = now;
        paintWhatIsMissing();
    }

    /** How many times a photo has been painted since the start. */
    int photoPaints() {
        return photoPaints;
    }

    /** How many times a heatmap has been painted since the start. */
    int heatPaints() {
        return heatPaints;
    }

    /** Nothing remains to be painted. */
    boolean isAtRest() {
        return !painting && missing(true) == null;
    }

    /** What to show from now on; null for nothing. */
    void show(PaintJob.Content content) {
        if (content == null ? wanted == null : content.equals(wanted)) {
            return;
        }
        wanted = content;
        wantedSince = System.nanoTime();
        if (content == null) {
            painted = PaintJob.Painted.NOTHING;
            rest.stop();
        } else {
            rest.playFromStart();
        }
        place();
        paintWhatIsMissing();
    }

    private void paintWhatIsMissing() {
        if (getScene() == null) {
            release();
            return;
        }
        boolean resting = !hasty && rest.getStatus() != Animation.Status.RUNNING;
        var job = painting ? null : missing(resting);
        if (job == null) {
            return;
        }
        painting = true;
        PAINTERS.execute(() -> {
            PaintJob.Painted result = null;
            try {
                result = job.paint(() -> job.fine() && wanted != job.content());
            } finally {
                var done = result;
                Platform.runLater(() -> finished(job, done));
            }
        });
    }

    /** Out of the window only what is on display is kept, for when it comes back; and not that, if it shows nothing. */
    private void release() {
        if (wanted == null) {
            painted = PaintJob.Painted.NOTHING;
            place();
        }
        if (!painting) {
            photoSheets.release(painted.photoSheet());
            heatSheets.release(painted.heatSheet());
        }
    }

    private PaintJob missing(boolean resting) {
        var content = wanted;
        if (content == null || content == failed) {
            return null;
        }
        boolean moved = painted.isOnlyMoved(content);
        // While all that is in sight has been painted, panning paints nothing; at rest there is time for what is around.
        double least = resting ? AROUND_AT_REST * around(content) : 0;
        boolean photo = !painted.hasPhoto(content, moved ? least : 0) || resting && !painted.fine();
        boolean heat = content.heat() != null && !painted.hasHeat(content, moved ? least : 0);
        boolean fewer = content.heat() == null && painted.heatLayer() != null;
        if (!photo && !heat && !fewer) {
            return null;
        }
        double around = moved && content.heat() != null == (painted.heatLayer() != null) ? around(content) : 0;
        var place = content.placement();
        return new PaintJob(content, painted, photo, heat, moved && resting, around,
                photo ? photoSheets.spare(place.near(content.photo().whole(), around), place) : null,
                heat ? heatSheets.spare(place.near(content.covered(), around), place) : null);
    }

    /** How much around the pane is painted: a fifth of it on each side, less where that would be too many pixels. */
    private static double around(PaintJob.Content content) {
        double pixels = Math.max(1.0, (double) content.placement().width() * content.placement().height());
        return Math.max(LEAST_AROUND, Math.min(MOST_AROUND, (Math.sqrt(PIXELS / pixels) - 1) / 2));
    }

    private void finished(PaintJob job, PaintJob.Painted result) {
        painting = false;
        failed = result == null && wanted == job.content() ? wanted : null;
        if (result != null && wanted != null) {
            if (job.photo()) {
                photoSheets.turn();
                photoPaints++;
                display(photoView, result.photoSheet());
            }
            if (job.heat() || result.heatSheet() == null) {
                display(heatView, result.heatSheet());
            }
            if (job.heat()) {
                heatSheets.turn();
                heatPaints++;
                noteHeat(job);
                additive.set(job.content().heat().blend().additive());
            }
            painted = result;
            place();
            onPainted.run();
        }
        paintWhatIsMissing();
    }

    private static void display(ImageView view, Sheet sheet) {
        view.setImage(sheet == null ? null : sheet.image());
        view.setViewport(sheet == null ? null : sheet.painted());
    }

    /** How long a heatmap was waited for, from the wish to the pixels that the next frame shows. */
    private void noteHeat(PaintJob job) {
        if (job.content() == wanted) {
            TimingLog.done("heatmap shown", wantedSince);
        }
        if (firstHeat) {
            firstHeat = false;
            TimingLog.reached("first heatmap");
        }
    }

    /** Displays this photo, so placed, under this heatmap: nothing that is seen will change but for the better. */
    boolean displays(PaintJob.Content content) {
        return painted.hasPhoto(content, 0)
                && (content.heat() == null ? painted.heatLayer() == null : painted.hasHeat(content, 0));
    }

    /** Still displays a photo other than the one that is wanted. */
    boolean isLate() {
        return painted.content() != null && painted.content().photo() != wanted.photo();
    }

    /** The placement of what is on display now, which what is drawn over it has to follow. */
    Placement shown() {
        if (painted.content() == null) {
            return wanted.placement();
        }
        boolean stretched = painted.content().placement().zoom() != wanted.placement().zoom()
                || painted.content().placement().outputScale() != wanted.placement().outputScale();
        return stretched && !stretching ? painted.content().placement() : wanted.placement();
    }

    /** Puts what has been painted where it belongs in the view that is wanted now. */
    private void place() {
        if (wanted == null || painted.content() == null) {
            photoView.setImage(null);
            heatView.setImage(null);
        } else if (wanted.photo() == painted.content().photo()) {
            place(photoView, painted.photoBlock(), painted.content().placement(), shown());
            place(heatView, painted.heatBlock(), painted.content().placement(), shown());
        }
    }

    private static void place(ImageView view, int[] block, Placement then, Placement now) {
        double ratio = now.zoom() / then.zoom();
        double scale = now.outputScale();
        view.setX(((block[0] - then.left()) * ratio + now.left()) / scale);
        view.setY(((block[1] - then.top()) * ratio + now.top()) / scale);
        view.setFitWidth(Math.max(0.1, block[2] * ratio / scale));
        view.setFitHeight(Math.max(0.1, block[3] * ratio / scale));
    }

    private static ExecutorService painters() {
        int threads = Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors() / 2));
        var pool = new ThreadPoolExecutor(threads, threads, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            var thread = new Thread(task, "photo painter");
            thread.setDaemon(true);
            return thread;
        });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
