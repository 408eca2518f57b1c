package org.cameralucida.training.scene;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/** Paints the place behind the things, in coordinates 0…w and 0…h of about 133 × 100. */
final class BackdropPainter {

    private final Brush brush;
    private final double w;
    private final double h;
    private final double horizon;

    BackdropPainter(Brush brush, double width, double height, double horizon) {
        this.brush = brush;
        this.w = width;
        this.h = height;
        this.horizon = horizon * height;
    }

    void paint(Backdrop backdrop) {
        switch (backdrop) {
            case TABLE -> table();
            case ROOM -> room();
            case NIGHT -> night();
            case BOARD -> planks(0, brush.pick(0x9A6B3E, 0xB98A58, 0x6A4528, 0xC9AE88, 0x8A8078));
            case CLOTH -> cloth();
            case SAND -> sand();
            case LEAVES -> leaves();
            case MEADOW -> meadow();
            case FOREST -> forest();
            case STREET -> street();
            case COAST -> coast();
            case WATER -> water();
            case BOKEH -> bokeh(brush.pick(0x5A7A4A, 0x8A7A6A, 0x4A6A8A, 0xB0A090), 26);
            case SHIRT -> shirt();
        }
    }

    private void gradient(double top, double bottom, Color upper, Color lower) {
        brush.graphics.setPaint(new GradientPaint(0, (float) top, upper, 0, (float) bottom, lower));
        brush.graphics.fill(Brush.box(0, top, w, bottom));
    }

