package org.cameralucida.ui.control;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.stage.Window;
import org.cameralucida.image.Photo;
import org.cameralucida.render.HeatLayer;
import org.cameralucida.ui.kit.Texts;

/**
 * Shows a photo and, over it, where a network looks: the heatmap, boxes, and the gaze frame, which is the part of the
 * photo that the network sees and which can be dragged. All places are in pixels of the photo. See {@link ViewGestures}
 * and {@link FrameGestures} for what mouse and keys do.
 *
 * <p>Painting happens in the background; every change of several properties costs one round of it, and changes of
 * {@link #heatOpacityProperty} and {@link #heatVisibleProperty} none. The photo is fitted into the region less its
 * padding.
 */
public final class PhotoViewer extends Region {

    private static final double STEP = 1.25;

    private final ObjectProperty<Photo> photo = new SimpleObjectProperty<>(this, "photo");
    private final ObjectProperty<HeatLayer> heat = new SimpleObjectProperty<>(this, "heat");
    private final ObjectProperty<org.cameralucida.image.Region> part = new SimpleObjectProperty<>(this, "part");
    private final DoubleProperty heatOpacity = new SimpleDoubleProperty(this, "heatOpacity", 0.5);
    private final BooleanProperty heatVisible = new SimpleBooleanProperty(this, "heatVisible", true);
    private final ObjectProperty<org.cameralucida.image.Region> gazeFrame =
            new SimpleObjectProperty<>(this, "gazeFrame");
    private final BooleanProperty gazeEditable = new SimpleBooleanProperty(this, "gazeEditable", true);
    private final DoubleProperty gazeAspect = new SimpleDoubleProperty(this, "gazeAspect", Double.NaN);
    private final ObservableList<BoxMark> boxes = FXCollections.observableArrayList();
    private final ObjectProperty<Viewport> viewport = new SimpleObjectProperty<>(this, "viewport", Viewport.FIT);
    private final ObjectProperty<Point2D> crosshair = new SimpleObjectProperty<>(this, "crosshair");
    private final ReadOnlyObjectWrapper<Point2D> photoCursor = new ReadOnlyObjectWrapper<>(this, "photoCursor");
    private final ReadOnlyDoubleWrapper zoom = new ReadOnlyDoubleWrapper(this, "zoom", 1);

    private final Texts texts;
    private final PhotoLayers layers = new PhotoLayers(this::painted);
    private final UnseenShade shade = new UnseenShade();
    private final BoxMarks marks = new BoxMarks();
    private final GazeFrame frame = new GazeFrame();
    private final Reticle reticle = new Reticle();
    private final Rectangle clip = new Rectangle();
    private final PhotoNavigation navigation = new PhotoNavigation(this);
    private final ObservableValue<Number> outputScale;
    private Runnable onPainted = () -> { };
    private PhotoPyramid pyramid;
    private List<Object> described;
    private boolean held;
    private double mouseX = Double.NaN;
    private double mouseY = Double.NaN;

    /** An empty viewer. */
    public PhotoViewer(Texts texts) {
        this.texts = texts;
        getStyleClass().add("photo-viewer");
        Looks.dress(this);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
        setClip(clip);
        getChildren().addAll(layers, shade, frame, marks, reticle);
        layers.heatOpacityProperty().bind(heatOpacity);
        layers.heatVisibleProperty().bind(heatVisible);
        frame.setFocusTraversable(true);
        outputScale = sceneProperty().flatMap(Scene::windowProperty).flatMap(Window::renderScaleXProperty)
                .orElse(1.0);
        new ViewGestures(this, new FrameGestures(this, frame));
        listen();
    }

    private void listen() {
        List.<ObservableValue<?>>of(heat, part, gazeFrame, gazeEditable, viewport, crosshair, outputScale)
                .forEach(property -> property.addListener((source, old, now) -> requestLayout()));
        photo.addListener((source, old, now) -> {
            pyramid = now == null ? null : PhotoPyramid.of(now, pyramid, old);
            if (now == null) {
                layers.show(null);
            }
            requestLayout();
        });
        boxes.addListener((ListChangeListener<BoxMark>) change -> {
            marks.show(boxes);
            requestLayout();
        });
    }

    private void painted() {
        requestLayout();
        onPainted.run();
    }

    /** What is to be done whenever something has been painted and goes to the screen with the next picture. */
    public void setOnPainted(Runnable action) {
        onPainted = action;
    }

