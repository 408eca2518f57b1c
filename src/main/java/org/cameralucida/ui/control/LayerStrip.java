package org.cameralucida.ui.control;

import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;
import org.cameralucida.network.Layer;

/**
 * A network as a strip of bars, one a layer from input to output: the higher the larger its maps are, the thicker the
 * more there are of them; one bar lit. It shows where in the network a layer is.
 */
final class LayerStrip extends Region {

    static final double WIDTH = 120;
    static final double HEIGHT = 22;
    private static final double LEAST_HEIGHT = 3;
    private static final double LEAST_LIT = 2.5;

    private final Path bars = new Path();
    private final Rectangle lit = new Rectangle();
    private List<Layer> layers = List.of();

    LayerStrip() {
        getStyleClass().add("layer-strip");
        bars.getStyleClass().add("bars");
        lit.getStyleClass().add("lit");
        setMinSize(WIDTH, HEIGHT);
        setPrefSize(WIDTH, HEIGHT);
        setMaxSize(WIDTH, HEIGHT);
        setMouseTransparent(true);
        getChildren().setAll(bars, lit);
    }

    /** Shows a network with one of its layers lit; none for -1. */
    void show(List<Layer> now, int index) {
        var places = places(now);
        if (now != layers) {
            layers = now;
            bars.getElements().clear();
            for (var place : places) {
                bar(place);
            }
        }
        lit.setVisible(index >= 0 && index < now.size());
        if (lit.isVisible()) {
            var place = places[index];
            double width = Math.max(LEAST_LIT, place[1]);
            lit.setX(Math.max(0, Math.min(WIDTH - width, place[0] - (width - place[1]) / 2)));
            lit.setWidth(width);
            lit.setY((HEIGHT - place[2]) / 2);
            lit.setHeight(place[2]);
        }
    }

    private void bar(double[] place) {
        double left = place[0];
        double right = left + place[1];
        double top = (HEIGHT - place[2]) / 2;
        bars.getElements().addAll(new MoveTo(left, top), new LineTo(right, top), new LineTo(right, HEIGHT - top),
                new LineTo(left, HEIGHT - top), new ClosePath());
    }

    /** Of each layer: left, width and height of its bar. */
    static double[][] places(List<Layer> layers) {
        var places = new double[layers.size()][];
        double thickness = 0;
        double largest = 1;
        for (var layer : layers) {
            thickness += thickness(layer);
            largest = Math.max(largest, size(layer));
        }
        // A fifth of it is room between the bars, while there is any.
        double unit = WIDTH / Math.max(1, thickness);
        double left = 0;
        for (int i = 0; i < places.length; i++) {
            double width = thickness(layers.get(i)) * unit;
            double height = LEAST_HEIGHT + (HEIGHT - LEAST_HEIGHT) * Math.sqrt(size(layers.get(i)) / largest);
            places[i] = new double[] {left, width * (width > 2 ? 0.8 : 1), height};
            left += width;
        }
        return places;
    }

    private static double thickness(Layer layer) {
        return 1 + Math.log(Math.max(1, layer.channels())) / Math.log(2);
    }

    private static double size(Layer layer) {
        return Math.sqrt((double) layer.height() * layer.width());
    }
}
