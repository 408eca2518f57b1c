package org.cameralucida.ui;

import java.util.stream.Stream;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.ImageView;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Shape;
import javafx.scene.text.Text;

/** What is seen of a scene: its nodes, its texts, and the colour that a text stands on. */
final class Seen {

    private Seen() {
    }

    /** A node and all below it that are visible, in the order in which they are painted. */
    static Stream<Node> nodes(Node root) {
        if (!root.isVisible()) {
            return Stream.empty();
        }
        return Stream.concat(Stream.of(root), root instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream().flatMap(Seen::nodes) : Stream.empty());
    }

    /** The texts below a node that have letters, not only the glyph of an icon, and are not scrolled out of sight. */
    static Stream<Text> texts(Node root) {
        return nodes(root).filter(Text.class::isInstance).map(Text.class::cast).filter(text -> text.getText().codePoints()
                .anyMatch(Character::isLetterOrDigit) && inSight(text).getWidth() > 0);
    }

    /** The part of a text, in the scene's coordinates, that no clip takes away. */
    private static Rectangle2D inSight(Text text) {
        var bounds = text.localToScene(text.getBoundsInLocal());
        double left = Math.max(0, bounds.getMinX());
        double top = Math.max(0, bounds.getMinY());
        double right = Math.min(text.getScene().getWidth(), bounds.getMaxX());
        double bottom = Math.min(text.getScene().getHeight(), bounds.getMaxY());
        for (var node = text.getParent(); node != null; node = node.getParent()) {
            if (node.getClip() != null) {
                var clip = node.localToScene(node.getClip().getBoundsInParent());
                left = Math.max(left, clip.getMinX());
                top = Math.max(top, clip.getMinY());
                right = Math.min(right, clip.getMaxX());
                bottom = Math.min(bottom, clip.getMaxY());
            }
        }
        return right - left < 1 || bottom - top < 1 ? Rectangle2D.EMPTY
                : new Rectangle2D(left, top, right - left, bottom - top);
    }

    /** The contrast 1…21 of a text with what is behind the middle of its part in sight (WCAG 2.2); NaN over a picture. */
    static double contrast(Text text) {
        var ground = new Ground(text);
        var fill = text.getFill();
        double opacity = 1;
        for (Node node = text; node != null; node = node.getParent()) {
            opacity *= node.getOpacity();
        }
        if (!ground.known || !(fill instanceof Color color)) {
            return Double.NaN;
        }
        return contrast(over(color, opacity, ground.color), ground.color);
    }

    /** The contrast 1…21 of two opaque colours. */
    static double contrast(Color one, Color other) {
        double ratio = (luminance(one) + 0.05) / (luminance(other) + 0.05);
        return Math.max(ratio, 1 / ratio);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }

    private static Color over(Color color, double opacity, Color ground) {
        return ground.interpolate(Color.color(color.getRed(), color.getGreen(), color.getBlue()),
                opacity * color.getOpacity());
    }

    /** Paints the scene at the middle of a text until it is the text's turn. */
    private static final class Ground {

        private final Text text;
        private final Point2D middle;
        private Color color;
        private boolean known = true;

        Ground(Text text) {
            this.text = text;
            var part = inSight(text);
            middle = new Point2D((part.getMinX() + part.getMaxX()) / 2, (part.getMinY() + part.getMaxY()) / 2);
            color = text.getScene().getFill() instanceof Color fill ? fill : Color.WHITE;
            paint(text.getScene().getRoot(), 1);
        }

        private boolean paint(Node node, double above) {
            if (node == text) {
                return true;
            }
            double opacity = above * node.getOpacity();
            var local = node.sceneToLocal(middle);
            if (!node.isVisible() || local == null || node.getClip() != null
                    && !node.getClip().getBoundsInParent().contains(local)) {
                return false;
            }
            if (node instanceof Region region && region.getBackground() != null) {
                region.getBackground().getFills().stream().filter(fill -> covers(region, fill, local))
                        .forEach(fill -> fill(fill.getFill(), opacity));
            } else if ((node instanceof Canvas || node instanceof ImageView) && node.contains(local)) {
                known = false;
            } else if (node instanceof Shape shape && !(node instanceof Text) && node.contains(local)) {
                fill(shape.getFill(), opacity);
            }
            if (node instanceof Parent parent) {
                for (var child : parent.getChildrenUnmodifiable()) {
                    if (paint(child, opacity)) {
                        return true;
                    }
                }
            }
            return false;
        }

        private static boolean covers(Region region, BackgroundFill fill, Point2D at) {
            var insets = fill.getInsets();
            return at.getX() >= insets.getLeft() && at.getX() <= region.getWidth() - insets.getRight()
                    && at.getY() >= insets.getTop() && at.getY() <= region.getHeight() - insets.getBottom()
                    && (region.getShape() == null || region.contains(at));
        }

        private void fill(Paint paint, double opacity) {
            var flat = paint instanceof LinearGradient gradient ? gradient.getStops().get(0).getColor() : paint;
            if (flat instanceof Color fill) {
                color = over(fill, opacity, color);
                known |= fill.isOpaque() && opacity == 1;
            }
        }
    }
}