    /** Whether a photo that comes roughly stays so for now, as something else is more urgent. */
    public void setHasty(boolean now) {
        layers.setHasty(now);
    }

    /** Whether what has been painted is what is wanted: the photo, where it lies, and the heatmap. */
    public boolean isPainted() {
        return getPhoto() != null && layers.displays(new PaintJob.Content(getPhoto(), pyramid, place(), getHeat()));
    }

    /** Where the photo lies while it is looked at so. */
    Placement place(Viewport view) {
        double margin = Math.max(getInsets().getLeft(), getInsets().getTop());
        return Placement.of(view, getPhoto(), shownPart(), getWidth(), getHeight(), margin, outputScale.getValue().doubleValue());
    }

    private Placement place() {
        return place(getViewport());
    }

    @Override
    protected void layoutChildren() {
        boolean empty = getPhoto() == null;
        getChildren().subList(1, getChildren().size()).forEach(overlay -> overlay.setVisible(!empty));
        if (empty) {
            layers.show(null);
            photoCursor.set(null);
            return;
        }
        var place = place();
        cutOff(place);
        layers.show(new PaintJob.Content(getPhoto(), pyramid, place, getHeat()));
        if (!layers.isLate()) {
            placeOverlays(layers.shown());
        }
        zoom.set(place.zoom());
        mouseAt(mouseX, mouseY);
        describe();
    }

    /** Nothing is seen, nor can be pointed at, outside of the part that is shown. */
    private void cutOff(Placement place) {
        var seen = part.get() == null ? new int[] {0, 0, place.width(), place.height()} : place.visible(part.get());
        clip.setX(seen[0] / place.outputScale());
        clip.setY(seen[1] / place.outputScale());
        clip.setWidth(seen[2] / place.outputScale());
        clip.setHeight(seen[3] / place.outputScale());
    }

    private void placeOverlays(Placement place) {
        shade.place(place, seen());
        marks.place(place);
        frame.setVisible(getGazeFrame() != null && isGazeEditable());
        if (frame.isVisible()) {
            frame.place(place, getPhoto().within(getGazeFrame()));
        }
        reticle.place(place, photoCursor.get() == null ? getCrosshair() : null);
    }

    /**
     * What is seen: the frame, which moves at once, rather than the region of the map, which has to be computed first.
     */
    private org.cameralucida.image.Region seen() {
        return getGazeFrame() != null || getHeat() == null ? getGazeFrame() : getHeat().seen();
    }

    private void describe() {
        var gaze = getGazeFrame();
        var now = Arrays.asList(getPhoto(), getHeat() == null, zoom.get(), gaze);
        if (!now.equals(described)) {
            described = now;
            var key = getHeat() == null ? "viewer.photo" : "viewer.photoWithHeatmap";
            var name = texts.of(PhotoViewer.class, getPhoto().isEdited() ? "viewer.edited" : "viewer.asItIs", getPhoto().name());
            setAccessibleText(texts.of(PhotoViewer.class, key, name, texts.number(zoom.get() * 100, 0)));
            frame.setAccessibleText(gaze == null ? null : texts.of(PhotoViewer.class, "viewer.frame",
                    texts.number(gaze.width(), 0), texts.number(gaze.height(), 0),
                    texts.number(gaze.x(), 0), texts.number(gaze.y(), 0)));
        }
    }

    /** While the mouse holds the photo, the point under it is the one that it took hold of. */
    void hold(boolean now) {
        held = now;
    }

    /** The mouse is at this place of the pane; NaN: elsewhere. */
    void mouseAt(double x, double y) {
        mouseX = x;
        mouseY = y;
        if (held) {
            return;
        }
        var point = getPhoto() == null || Double.isNaN(x) ? null : toPhoto(x, y);
        var seen = shownPart();
        boolean inside = point != null && point.getX() >= seen.x() && point.getX() < seen.right()
                && point.getY() >= seen.y() && point.getY() < seen.bottom();
        photoCursor.set(inside ? point : null);
    }

    /**
     * The photo's coordinates at a place of this pane; may lie outside of the photo.
     *
     * @throws NullPointerException if there is no photo
     */
    public Point2D toPhoto(double x, double y) {
        var place = place();
        return new Point2D(place.photoX(x), place.photoY(y));
    }

    /**
     * The place in this pane of a point of the photo.
     *
     * @throws NullPointerException if there is no photo
     */
    public Point2D fromPhoto(double x, double y) {
        var place = place();
        return new Point2D(place.layoutX(x), place.layoutY(y));
    }