    /** Cloudy noise over an area: brightens and darkens softly. */
    private void noise(double top, double bottom, int columns, int rows, double strength) {
        var random = new Random(brush.random.nextLong());
        var small = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                int alpha = (int) (255 * strength * random.nextDouble());
                small.setRGB(x, y, alpha << 24 | (random.nextBoolean() ? 0xFFFFFF : 0));
            }
        }
        Graphics2D graphics = brush.graphics;
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        Shape before = graphics.getClip();
        graphics.clip(Brush.box(0, top, w, bottom));
        var place = java.awt.geom.AffineTransform.getTranslateInstance(-w / columns, top - (bottom - top) / rows);
        place.scale(w * (columns + 2.0) / columns / columns, (bottom - top) * (rows + 2.0) / rows / rows);
        graphics.drawImage(small, place, null);
        graphics.setClip(before);
    }

    private void table() {
        Color wall = brush.pick(0xC9BBA4, 0x8FA3A8, 0xB7A58F, 0x6E7F72, 0xD8CDBD, 0x7A6A78, 0x9AB0C0);
        gradient(0, horizon, Brush.tone(wall, 0.12), Brush.tone(wall, -0.2));
        noise(0, horizon, 5, 4, 0.1);
        if (brush.pick(2) == 0) {
            blurredShelf();
        }
        brush.glow(Brush.box(0, 0, w, horizon), brush.light > 0 ? w : 0, 0, w * 0.8, Color.WHITE, 0.35);
        if (brush.pick(3) == 0) {
            Color cloth = brush.pick(0xE8E2D4, 0xB0453A, 0x4A6A8A, 0xD8C890);
            gradient(horizon, h, Brush.tone(cloth, -0.12), Brush.tone(cloth, 0.08));
            noise(horizon, h, 9, 5, 0.12);
        } else {
            planks(horizon, brush.pick(0x8A5A33, 0xA87848, 0x5E3D24, 0xC4A27A, 0x705844));
        }
        gradient(horizon - 0.4, horizon + 1.2, new Color(0, 0, 0, 60), new Color(0, 0, 0, 0));
    }

    private void blurredShelf() {
        for (int i = 0; i < 7; i++) {
            double x = brush.between(0, w);
            double half = brush.between(2, 7);
            double top = brush.between(horizon * 0.2, horizon * 0.75);
            Color colour = brush.pick(0x8A6A4A, 0x6A7A5A, 0xA8938A, 0x50606E, 0xB09A6A);
            for (int layer = 6; layer >= 0; layer--) {
                brush.fill(new java.awt.geom.RoundRectangle2D.Double(x - half - layer * 0.7, top - layer * 0.7,
                        2 * half + layer * 1.4, horizon - top + layer, 4, 4), Brush.alpha(colour, 0.1));
            }
        }
    }

    private void room() {
        Color wall = brush.pick(0xD6CBB6, 0xB9C4C2, 0xC7B09A, 0x94A58C, 0xE2DDD2, 0xA79AAE);
        gradient(0, horizon, Brush.tone(wall, 0.05), Brush.tone(wall, -0.15));
        noise(0, horizon, 4, 4, 0.07);
        double x = brush.between(w * 0.05, w * 0.6);
        double wide = brush.between(22, 40);
        if (brush.pick(2) == 0) {
            brush.fill(Brush.box(x - 2, 4, x + wide + 2, horizon * 0.7 + 2), Brush.tone(wall, 0.5));
            brush.graphics.setPaint(new GradientPaint(0, 6, new Color(0xCFE4F5), 0, (float) horizon * 0.7f,
                    new Color(0xEAF2E2)));
            brush.graphics.fill(Brush.box(x, 6, x + wide, horizon * 0.7));
            brush.fill(Brush.box(x + wide / 2 - 0.8, 6, x + wide / 2 + 0.8, horizon * 0.7), Brush.tone(wall, 0.5));
            brush.fill(Brush.box(x, horizon * 0.35, x + wide, horizon * 0.35 + 1.4), Brush.tone(wall, 0.5));
        } else {
            brush.fill(Brush.box(x + 1, 9, x + wide + 1, horizon * 0.62 + 1), new Color(0, 0, 0, 60));
            brush.fill(Brush.box(x, 8, x + wide, horizon * 0.62), brush.pick(0x4A3426, 0x2A2A2E, 0xB09A6A));
            Color paper = brush.pick(0xE9E2D0, 0x9AB0B8, 0xC8A890);
            brush.plane(Brush.box(x + 2, 10, x + wide - 2, horizon * 0.62 - 2), paper);
            brush.fill(Brush.ellipse(x + wide / 2, horizon * 0.4, wide * 0.2, horizon * 0.12), Brush.tone(paper,
                    -0.25));
        }
        planks(horizon, brush.pick(0x8F6238, 0xB58B5C, 0x6B4A30, 0xA79480));
        brush.fill(Brush.box(0, horizon - 3, w, horizon), Brush.tone(wall, 0.45));
        gradient(horizon, horizon + 2, new Color(0, 0, 0, 70), new Color(0, 0, 0, 0));
    }

    private void night() {
        bokeh(brush.pick(0x1C1A22, 0x241A14, 0x14202A), 14);
        Color wood = brush.pick(0x3A2616, 0x2A2018, 0x402A20);
        planks(horizon, wood);
        brush.glow(Brush.box(0, 0, w, h), w / 2, h / 2, w * 0.5, new Color(0xFFB050), 0.25);
    }

    private void planks(double top, Color wood) {
        gradient(top, h, Brush.tone(wood, -0.18), Brush.tone(wood, 0.12));
        double centre = w * brush.between(0.2, 0.8);
        brush.inside(Brush.box(0, top, w, h), () -> {
            int boards = top == 0 ? 5 + brush.pick(4) : 9;
            for (int i = -boards; i <= 2 * boards; i++) {
                double below = i * w / boards;
                double above = top == 0 ? below : centre + (below - centre) * 0.45;
                Shape board = Brush.path("M " + above + " " + top + " L " + (above + (top == 0 ? 1 : 0.45) * w / boards)
                        + " " + top + " L " + (below + w / boards) + " " + h + " L " + below + " " + h + " Z");
                brush.fill(board, Brush.alpha(brush.pick(2) == 0 ? Color.BLACK : Color.WHITE, brush.between(0, 0.1)));
                brush.stroke(new Line2D.Double(above, top, below, h), new Color(0, 0, 0, 90), 0.5);
                for (int grain = 0; grain < 7; grain++) {
                    double share = brush.random.nextDouble();
                    double y = brush.between(top, h);
                    double t = (y - top) / (h - top);
                    double x = above + (below - above) * t + share * w / boards * (top == 0 ? 1 : 0.45 + 0.55 * t);
                    brush.stroke(new Line2D.Double(x, y, x + (below - above) * 0.2, y + (h - top) * 0.2),
                            Brush.alpha(Brush.tone(wood, -0.5), 0.25), 0.3);
                }
            }
        });
        noise(top, h, 7, 6, 0.08);
    }

    private void cloth() {
        Color cloth = brush.pick(0xD9D0BE, 0x8A9AA8, 0xB5574A, 0x5A7A62, 0xE9E6DF, 0x4A5070, 0xC9A55A);
        gradient(0, h, Brush.tone(cloth, 0.1), Brush.tone(cloth, -0.15));
        int pattern = brush.pick(4);
        Color ink = Brush.alpha(Brush.tone(cloth, brush.pick(2) == 0 ? 0.5 : -0.35), 0.5);
        for (double i = -h; i < w + h && pattern < 3; i += 9) {
            if (pattern == 0) {
                brush.fill(Brush.box(i, 0, i + 4, h), Brush.alpha(ink, 0.3));
                brush.fill(Brush.box(0, i, w, i + 4), Brush.alpha(ink, 0.3));
            } else if (pattern == 1) {
                brush.stroke(new Line2D.Double(i, 0, i + h, h), Brush.alpha(ink, 0.4), 2);
            } else {
                for (double j = 0; j < h; j += 9) {
                    brush.fill(Brush.ellipse(i + (j % 18), j, 1.2, 1.2), ink);
                }
            }
        }
        for (int i = 0; i < 4; i++) {
            double y = brush.between(-10, h);
            double bend = brush.between(-14, 14);
            Shape fold = Brush.path("M 0 " + y + " Q " + w / 2 + " " + (y + bend) + " " + w + " " + (y + bend / 2));
            for (int layer = 6; layer > 0; layer--) {
                brush.stroke(fold, new Color(0, 0, 0, 8), layer * 1.6);
            }
        }
        noise(0, h, 8, 6, 0.1);
    }

    private void sand() {
        Color sand = brush.pick(0xE0CBA0, 0xD6BE94, 0xC9B18A);
        gradient(0, h, sand, Brush.tone(sand, -0.15));
        noise(0, h, 9, 7, 0.14);
        brush.speckle(Brush.box(0, 0, w, h), 1500, 0.35, Brush.tone(sand, -0.5), 0.4);
        for (int i = 0; i < 6; i++) {
            brush.ball(Brush.ellipse(brush.between(0, w), brush.between(0, h), brush.between(1, 2.5), brush.between(1,
                    2)),
                    brush.pick(0xEDE3D2, 0xB09A86, 0xD8A890));
        }
    }

    private void leaves() {
        bokeh(brush.pick(0x3F6A30, 0x55803A, 0x2F5A34), 12);
        for (int i = 0; i < 3 + brush.pick(4); i++) {
            double length = brush.between(60, 120);
            brush.at(brush.between(-10, w * 0.6), brush.between(0, h), brush.between(-40, 40), 1,
                    () -> leafBlade(length));
        }
    }

    private void leafBlade(double length) {
        Color green = brush.pick(0x4F8A35, 0x6AA544, 0x3C7430);
        double half = length * 0.3;
        Shape blade = Brush.path("M 0 0 Q " + length / 2 + " " + -half + " " + length + " 0 Q " + length / 2 + " "
                + half
                + " 0 0 Z");
        brush.plane(blade, green);
        brush.inside(blade, () -> {
            brush.stroke(new Line2D.Double(0, 0, length, 0), Brush.tone(green, 0.35), 1.2);
            for (double x = 4; x < length; x += 6) {
                brush.stroke(new Line2D.Double(x, 0, x + half, -half), Brush.alpha(Brush.tone(green, 0.3), 0.5), 0.5);
                brush.stroke(new Line2D.Double(x, 0, x + half, half), Brush.alpha(Brush.tone(green, -0.3), 0.5), 0.5);
            }
        });
    }

    private void sky() {
        Color sky = brush.pick(0x7FB2E5, 0xA9C9E8, 0x8FA8C0, 0xE8B98A, 0x6A9AD8);
        gradient(0, horizon, sky, Brush.tone(sky, 0.55));
        for (int i = 0; i < brush.pick(5); i++) {
            double x = brush.between(0, w);
            double y = brush.between(4, horizon * 0.7);
            for (int puff = 0; puff < 7; puff++) {
                brush.glow(Brush.box(0, 0, w, horizon), x + brush.between(-10, 10), y + brush.between(-2, 2),
                        brush.between(4, 9), Color.WHITE, 0.5);
            }
        }
    }

    private void meadow() {
        sky();
        Color far = brush.pick(0x7A9A7A, 0x6A8A9A, 0x8AA06A);
        brush.fill(Brush.path("M 0 " + horizon + " Q " + w * 0.25 + " " + (horizon - brush.between(4, 20)) + " "
                + w * 0.5 + " " + (horizon - 4) + " Q " + w * 0.8 + " " + (horizon - brush.between(2, 16)) + " " + w
                        + " "
                + (horizon - 3) + " L " + w + " " + (horizon + 1) + " L 0 " + (horizon + 1) + " Z"), far);
        for (int i = 0; i < 12; i++) {
            double x = brush.between(0, w);
            double size = brush.between(2, 7);
            brush.ball(Brush.ellipse(x, horizon - size * 0.6, size, size), brush.pick(0x4A6A3A, 0x3A5A34, 0x6A7A3E));
        }
        grass(brush.pick(0x6A9A3E, 0x7FA64A, 0x5A8438));
    }

    private void grass(Color green) {
        gradient(horizon, h, Brush.tone(green, 0.1), Brush.tone(green, -0.25));
        noise(horizon, h, 10, 6, 0.12);
        for (int i = 0; i < 420; i++) {
            double share = Math.sqrt(brush.random.nextDouble());
            double y = horizon + (h - horizon) * share;
            double x = brush.between(0, w);
            double length = 0.6 + 3.4 * share;
            brush.stroke(new Line2D.Double(x, y, x + brush.between(-1, 1) * length * 0.5, y - length),
                    Brush.alpha(Brush.tone(green, brush.between(-0.45, 0.35)), 0.7), 0.15 + 0.3 * share);
        }
    }

    private void forest() {
        bokeh(brush.pick(0x3A4A30, 0x4A5238, 0x2E3E34), 20);
        for (int i = 0; i < 7; i++) {
            double x = brush.between(0, w);
            double half = brush.between(1.5, 5);
            brush.column(Brush.box(x - half, 0, x + half, horizon + 2), Brush.alpha(brush.pick(0x4A3A2A, 0x5A4A3A),
                    0.9));
        }
        Color floor = brush.pick(0x5A4A2E, 0x4E5A30, 0x6A5234);
        gradient(horizon, h, floor, Brush.tone(floor, -0.3));
        noise(horizon, h, 12, 7, 0.16);
        for (int i = 0; i < 60; i++) {
            double size = brush.between(1, 3.4);
            brush.at(brush.between(0, w), brush.between(horizon, h), brush.between(0, 360), size / 40,
                    () -> Fruits.leaf(brush, 40));
        }
        for (int i = 0; i < 60; i++) {
            brush.plane(Brush.ellipse(brush.between(0, w), brush.between(horizon, h), brush.between(0.6, 2),
                    brush.between(0.3, 1)), brush.pick(0x8A5A2A, 0xA8783A, 0x6A3E20, 0x5A6A2E));
        }
    }

    private void street() {
        sky();
        double x = -4;
        while (x < w) {
            double wide = brush.between(10, 24);
            double top = horizon - brush.between(10, 42);
            Color wall = brush.pick(0xB08A70, 0xC9BFA8, 0x8A8F98, 0xA86A50, 0xD8C8A0, 0x9AA89A);
            brush.plane(Brush.box(x, top, x + wide, horizon), wall);
            for (double wy = top + 3; wy < horizon - 5; wy += 6) {
                for (double wx = x + 2; wx < x + wide - 3; wx += 4.6) {
                    brush.fill(Brush.box(wx, wy, wx + 2.4, wy + 3.4), Brush.tone(brush.vary(0x4A5A6A), 0.1));
                }
            }
            x += wide + (brush.pick(3) == 0 ? brush.between(1, 6) : 0);
        }
        for (int i = 0; i < 3; i++) {
            double tree = brush.between(0, w);
            brush.ball(Brush.ellipse(tree, horizon - 8, 6, 7), brush.pick(0x4A7038, 0x5F8440));
            brush.fill(Brush.box(tree - 0.6, horizon - 3, tree + 0.6, horizon), new Color(0x4A3A2A));
        }
        gradient(horizon, horizon + 5, new Color(0xB5B0A8), new Color(0x9A958D));
        Color road = brush.pick(0x5A5C60, 0x6A6A6A, 0x4E5054, 0x8A857C);
        gradient(horizon + 4, h, Brush.tone(road, 0.08), Brush.tone(road, -0.2));
        noise(horizon + 4, h, 12, 5, 0.08);
        brush.speckle(Brush.box(0, horizon + 4, w, h), 500, 0.25, Color.BLACK, 0.25);
        for (double i = brush.between(-10, 0); i < w; i += 22) {
            brush.fill(Brush.path("M " + i + " " + (h - 7) + " L " + (i + 12) + " " + (h - 7) + " L " + (i + 11) + " "
                    + (h - 5) + " L " + (i - 1.5) + " " + (h - 5) + " Z"), new Color(0xE0, 0xDC, 0xC8, 190));
        }
    }

    private void coast() {
        sky();
        Color sea = brush.pick(0x2F6A94, 0x3F8AA0, 0x4A7A9A, 0x2A5A78);
        double line = horizon - h * 0.14;
        gradient(line, h, Brush.tone(sea, 0.2), Brush.tone(sea, -0.2));
        for (int i = 0; i < 90; i++) {
            double share = brush.random.nextDouble();
            double y = line + (h - line) * share * share;
            double x = brush.between(0, w);
            brush.stroke(new Line2D.Double(x, y, x + 1 + 7 * share, y), new Color(255, 255, 255, 70), 0.2
                    + 0.4 * share);
        }
        Color rock = brush.pick(0x7A6E5E, 0x8A8478, 0x6A7A4A, 0xC9B48A);
        Shape land = Brush.path("M 0 " + (horizon + brush.between(2, 10)) + " Q " + w * 0.3 + " "
                + (horizon - brush.between(0, 6)) + " " + w * 0.55 + " " + (horizon - 1) + " Q " + w * 0.85 + " "
                + (horizon + brush.between(-4, 8)) + " " + w + " " + (horizon + brush.between(4, 16)) + " L " + w
                        + " " + h
                + " L 0 " + h + " Z");
        brush.plane(land, rock);
        brush.speckle(land, 350, 1, Brush.tone(rock, -0.5), 0.25);
        brush.speckle(land, 220, 1.4, Brush.tone(rock, 0.4), 0.2);
    }

    private void water() {
        Color water = brush.pick(0x2E7FA0, 0x3A8F8A, 0x2A5F94, 0x5AA0A8);
        gradient(0, h, Brush.tone(water, 0.35), Brush.tone(water, -0.45));
        for (int i = 0; i < 6; i++) {
            double x = brush.between(-20, w);
            brush.fill(Brush.path("M " + x + " 0 L " + (x + brush.between(4, 12)) + " 0 L " + (x + 34) + " " + h + " L "
                    + (x + 14) + " " + h + " Z"), new Color(255, 255, 255, 14));
        }
        gradient(h * 0.86, h, new Color(0xB0, 0x98, 0x6A, 40), new Color(0xB0, 0x98, 0x6A, 230));
        brush.speckle(Brush.box(0, h * 0.88, w, h), 200, 0.7, new Color(0x6A5A3E), 0.5);
        for (int i = 0; i < 14; i++) {
            double x = brush.between(0, w);
            double length = brush.between(10, 55);
            brush.stroke(Brush.path("M " + x + " " + h + " Q " + (x + brush.between(-10, 10)) + " " + (h - length / 2)
                    + " " + (x + brush.between(-6, 6)) + " " + (h - length)), Brush.alpha(brush.pick(0x3F8A4A, 0x2E6A3E,
                    0x7A9A3A), 0.8), brush.between(0.8, 2.4));
        }
        for (int i = 0; i < 16; i++) {
            double size = brush.between(0.5, 1.8);
            Shape bubble = Brush.ellipse(brush.between(0, w), brush.between(0, h), size, size);
            brush.stroke(bubble, new Color(255, 255, 255, 130), 0.3);
        }
    }

    private void bokeh(Color base, int lights) {
        gradient(0, h, Brush.tone(base, 0.15), Brush.tone(base, -0.25));
        noise(0, h, 6, 5, 0.22);
        for (int i = 0; i < lights; i++) {
            double size = brush.between(2, 11);
            Color colour = Brush.tone(brush.vary(base.getRGB()), brush.between(-0.3, 0.6));
            brush.fill(Brush.ellipse(brush.between(0, w), brush.between(0, h), size, size), Brush.alpha(colour, 0.3));
        }
    }

    private void shirt() {
        Color shirt = brush.pick(0xF2F1ED, 0xDCE6F0, 0xF0E0E0, 0xE8E8D8);
        gradient(0, h, shirt, Brush.tone(shirt, -0.12));
        Color skin = brush.pick(0xE0B090, 0xC08A62, 0x8A5A3E, 0xF0C8A8);
        brush.fill(Brush.path("M " + w * 0.3 + " 0 L " + w * 0.7 + " 0 L " + w * 0.5 + " " + h * 0.42 + " Z"), skin);
        for (int side = -1; side <= 1; side += 2) {
            brush.plane(Brush.path("M " + (w / 2 + side * w * 0.23) + " 0 L " + (w / 2 + side * w * 0.06) + " 0 L "
                    + w / 2 + " " + h * 0.42 + " L " + (w / 2 + side * w * 0.17) + " " + h * 0.52 + " Z"),
                    Brush.tone(shirt, 0.3));
        }
        for (double y = h * 0.62; y < h; y += 15) {
            brush.ball(Brush.ellipse(w / 2, y, 1.5, 1.5), Brush.tone(shirt, -0.3));
        }
        brush.stroke(new Line2D.Double(w / 2 + 3, h * 0.5, w / 2 + 3, h), new Color(0, 0, 0, 40), 0.6);
        Color jacket = brush.pick(0x1E2028, 0x2A3248, 0x4A3A34, 0x5A5E66, 0x6A2030);
        for (int side = -1; side <= 1; side += 2) {
            double edge = w / 2 + side * w * brush.between(0.14, 0.24);
            brush.plane(Brush.path("M " + (w / 2 + side * w * 0.6) + " -4 L " + (w / 2 + side * w * 0.27) + " -4 L "
                    + edge
                    + " " + h + " L " + (w / 2 + side * w * 0.6) + " " + h + " Z"), jacket);
            brush.plane(Brush.path("M " + (w / 2 + side * w * 0.29) + " -4 L " + (w / 2 + side * w * 0.42) + " "
                    + h * 0.4
                    + " L " + (w / 2 + side * w * 0.33) + " " + h * 0.46 + " L " + edge + " " + h + " Z"),
                    Brush.tone(jacket, 0.14));
        }
        noise(0, h, 8, 6, 0.06);
    }
}
