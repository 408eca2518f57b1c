package org.cameralucida.ui.explore;

import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.transform.Transform;
import org.cameralucida.render.HeatLayer;
import org.cameralucida.ui.control.ColorBarView;
import org.cameralucida.ui.control.PhotoViewer;
import org.cameralucida.ui.kit.FirstTime;
import org.cameralucida.ui.kit.Icon;
import org.cameralucida.ui.kit.Texts;

/**
 * The kept picture, as it was on the screen, left of the photo, or above it where that leaves both more room; as large as
 * the photo beside it, with what it shows, the ends of its colours, and whether they are those of now.
 */
final class FrozenView extends Region {

    private final FrozenViewModel model;
    private final PhotoViewer viewer;
    private final BorderPane place;
    private final Texts texts;
    private final ImageView picture = new ImageView();
    private final Label title = label("frozen-title");
    private final Label what = label("frozen-what");
    private final ColorBarView colors;
    private final Label unit = label("unit-note");
    private final Label compared = label("unit-note");
    private final HBox above;
    private final VBox below;
    private FrozenViewModel.Shown shown;

    /**
     * @param viewer that shows the photo
     * @param place in whose middle the photo is
     */
    FrozenView(FrozenViewModel model, PhotoViewer viewer, BorderPane place, Texts texts) {
        this.model = model;
        this.viewer = viewer;
        this.place = place;
        this.texts = texts;
        colors = new ColorBarView(texts);
        getStyleClass().add("frozen");
        picture.setId("frozen-picture");
        picture.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        above = new HBox(title, release());
        above.getStyleClass().add("frozen-above");
        below = new VBox(what, colors, unit, compared);
        below.getStyleClass().add("frozen-below");
        getChildren().setAll(picture, above, below);
        var explore = model.explore();
        InvalidationListener compare = observable -> compare();
        for (Observable cause : List.of(explore.heatmap().layerProperty(), explore.workbench().display().visibleProperty(),
                explore.workbench().methods().chosenProperty())) {
            cause.addListener(compare);
        }
        InvalidationListener halve = observable -> halve();
        place.widthProperty().addListener(halve);
        place.heightProperty().addListener(halve);
        model.frozenProperty().addListener(observable -> follow());
        follow();
    }

    private static Label label(String style) {
        var label = new Label();
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private Button release() {
        var button = new Button();
        button.setId("frozen-release");
        button.setGraphic(new Icon("close"));
        button.getStyleClass().addAll("flat", "button-icon");
        button.setAccessibleText(texts.of(FrozenView.class, "frozen.release"));
        button.setTooltip(new Tooltip(texts.of(FrozenView.class, "frozen.release") + "  (K)"));
        button.setOnAction(event -> model.frozenProperty().set(false));
        return button;
    }

    private void follow() {
        if (model.frozenProperty().get()) {
            take();
        } else {
            shown = null;
            picture.setImage(null);
            place.getChildren().remove(this);
        }
    }

    /** Not before what is to be shown has been painted: picture and words are of one moment. */
    private void take() {
        if (!model.frozenProperty().get()) {
            return;
        }
        if (!viewer.isPainted()) {
            FirstTime.afterPulse(viewer.getScene(), this::take);
            return;
        }
        shown = model.now();
        picture.setImage(snapshot());
        title.setText(texts.of(FrozenView.class, "frozen.title", shown.photo()));
        what.setText(shown.what());
        colors.setColors(shown.heat().map(HeatLayer::colors).orElse(null));
        colors.setScale(shown.heat().map(HeatLayer::scale).orElse(null));
        unit.setText(shown.unit());
        for (var node : List.of(colors, unit)) {
            node.setVisible(shown.heat().isPresent());
            node.setManaged(shown.heat().isPresent());
        }
        picture.setAccessibleText(title.getText() + "  ·  " + shown.what());
        compare();
        halve();
    }

    /** What is in sight of the photo, in the screen's pixels. */
    private Image snapshot() {
        var part = viewer.shownPart();
        var from = viewer.fromPhoto(part.x(), part.y());
        var to = viewer.fromPhoto(part.right(), part.bottom());
        double x = Math.max(0, from.getX());
        double y = Math.max(0, from.getY());
        double scale = viewer.getScene().getWindow().getOutputScaleX();
        var parameters = new SnapshotParameters();
        parameters.setFill(Color.TRANSPARENT);
        parameters.setTransform(Transform.scale(scale, scale));
        parameters.setViewport(new Rectangle2D((viewer.getLayoutX() + x) * scale, (viewer.getLayoutY() + y) * scale,
                Math.max(1, Math.min(viewer.getWidth(), to.getX()) - x) * scale,
                Math.max(1, Math.min(viewer.getHeight(), to.getY()) - y) * scale));
        return viewer.snapshot(parameters, null);
    }

    private void compare() {
        if (shown != null) {
            compared.setText(model.compared(shown, model.now()));
            compared.setVisible(!compared.getText().isEmpty());
            compared.setManaged(compared.isVisible());
        }
    }

    /** As much room as the photo has, beside it or above. */
    private void halve() {
        if (shown == null) {
            return;
        }
        boolean beside = place.getWidth() >= place.getHeight();
        setPrefSize(beside ? Math.round(place.getWidth() / 2) : USE_COMPUTED_SIZE,
                beside ? USE_COMPUTED_SIZE : Math.round(place.getHeight() / 2));
        if ((beside ? place.getLeft() : place.getTop()) != this) {
            place.getChildren().remove(this);
            (beside ? place.leftProperty() : place.topProperty()).set(this);
        }
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computeMinHeight(double width) {
        return 0;
    }

    /** Fitted as the photo is, in the middle as far as the words leave it free. */
    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        double top = above.prefHeight(width);
        double bottom = below.prefHeight(width);
        above.resizeRelocate(0, 0, width, top);
        below.resizeRelocate(0, height - bottom, width, bottom);
        var image = picture.getImage();
        if (image == null) {
            return;
        }
        double margin = Math.max(viewer.getInsets().getLeft(), viewer.getInsets().getTop());
        double shrink = Math.min((width - 2 * margin) / image.getWidth(), (height - top - bottom) / image.getHeight());
        double wide = Math.max(1, image.getWidth() * shrink);
        double high = Math.max(1, image.getHeight() * shrink);
        picture.setFitWidth(wide);
        picture.setFitHeight(high);
        picture.relocate(snapPositionX((width - wide) / 2),
                snapPositionY(Math.max(top, Math.min((height - high) / 2, height - bottom - high))));
    }
}
