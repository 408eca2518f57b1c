package org.cameralucida.ui.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import org.cameralucida.render.ColorMap;
import org.cameralucida.render.Scale;

/** What the colours of a heatmap mean: the colour map from the scale's low end to its high end, with ticks and the unit. */
public final class ColorBarView extends Region {

    private final ObjectProperty<ColorMap> colors = new SimpleObjectProperty<>(this, "colors");
    private final ObjectProperty<Scale> scale = new SimpleObjectProperty<>(this, "scale");
    private final StringProperty unit = new SimpleStringProperty(this, "unit", "");
    private final ImageView gradient = new ImageView();
    private final Label unitLabel = new Label();
    private final List<Label> labels = new ArrayList<>();

    /** An empty bar. */
    public ColorBarView() {
        getStyleClass().add("color-bar");
        getStylesheets().add(Objects.requireNonNull(ColorBarView.class.getResource("control.css")).toExternalForm());
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        unitLabel.getStyleClass().add("unit");
        unitLabel.textProperty().bind(unit);
        getChildren().addAll(gradient, unitLabel);
        colors.addListener(change -> requestLayout());
        scale.addListener(change -> requestLayout());
        unit.addListener(change -> requestLayout());
    }

    /** The colour map; null shows nothing. */
    public ObjectProperty<ColorMap> colorsProperty() {
        return colors;
    }

    public void setColors(ColorMap value) {
        colors.set(value);
    }

    /** The values at both ends; null shows nothing. */
    public ObjectProperty<Scale> scaleProperty() {
        return scale;
    }

    public void setScale(Scale value) {
        scale.set(value);
    }

    /** What the numbers are, such as "logit per cell". */
    public StringProperty unitProperty() {
        return unit;
    }

    public void setUnit(String value) {
        unit.set(value);
    }
}