    /** Shows the whole photo, or the part of it that is to be shown. */
    public void fit() {
        setViewport(Viewport.FIT);
    }

    /** Enlarges by a quarter, about the middle. */
    public void zoomIn() {
        zoomAt(getWidth() / 2, getHeight() / 2, STEP);
    }

    /** Undoes {@link #zoomIn}. */
    public void zoomOut() {
        zoomAt(getWidth() / 2, getHeight() / 2, 1 / STEP);
    }

    /** Shows each pixel of the photo as one of the screen. */
    public void actualSize() {
        navigation.zoomTo(getWidth() / 2, getHeight() / 2, 1);
    }

    /** Multiplies the zoom; the point of the photo that is at {@code (x, y)} of this pane stays there. */
    public void zoomAt(double x, double y, double factor) {
        navigation.zoomAt(x, y, factor);
    }

    /** Moves the photo by layout pixels; nothing while it is fitted. */
    void pan(double dx, double dy) {
        navigation.pan(dx, dy);
    }

    /** For tests: the painted layers. */
    PhotoLayers layers() {
        return layers;
    }

    /** The photo; null shows nothing. */
    public ObjectProperty<Photo> photoProperty() {
        return photo;
    }

    public Photo getPhoto() {
        return photo.get();
    }

    public void setPhoto(Photo value) {
        photo.set(value);
    }

    /** The only part of the photo that is shown, as if there were no more of it; null for all of it. */
    public ObjectProperty<org.cameralucida.image.Region> partProperty() {
        return part;
    }

    /** The part of the photo that is shown; null without a photo. */
    public org.cameralucida.image.Region shownPart() {
        return part.get() != null || getPhoto() == null ? part.get() : getPhoto().whole();
    }

    /** The heatmap over it; null for none. */
    public ObjectProperty<HeatLayer> heatProperty() {
        return heat;
    }

    public HeatLayer getHeat() {
        return heat.get();
    }

    public void setHeat(HeatLayer value) {
        heat.set(value);
    }

    /** 0 to 1. */
    public DoubleProperty heatOpacityProperty() {
        return heatOpacity;
    }

    /** Whether the heatmap shows. */
    public BooleanProperty heatVisibleProperty() {
        return heatVisible;
    }

    /** The part of the photo that the network sees: changed by the user's drags while they last; null for none. */
    public ObjectProperty<org.cameralucida.image.Region> gazeFrameProperty() {
        return gazeFrame;
    }

    public org.cameralucida.image.Region getGazeFrame() {
        return gazeFrame.get();
    }

    public void setGazeFrame(org.cameralucida.image.Region value) {
        gazeFrame.set(value);
    }

    /** Whether the user may drag the gaze frame; if not, it shows no outline. */
    public boolean isGazeEditable() {
        return gazeEditable.get();
    }

    public void setGazeEditable(boolean value) {
        gazeEditable.set(value);
    }

    /** Width / height that a drag keeps, unless Shift is held; NaN: free. */
    public DoubleProperty gazeAspectProperty() {
        return gazeAspect;
    }

    public double getGazeAspect() {
        return gazeAspect.get();
    }

    /** The boxes over the photo; to be changed. */
    public ObservableList<BoxMark> getBoxes() {
        return boxes;
    }

    /** What is in view; panes are linked by binding theirs to each other. */
    public ObjectProperty<Viewport> viewportProperty() {
        return viewport;
    }

    public Viewport getViewport() {
        return viewport.get();
    }

    public void setViewport(Viewport value) {
        viewport.set(Objects.requireNonNull(value));
    }

    /** A point of the photo to be marked while the mouse is elsewhere: the cursor of a linked pane; null for none. */
    public ObjectProperty<Point2D> crosshairProperty() {
        return crosshair;
    }

    public Point2D getCrosshair() {
        return crosshair.get();
    }

    public void setCrosshair(Point2D value) {
        crosshair.set(value);
    }

    /** Where on the photo the mouse is, in its pixels, with fractions; null outside of it. */
    public ReadOnlyObjectProperty<Point2D> photoCursorProperty() {
        return photoCursor.getReadOnlyProperty();
    }

    public Point2D getPhotoCursor() {
        return photoCursor.get();
    }

    /** Device pixels a photo pixel, now; also while the photo is fitted. */
    public ReadOnlyDoubleProperty zoomProperty() {
        return zoom.getReadOnlyProperty();
    }

    public double getZoom() {
        return zoom.get();
    }
}
