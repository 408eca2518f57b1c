package org.cameralucida.ui.control;

import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.DoubleProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Point2D;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Rectangle;
import org.cameralucida.image.Area;
import org.cameralucida.image.Area.Point;

/** Where the brush is, how far the lasso has gone, and what is selected: lines over the photo, dark ones under light ones. */
public final class AreaMarks extends Pane {

    private final PhotoViewer viewer;
    private final ObservableBooleanValue asked;
    private final ObservableBooleanValue lasso;
    private final DoubleProperty radius;
    private final ObservableValue<Area> selected;
    private final Circle brushShadow = new Circle();
    private final Circle brush = new Circle();
    private final Polyline lineShadow = new Polyline();
    private final Polyline line = new Polyline();
    private final Rectangle clip = new Rectangle();
    private Point2D place;
    private List<Point> points = List.of();

    AreaMarks(PhotoViewer viewer, ObservableBooleanValue asked, ObservableBooleanValue lasso, DoubleProperty radius,
            ObservableValue<Area> selected) {
        this.viewer = viewer;
        this.asked = asked;
        this.lasso = lasso;
        this.radius = radius;
        this.selected = selected;
        getStyleClass().add("area-marks");
        Looks.dress(this);
        setMouseTransparent(true);
        brush.getStyleClass().add("area-line");
        line.getStyleClass().add("area-line");
        brushShadow.getStyleClass().add("area-shadow");
        lineShadow.getStyleClass().add("area-shadow");
        getChildren().addAll(brushShadow, brush, lineShadow, line);
        setClip(clip);
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        InvalidationListener draw = observable -> draw();
        for (Observable cause : List.<Observable>of(asked, lasso, radius, selected, viewer.viewportProperty(),
                viewer.widthProperty(), viewer.heightProperty(), viewer.zoomProperty())) {
            cause.addListener(draw);
        }
        draw();
    }

    /** The brush is here, the lasso has these corners. */
    void show(Point2D now, List<Point> corners) {
        place = now;
        points = corners;
        draw();
    }

    private void draw() {
        boolean isOn = asked.get() && viewer.getPhoto() != null && viewer.getWidth() > 0;
        setVisible(isOn);
        if (!isOn) {
            return;
        }
        boolean isBrush = place != null && !lasso.get() && selected.getValue() == null;
        for (var circle : List.of(brushShadow, brush)) {
            circle.setVisible(isBrush);
            if (isBrush) {
                var at = viewer.fromPhoto(place.getX(), place.getY());
                circle.setCenterX(at.getX());
                circle.setCenterY(at.getY());
                circle.setRadius(viewer.fromPhoto(place.getX() + radius.get(), place.getY()).getX() - at.getX());
            }
        }
        for (var each : List.of(lineShadow, line)) {
            each.getPoints().clear();
            if (lasso.get()) {
                points.forEach(point -> add(each, point.x(), point.y()));
                if (!points.isEmpty() && place != null) {
                    add(each, place.getX(), place.getY());
                }
            }
            if (selected.getValue() != null && points.isEmpty()) {
                outline(each, selected.getValue());
            }
        }
    }

    private void outline(Polyline to, Area area) {
        if (area.kind() == Area.Kind.LASSO) {
            area.points().forEach(point -> add(to, point.x(), point.y()));
            add(to, area.points().get(0).x(), area.points().get(0).y());
            return;
        }
        var bounds = area.bounds();
        add(to, bounds.x(), bounds.y());
        add(to, bounds.right(), bounds.y());
        add(to, bounds.right(), bounds.bottom());
        add(to, bounds.x(), bounds.bottom());
        add(to, bounds.x(), bounds.y());
    }

    private void add(Polyline to, double x, double y) {
        var at = viewer.fromPhoto(x, y);
        to.getPoints().addAll(at.getX(), at.getY());
    }
}
