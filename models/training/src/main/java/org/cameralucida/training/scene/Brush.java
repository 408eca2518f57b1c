package org.cameralucida.training.scene;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.Random;
import java.util.Scanner;

/**
 * Paints one thing in its own coordinates: the thing's middle is (0, 0), it reaches to about ±50, y points down. Knows
 * where the light comes from and varies every colour a little.
 */
final class Brush {

    final Graphics2D graphics;
    final Random random;
    /** −1: light from the left, +1: from the right. */
    final double light;

    Brush(Graphics2D graphics, Random random, double light) {
        this.graphics = graphics;
        this.random = random;
        this.light = light;
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    int pick(int count) {
        return random.nextInt(count);
    }

    Color pick(int... colours) {
        return vary(colours[random.nextInt(colours.length)]);
    }

    /** A colour near {@code rgb}. */
    Color vary(int rgb) {
        float[] hsb = Color.RGBtoHSB(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255, null);
        float hue = hsb[0] + (random.nextFloat() - 0.5f) * 0.03f;
        float saturation = hsb[1] * (float) between(0.85, 1.15);
        float brightness = hsb[2] * (float) between(0.85, 1.12);
        return Color.getHSBColor(hue, Math.min(1, saturation), Math.min(1, brightness));
    }

    /** Lighter ({@code by > 0}, towards white) or darker ({@code by < 0}, towards black). */
    static Color tone(Color colour, double by) {
        double goal = by > 0 ? 255 : 0;
        double share = Math.min(1, Math.abs(by));
        return new Color((int) (colour.getRed() + (goal - colour.getRed()) * share),
                (int) (colour.getGreen() + (goal - colour.getGreen()) * share),
                (int) (colour.getBlue() + (goal - colour.getBlue()) * share), colour.getAlpha());
    }

    static Color alpha(Color colour, double alpha) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), (int) (255 * alpha));
    }

    /** A path in the letters of SVG: M L Q C Z, absolute. */
    static Path2D path(String letters) {
        var path = new Path2D.Double();
        try (var in = new Scanner(letters).useLocale(java.util.Locale.ROOT)) {
            while (in.hasNext()) {
                switch (in.next()) {
                    case "M" -> path.moveTo(in.nextDouble(), in.nextDouble());
                    case "L" -> path.lineTo(in.nextDouble(), in.nextDouble());
                    case "Q" -> path.quadTo(in.nextDouble(), in.nextDouble(), in.nextDouble(), in.nextDouble());
                    case "C" -> path.curveTo(in.nextDouble(), in.nextDouble(), in.nextDouble(), in.nextDouble(),
                            in.nextDouble(), in.nextDouble());
                    case "Z" -> path.closePath();
                    default -> throw new IllegalArgumentException(letters);
                }
            }
        }
        return path;
    }

    static Ellipse2D ellipse(double x, double y, double rx, double ry) {
        return new Ellipse2D.Double(x - rx, y - ry, 2 * rx, 2 * ry);
    }

    static Rectangle2D box(double left, double top, double right, double bottom) {
        return new Rectangle2D.Double(left, top, right - left, bottom - top);
    }

    static Area without(Shape shape, Shape hole) {
        var area = new Area(shape);
        area.subtract(new Area(hole));
        return area;
    }

    static Area common(Shape shape, Shape other) {
        var area = new Area(shape);
        area.intersect(new Area(other));
        return area;
    }

    void fill(Shape shape, Color colour) {
        graphics.setPaint(colour);
        graphics.fill(shape);
    }

    /** A round solid: bright towards the light, dark at the far rim. */
    void ball(Shape shape, Color colour) {
        Rectangle2D bounds = shape.getBounds2D();
        double radius = Math.max(bounds.getWidth(), bounds.getHeight()) * 0.75;
        var focus = new Point2D.Double(bounds.getCenterX() + light * bounds.getWidth() * 0.2,
                bounds.getCenterY() - bounds.getHeight() * 0.22);
        graphics.setPaint(new RadialGradientPaint(focus, (float) radius, new float[] {0, 0.35f, 0.75f, 1},
                new Color[] {tone(colour, 0.35), colour, tone(colour, -0.4), tone(colour, -0.62)}));
        graphics.fill(shape);
    }

    /** An upright round body (a column, a cup): dark at both sides, brightest a third from the light. */
    void column(Shape shape, Color colour) {
        Rectangle2D bounds = shape.getBounds2D();
        var from = new Point2D.Double(light > 0 ? bounds.getMaxX() : bounds.getMinX(), 0);
        var to = new Point2D.Double(light > 0 ? bounds.getMinX() : bounds.getMaxX(), 0);
        graphics.setPaint(new LinearGradientPaint(from, to, new float[] {0, 0.28f, 0.65f, 1},
                new Color[] {tone(colour, -0.15), tone(colour, 0.3), tone(colour, -0.15), tone(colour, -0.5)}));
        graphics.fill(shape);
    }

    /** A lying round body (a bar): bright above, dark below. */
    void bar(Shape shape, Color colour) {
        Rectangle2D bounds = shape.getBounds2D();
        graphics.setPaint(new LinearGradientPaint(new Point2D.Double(0, bounds.getMinY()),
                new Point2D.Double(0, bounds.getMaxY()), new float[] {0, 0.3f, 0.7f, 1},
                new Color[] {tone(colour, 0), tone(colour, 0.4), tone(colour, -0.25), tone(colour, -0.55)}));
        graphics.fill(shape);
    }

    /** A flat surface, a little brighter above and towards the light. */
    void plane(Shape shape, Color colour) {
        Rectangle2D bounds = shape.getBounds2D();
        graphics.setPaint(new GradientPaint(
                (float) (bounds.getCenterX() + light * bounds.getWidth() / 2), (float) bounds.getMinY(),
                tone(colour, 0.18), (float) (bounds.getCenterX() - light * bounds.getWidth() / 2),
                (float) bounds.getMaxY(), tone(colour, -0.28)));
        graphics.fill(shape);
    }

    /** A soft spot of one colour that fades to nothing, kept inside {@code inside}. */
    void glow(Shape inside, double x, double y, double radius, Color colour, double strength) {
        graphics.setPaint(new RadialGradientPaint(new Point2D.Double(x, y), (float) radius, new float[] {0, 1},
                new Color[] {alpha(colour, strength), alpha(colour, 0)}));
        graphics.fill(common(inside, ellipse(x, y, radius, radius)));
    }

    /** The mirror image of a window on a shiny thing. */
    void gloss(Shape inside, double x, double y, double radius) {
        glow(inside, light > 0 ? x : -x, y, radius, Color.WHITE, between(0.5, 0.85));
    }

    /** Many small dots inside a shape. */
    void speckle(Shape inside, int count, double size, Color colour, double strength) {
        Rectangle2D bounds = inside.getBounds2D();
        graphics.setPaint(alpha(colour, strength));
        for (int i = 0; i < count; i++) {
            double x = between(bounds.getMinX(), bounds.getMaxX());
            double y = between(bounds.getMinY(), bounds.getMaxY());
            if (inside.contains(x, y)) {
                double radius = size * between(0.5, 1.3);
                graphics.fill(ellipse(x, y, radius, radius));
            }
        }
    }

    void stroke(Shape shape, Color colour, double width) {
        graphics.setPaint(colour);
        graphics.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(shape);
    }

    /** Paints with the coordinates turned by {@code degrees} about a point, moved there and scaled. */
    void at(double x, double y, double degrees, double scale, Runnable painting) {
        AffineTransform before = graphics.getTransform();
        graphics.translate(x, y);
        graphics.rotate(Math.toRadians(degrees));
        graphics.scale(scale, scale);
        painting.run();
        graphics.setTransform(before);
    }

    /** Paints only inside a shape. */
    void inside(Shape shape, Runnable painting) {
        Shape before = graphics.getClip();
        graphics.clip(shape);
        painting.run();
        graphics.setClip(before);
    }
}
