package org.cameralucida.training.scene;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Paints whole scenes: a backdrop, clutter, one to three things with their shadows, light and grain. */
public final class ScenePainter {

    private static final double HEIGHT = 100;

    private final int width;
    private final int height;
    private final Random random;
    private final double light;
    private final double scale;
    private final double wide;

    private ScenePainter(int width, int height, long seed) {
        this.width = width;
        this.height = height;
        random = new Random(seed);
        light = random.nextBoolean() ? 1 : -1;
        scale = height / HEIGHT;
        wide = width / scale;
    }

    /** A scene with the given things, {@code width × height} pixels; the same for the same seed. */
    public static Scene paint(List<Kind> kinds, int width, int height, long seed) {
        return new ScenePainter(width, height, seed).paint(kinds);
    }

    /**
     * A scene with the given things, or with none, at a place of one's own choosing, where they may never be met
     * otherwise.
     */
    public static Scene paint(List<Kind> kinds, Backdrop backdrop, int width, int height, long seed) {
        return new ScenePainter(width, height, seed).paint(kinds, backdrop);
    }

    /** A picture made smaller by averaging. */
    public static BufferedImage shrink(BufferedImage picture, int width, int height) {
        BufferedImage current = picture;
        while (current.getWidth() > width || current.getHeight() > height) {
            int nextWidth = Math.max(width, current.getWidth() / 2);
            int nextHeight = Math.max(height, current.getHeight() / 2);
            var next = new BufferedImage(nextWidth, nextHeight, BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = next.createGraphics();
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            graphics.drawImage(current, 0, 0, nextWidth, nextHeight, null);
            graphics.dispose();
            current = next;
        }
        return current;
    }

    private Scene paint(List<Kind> kinds) {
        List<Backdrop> choices = new ArrayList<>(List.of(kinds.get(0).backdrops()));
        if (kinds.size() > 1) {
            kinds.forEach(kind -> choices.retainAll(List.of(kind.backdrops())));
            choices.remove(Backdrop.SHIRT);
        }
        if (choices.isEmpty()) {
            throw new IllegalArgumentException("never met in one place: " + kinds);
        }
        return paint(kinds, choices.get(random.nextInt(choices.size())));
    }

    private Scene paint(List<Kind> kinds, Backdrop backdrop) {
        double horizon = backdrop.horizon() == 0 ? 0 : backdrop.horizon() + (random.nextDouble() - 0.5) * 0.16;
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.scale(scale, scale);
        new BackdropPainter(new Brush(graphics, random, light), wide, HEIGHT, horizon).paint(backdrop);
        if (backdrop.ground() != Backdrop.Ground.FLOATING && backdrop != Backdrop.SHIRT) {
            clutter(graphics, backdrop, horizon * HEIGHT, random.nextInt(4));
        }
        List<BufferedImage> layers = new ArrayList<>();
        List<Kind> drawn = new ArrayList<>();
        for (double[] place : places(kinds, backdrop, horizon)) {
            Kind kind = kinds.get((int) place[3]);
            BufferedImage layer = layer(kind, place);
            shadow(graphics, layer, backdrop.ground());
            drawPixels(graphics, layer);
            layers.add(layer);
            drawn.add(kind);
        }
        BufferedImage veil = random.nextInt(4) == 0 ? foreground(backdrop) : null;
        if (veil != null) {
            drawPixels(graphics, veil);
        }
        graphics.dispose();
        finish(picture);
        return new Scene(picture, things(drawn, layers, veil));
    }

    /**
     * Where each thing goes, the farthest first: x, y of its middle, its size, its index in {@code kinds}, and where
     * its
     * foot stands (0 for one that lies or floats).
     */
    private List<double[]> places(List<Kind> kinds, Backdrop backdrop, double horizon) {
        List<double[]> places = new ArrayList<>();
        // All of them within the square in the middle: what a network with a centre crop sees.
        double used = Math.min(wide, HEIGHT);
        double slot = used / kinds.size();
        int shift = kinds.isEmpty() ? 0 : random.nextInt(kinds.size());
        for (int i = 0; i < kinds.size(); i++) {
            Kind kind = kinds.get(i);
            double share = kinds.size() == 1 ? 0.8 + 0.5 * random.nextDouble() : 0.72 + 0.28 * random.nextDouble();
            double size = Math.min(kind.size() * share * HEIGHT, slot * (kinds.size() == 1 ? 0.95 : 0.92));
            int place = (i + shift) % kinds.size();
            double spare = Math.max(0, slot - size * 0.9);
            double x = (wide - used) / 2 + slot * place + slot / 2 + (random.nextDouble() - 0.5) * spare;
            double foot = 0;
            double y;
            if (backdrop.ground() == Backdrop.Ground.STANDING) {
                foot = horizon * HEIGHT + (HEIGHT * (1 - horizon)) * (0.15 + 0.6 * random.nextDouble());
                y = HEIGHT / 2;
            } else if (backdrop == Backdrop.SHIRT) {
                x = wide * (0.5 + (random.nextDouble() - 0.5) * 0.06);
                y = HEIGHT * (0.42 + (random.nextDouble() - 0.5) * 0.06);
            } else {
                y = size * 0.45 + (HEIGHT - size * 0.9) * random.nextDouble();
            }
            places.add(new double[] {x, y, size, i, foot});
        }
        places.sort(Comparator.comparingDouble(place -> place[4] > 0 ? place[4] : place[1] + place[2] / 2));
        return places;
    }

    private BufferedImage layer(Kind kind, double[] place) {
        var layer = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = layer.createGraphics();
        graphics.scale(scale, scale);
        graphics.translate(place[0], place[1]);
        graphics.rotate(Math.toRadians((random.nextDouble() * 2 - 1) * kind.turn()));
        graphics.shear((random.nextDouble() - 0.5) * 0.12, 0);
        graphics.scale(place[2] / 100 * (0.92 + 0.16 * random.nextDouble()), place[2] / 100);
        kind.paint(new Brush(graphics, random, light));
        graphics.dispose();
        return place[4] > 0 ? standing(layer, (int) Math.round(place[4] * scale)) : layer;
    }

    /** The layer moved up or down so that its lowest pixel stands at {@code foot}. */
    private BufferedImage standing(BufferedImage layer, int foot) {
        Rectangle box = bounds(layer);
        var moved = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = moved.createGraphics();
        graphics.drawImage(layer, 0, Math.min(foot, height - 2) - (int) box.getMaxY(), null);
        graphics.dispose();
        return moved;
    }

    private void clutter(Graphics2D graphics, Backdrop backdrop, double horizon, int count) {
        var brush = new Brush(graphics, random, light);
        boolean outdoors = outdoors(backdrop) || backdrop == Backdrop.SAND;
        for (int i = 0; i < count; i++) {
            double x = brush.between(0, wide);
            double y = brush.between(horizon + 4, HEIGHT);
            double size = brush.between(3, 9);
            brush.fill(Brush.ellipse(x - light * size * 0.4, y + size * 0.75, size, size * 0.3), new Color(0, 0, 0,
                    60));
            if (outdoors) {
                brush.ball(Brush.ellipse(x, y, size, size * 0.7), brush.pick(0x8A857C, 0x6E6A62, 0xA09888));
            } else {
                switch (random.nextInt(3)) {
                    case 0 -> brush.plane(Brush.box(x - size, y - size * 0.5, x + size, y + size * 0.7),
                            brush.pick(0x6A2A2A, 0x2A4A6A, 0x4A5A3A, 0xC9B890, 0x8A6A9A));
                    case 1 -> brush.column(Brush.box(x - size * 0.5, y - size, x + size * 0.5, y + size * 0.8),
                            brush.pick(0x9AB0B8, 0xC0B8A8, 0x5A6A5A, 0xA87A5A));
                    default -> brush.ball(Brush.ellipse(x, y, size * 0.8, size * 0.7),
                            brush.pick(0x7A9A8A, 0x8A5A4A, 0xB8B0C0, 0x5A5A6A));
                }
            }
        }
    }

    private static boolean outdoors(Backdrop backdrop) {
        return switch (backdrop) {
            case MEADOW, FOREST, COAST, LEAVES, WATER, BOKEH -> true;
            default -> false;
        };
    }

    /** A thing's shadow: flat on the ground behind a standing thing, beside a lying one. */
    private void shadow(Graphics2D graphics, BufferedImage layer, Backdrop.Ground ground) {
        if (ground == Backdrop.Ground.FLOATING) {
            return;
        }
        Rectangle box = bounds(layer);
        if (box.isEmpty()) {
            return;
        }
        int factor = 4;
        var small = new BufferedImage(width / factor, height / factor, BufferedImage.TYPE_INT_ARGB);
        Graphics2D shade = small.createGraphics();
        shade.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        shade.scale(1.0 / factor, 1.0 / factor);
        double bottom = box.getMaxY();
        var fall = new AffineTransform();
        if (ground == Backdrop.Ground.STANDING) {
            fall.translate(0, bottom - 0.02 * box.height);
            fall.shear(light * 1.4, 0);
            fall.scale(1, 0.28);
            fall.translate(0, -bottom);
        } else {
            fall.translate(-light * box.width * 0.07, box.height * 0.07);
        }
        shade.drawImage(layer, fall, null);
        if (ground == Backdrop.Ground.STANDING) {
            shade.setColor(Color.BLACK);
            shade.fill(new java.awt.geom.Ellipse2D.Double(box.x + box.width * 0.12, bottom - box.height * 0.05,
                    box.width * 0.76, box.height * 0.07));
        }
        shade.setComposite(AlphaComposite.SrcIn);
        shade.setColor(Color.BLACK);
        shade.setTransform(new AffineTransform());
        shade.fillRect(0, 0, small.getWidth(), small.getHeight());
        shade.dispose();
        BufferedImage soft = blur(blur(small));
        AffineTransform before = graphics.getTransform();
        graphics.setTransform(new AffineTransform());
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, 0.5f));
        graphics.drawImage(soft, 0, 0, width, height, null);
        graphics.setComposite(AlphaComposite.SrcOver);
        graphics.setTransform(before);
    }

    private static BufferedImage blur(BufferedImage picture) {
        int radius = Math.max(1, picture.getHeight() / 48);
        int size = 2 * radius + 1;
        float[] line = new float[size];
        java.util.Arrays.fill(line, 1f / size);
        var across = new java.awt.image.ConvolveOp(new java.awt.image.Kernel(size, 1, line),
                java.awt.image.ConvolveOp.EDGE_NO_OP, null);
        var down = new java.awt.image.ConvolveOp(new java.awt.image.Kernel(1, size, line),
                java.awt.image.ConvolveOp.EDGE_NO_OP, null);
        return down.filter(across.filter(picture, null), null);
    }

    /** Something near the camera that hides a part of the picture: a blade of grass, a blurred edge. */
    private BufferedImage foreground(Backdrop backdrop) {
        var layer = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = layer.createGraphics();
        graphics.scale(scale, scale);
        var brush = new Brush(graphics, random, light);
        if (!outdoors(backdrop)) {
            double size = brush.between(10, 22);
            double at = brush.between(wide * 0.1, wide * 0.9);
            brush.ball(Brush.ellipse(at, HEIGHT + size * brush.between(0, 0.6), size, size),
                    brush.pick(0x5A4632, 0x2E3A4A, 0x6A3A3A, 0x7A8A7A));
            graphics.dispose();
            return layer;
        }
        double x = random.nextBoolean() ? brush.between(-5, wide * 0.25) : brush.between(wide * 0.75, wide + 5);
        Color colour = brush.pick(0x3A5A2E, 0x5A4632, 0x2E3A4A, 0x6A7A3E);
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            double lean = brush.between(-18, 18);
            double from = x + brush.between(-6, 6);
            brush.stroke(Brush.path("M " + from + " " + (HEIGHT + 5) + " Q " + (from + lean * 0.2) + " 60 " + (from
                    + lean)
                    + " " + brush.between(0, 50)), colour, brush.between(1.2, 4));
        }
        graphics.dispose();
        return layer;
    }

    private void drawPixels(Graphics2D graphics, BufferedImage layer) {
        AffineTransform before = graphics.getTransform();
        graphics.setTransform(new AffineTransform());
        graphics.drawImage(layer, 0, 0, null);
        graphics.setTransform(before);
    }

    /** Uneven light, dark corners, a tint and the grain of a sensor. */
    private void finish(BufferedImage picture) {
        Graphics2D graphics = picture.createGraphics();
        var centre = new Point2D.Double(width * (0.5 + 0.25 * light), height * 0.35);
        float reach = (float) Math.hypot(width, height) * 0.75f;
        int dark = 60 + random.nextInt(70);
        graphics.setPaint(new RadialGradientPaint(centre, reach, new float[] {0, 0.5f, 1}, new Color[] {
            new Color(255, 250, 235, 26), new Color(0, 0, 0, 0), new Color(0, 0, 0, dark)}));
        graphics.fillRect(0, 0, width, height);
        graphics.setPaint(random.nextBoolean() ? new Color(255, 190, 110, random.nextInt(26))
                : new Color(110, 160, 255, random.nextInt(26)));
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        int[] pixels = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        double grain = 2 + 4 * random.nextDouble();
        double exposure = 0.85 + 0.3 * random.nextDouble();
        for (int i = 0; i < pixels.length; i++) {
            double noise = random.nextGaussian() * grain;
            pixels[i] = level((pixels[i] >> 16 & 255) * exposure + noise) << 16
                    | level((pixels[i] >> 8 & 255) * exposure + noise) << 8 | level((pixels[i] & 255) * exposure
                            + noise);
        }
    }

    private static int level(double value) {
        return (int) Math.max(0, Math.min(255, value));
    }

    /** What of each thing is visible: its own pixels, less those of everything in front of it. */
    private List<Scene.Thing> things(List<Kind> kinds, List<BufferedImage> layers, BufferedImage veil) {
        List<Scene.Thing> things = new ArrayList<>();
        BitSet hidden = veil == null ? new BitSet() : mask(veil);
        for (int i = layers.size() - 1; i >= 0; i--) {
            BitSet own = mask(layers.get(i));
            BitSet visible = (BitSet) own.clone();
            visible.andNot(hidden);
            hidden.or(own);
            things.add(0, new Scene.Thing(kinds.get(i), visible, box(visible)));
        }
        return List.copyOf(things);
    }

    private Rectangle bounds(BufferedImage layer) {
        return box(mask(layer));
    }

    private static BitSet mask(BufferedImage layer) {
        int[] pixels = ((DataBufferInt) layer.getRaster().getDataBuffer()).getData();
        var mask = new BitSet(pixels.length);
        for (int i = 0; i < pixels.length; i++) {
            if (pixels[i] >>> 24 > 127) {
                mask.set(i);
            }
        }
        return mask;
    }

    private Rectangle box(BitSet mask) {
        int left = width;
        int right = -1;
        int top = height;
        int bottom = -1;
        for (int i = mask.nextSetBit(0); i >= 0; i = mask.nextSetBit(i + 1)) {
            left = Math.min(left, i % width);
            right = Math.max(right, i % width);
            top = Math.min(top, i / width);
            bottom = Math.max(bottom, i / width);
        }
        return right < 0 ? new Rectangle() : new Rectangle(left, top, right - left + 1, bottom - top + 1);
    }
}
