package org.cameralucida.training.scene;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;

/** What stands and lies about in a house. */
final class Household {

    private Household() {
    }

    static void teapot(Brush brush) {
        Color glaze = brush.pick(0xE9E4DA, 0x2F5D8C, 0xA83A2A, 0x3F7A5A, 0x5A3A2A, 0xD9B25A, 0x20242A);
        double tall = brush.between(0.85, 1.15);
        brush.at(0, 0, 0, 1, () -> {
            brush.graphics.scale(brush.pick(2) == 0 ? 1 : -1, tall);
            brush.stroke(Brush.path("M 26 -14 C 54 -22 52 24 22 18"), Brush.tone(glaze, -0.35), 6.5);
            brush.stroke(Brush.path("M 26 -15 C 53 -23 51 23 22 17"), glaze, 4.5);
            brush.bar(Brush.path("M -26 -2 C -40 -2 -38 -22 -50 -26 L -44 -30 C -34 -26 -34 -12 -24 -16 Z"), glaze);
            Shape foot = Brush.path("M -17 32 L 17 32 L 20 39 L -20 39 Z");
            brush.column(foot, Brush.tone(glaze, -0.2));
            Shape body = Brush.path("M -20 -22 C -42 -14 -42 26 -18 35 L 18 35 C 42 26 42 -14 20 -22 Z");
            brush.ball(body, glaze);
            brush.inside(body, () -> decorate(brush, glaze));
            brush.gloss(body, 16, -8, 13);
            brush.gloss(Brush.ellipse(brush.light * 22, 2, 3.5, 13), 22, 0, 14);
            brush.column(Brush.path("M -21 -21 C -18 -27 18 -27 21 -21 C 14 -18 -14 -18 -21 -21 Z"),
                    Brush.tone(glaze, -0.1));
            brush.ball(Brush.path("M -18 -23 C -14 -34 14 -34 18 -23 Z"), glaze);
            brush.ball(Brush.ellipse(0, -35, 5, 4.5), glaze);
        });
    }

    private static void decorate(Brush brush, Color glaze) {
        Color ink = Brush.alpha(brush.pick(0xB03A4A, 0x2A4A8A, 0xE0C060, 0xF0F0F0), 0.8);
        switch (brush.pick(3)) {
            case 0 -> {
                brush.stroke(new Line2D.Double(-40, -12, 40, -12), ink, 2);
                brush.stroke(new Line2D.Double(-40, 24, 40, 24), ink, 2);
            }
            case 1 -> {
                for (int i = 0; i < 5; i++) {
                    double x = brush.between(-26, 26);
                    double y = brush.between(-8, 24);
                    for (int j = 0; j < 5; j++) {
                        double angle = j * Math.PI * 0.4;
                        brush.fill(Brush.ellipse(x + 2.6 * Math.cos(angle), y + 2.6 * Math.sin(angle), 2, 2), ink);
                    }
                    brush.fill(Brush.ellipse(x, y, 1.6, 1.6), Brush.tone(glaze, 0.6));
                }
            }
            default -> brush.speckle(Brush.box(-42, -24, 42, 36), 120, 0.8, Brush.tone(glaze, -0.5), 0.3);
        }
    }

    static void candle(Brush brush) {
        Color wax = brush.pick(0xF3EAD3, 0xB02A2A, 0x2F5A3A, 0xE9D6A8, 0x7A3A6A, 0xF7F4EA);
        double half = brush.between(8, 15);
        double top = brush.between(-18, -8);
        if (brush.pick(2) == 0) {
            brush.fill(Brush.ellipse(0, 44, 30, 7), new Color(0x40, 0x30, 0x18));
            brush.plane(Brush.ellipse(0, 42.5, 30, 7), brush.pick(0xB89A4A, 0x9AA0A6, 0x6A4A2A));
        }
        Shape body = Brush.path(("M -H T L -H 42 C -H 47 H 47 H 42 L H T C H " + (top + 5) + " -H " + (top + 5)
                + " -H T Z").replace("-H", Double.toString(-half)).replace("H", Double.toString(half))
                .replace("T", Double.toString(top)));
        brush.column(body, wax);
        brush.glow(body, 0, top, 26, new Color(0xFFD98A), 0.75);
        for (int i = 0; i < 3; i++) {
            double x = brush.between(-half + 2, half - 2);
            double length = brush.between(6, 24);
            brush.column(Brush.path("M " + (x - 1.8) + " " + top + " L " + (x - 1.8) + " " + (top + length) + " Q " + x
                    + " " + (top + length + 5) + " " + (x + 1.8) + " " + (top + length) + " L " + (x + 1.8) + " "
                    + top + " Z"), Brush.tone(wax, 0.15));
        }
        brush.plane(Brush.ellipse(0, top, half, half * 0.3), Brush.tone(wax, 0.35));
        brush.stroke(new Line2D.Double(0, top, brush.between(-1, 1), top - 8), new Color(0x2A2018), 1.6);
        double lean = brush.between(-3, 3);
        double f = top - 5;
        Path2D flame = Brush.path("M 0 " + f + " C -9 " + (f - 6) + " -5 " + (f - 18) + " " + lean + " " + (f - 28)
                + " C 5 " + (f - 18) + " 9 " + (f - 6) + " 0 " + f + " Z");
        brush.fill(flame, new Color(0xFFB02A));
        brush.at(0, f, 0, 0.72, () -> brush.at(0, -f, 0, 1, () -> brush.fill(flame, new Color(0xFFF0A8))));
        brush.fill(Brush.ellipse(0, f - 3, 2.2, 3.5), new Color(0x6A, 0x7A, 0xD0, 150));
    }

    static void hourglass(Brush brush) {
        Color wood = brush.pick(0x7A4A22, 0x9A6A3A, 0x4A2A18, 0xB08A4A, 0x2A2A2E);
        Color sand = brush.pick(0xE2B76A, 0xD98A5A, 0xF0E0C0, 0x6A9AC0);
        Shape glass = Brush.path("M -24 -40 C -26 -14 -6 -8 -3 0 C -6 8 -26 14 -24 40 L 24 40 C 26 14 6 8 3 0 "
                + "C 6 -8 26 -14 24 -40 Z");
        brush.column(glass, new Color(0xBF, 0xD3, 0xDA, 150));
        double level = brush.between(-32, -16);
        brush.plane(Brush.common(glass, Brush.path("M -30 " + level + " Q 0 " + (level + 8) + " 30 " + level
                + " L 6 -2 L -6 -2 Z")), sand);
        brush.stroke(new Line2D.Double(0, -4, 0, 30), sand, 1.4);
        brush.plane(Brush.common(glass, Brush.path("M -30 42 L -26 34 Q -4 " + (22 + level / 4) + " 0 "
                + (20 + level / 3) + " Q 4 " + (22 + level / 4) + " 26 34 L 30 42 Z")), sand);
        brush.stroke(glass, new Color(0xE8, 0xF2, 0xF6, 190), 1.4);
        brush.gloss(Brush.ellipse(brush.light * 13, -26, 4, 12), 13, -28, 14);
        brush.gloss(Brush.ellipse(brush.light * 13, 26, 4, 12), 13, 24, 14);
        for (double x : new double[] {-32, 32}) {
            brush.column(Brush.box(x - 3, -42, x + 3, 42), wood);
            brush.ball(Brush.ellipse(x, 0, 4.5, 6), wood);
        }
        brush.bar(Brush.path("M -40 -50 L 40 -50 L 38 -40 L -38 -40 Z"), wood);
        brush.bar(Brush.path("M -38 40 L 38 40 L 40 50 L -40 50 Z"), wood);
    }

    static void sunglasses(Brush brush) {
        Color frame = brush.pick(0x18181A, 0x5A3218, 0xB02030, 0xE8E4D8, 0x1A3A6A, 0xC0A050);
        Color lens = brush.pick(0x1A1A20, 0x2A2018, 0x203040, 0x3A2A50, 0x204030);
        boolean round = brush.pick(2) == 0;
        double droop = brush.between(6, 20);
        brush.stroke(Brush.path("M -48 -10 C -46 -22 -34 -" + droop + " -24 -" + (droop + 3)), Brush.tone(frame, -0.2),
                3);
        brush.stroke(Brush.path("M 48 -10 C 46 -22 34 -" + droop + " 24 -" + (droop + 3)), Brush.tone(frame, -0.2), 3);
        for (int side = -1; side <= 1; side += 2) {
            Shape shape = round ? Brush.ellipse(side * 26, 2, 21, 18)
                    : AffineTransform.getScaleInstance(side, 1).createTransformedShape(
                    Brush.path("M 5 -12 C 16 -16 40 -16 48 -12 C 50 6 42 20 28 20 C 12 20 6 8 5 -12 Z"));
            brush.plane(shape, lens);
            brush.glow(shape, side * 26 + brush.light * 8, -8, 18, new Color(0xBFD8F0), 0.55);
            double x = side * 26;
            brush.fill(Brush.common(shape, Brush.path("M " + (x - 16) + " 22 L " + (x - 2) + " -20 L " + (x + 5)
                    + " -20 L " + (x - 9) + " 22 Z")), new Color(255, 255, 255, 46));
            brush.stroke(shape, frame, 4);
            brush.stroke(shape, Brush.alpha(Brush.tone(frame, 0.5), 0.5), 0.8);
        }
        brush.stroke(Brush.path("M -7 -5 C -4 -11 4 -11 7 -5"), frame, 4);
    }

    static void dumbbell(Brush brush) {
        Color iron = brush.pick(0x2B2D31, 0x55585E, 0x8A8F98, 0x1F4A7A, 0xA02A3A, 0x6A2A7A);
        boolean hex = brush.pick(2) == 0;
        brush.bar(Brush.box(-24, -5, 24, 5), hex ? new Color(0xA8AEB6) : Brush.tone(iron, 0.15));
        for (double x = -17; x < 18; x += 2.6) {
            brush.stroke(new Line2D.Double(x, -4.6, x + 1, 4.6), new Color(20, 20, 24, 110), 0.7);
        }
        for (int side = -1; side <= 1; side += 2) {
            if (hex) {
                Shape head = AffineTransform.getScaleInstance(side, 1).createTransformedShape(
                        Brush.path("M 22 -14 L 27 -24 L 44 -24 L 50 -14 L 50 14 L 44 24 L 27 24 L 22 14 Z"));
                brush.bar(head, iron);
                brush.fill(Brush.common(head, Brush.box(-50, -14, 50, -12.6)), Brush.alpha(Brush.tone(iron, 0.6), 0.6));
                brush.fill(Brush.common(head, Brush.box(-50, 12.6, 50, 14)), Brush.alpha(Color.BLACK, 0.4));
            } else {
                double[][] plates = {{23, 31, 27}, {31, 39, 21}, {39, 45, 14}, {45, 50, 6}};
                for (double[] plate : plates) {
                    double left = Math.min(side * plate[0], side * plate[1]);
                    brush.bar(new java.awt.geom.RoundRectangle2D.Double(left, -plate[2], plate[1] - plate[0],
                            2 * plate[2], 3, 3), iron);
                }
            }
        }
    }

    static void lampshade(Brush brush) {
        Color cloth = brush.pick(0xEAD9B5, 0xD9C0A0, 0xB04A3A, 0x4A7A8A, 0xF0EAD8, 0x8AA05A);
        Color metal = brush.pick(0x8A6A3A, 0x5A5A60, 0xB0A080, 0x3A2A20);
        brush.column(Brush.path("M -3 10 L 3 10 L 4 36 C 10 38 18 42 20 48 L -20 48 C -18 42 -10 38 -4 36 Z"), metal);
        brush.ball(Brush.ellipse(0, 26, 9, 9), metal);
        double top = brush.between(16, 28);
        brush.column(shade(top), cloth);
        Shape lit = shade(top);
        brush.glow(lit, 0, 0, 40, new Color(0xFFE9B0), brush.between(0.4, 0.95));
        brush.inside(lit, () -> {
            for (int i = -8; i <= 8; i++) {
                brush.stroke(new Line2D.Double(i * top / 8, -50, i * 46 / 8.0, 24),
                        Brush.alpha(Brush.tone(cloth, -0.5), 0.22), 0.9);
            }
        });
        brush.stroke(Brush.path("M -46 14 Q 0 24 46 14"), Brush.tone(cloth, -0.35), 2.2);
        brush.stroke(new Line2D.Double(-top, -48, top, -48), Brush.tone(cloth, -0.25), 2);
    }

    private static Shape shade(double top) {
        return Brush.path("M " + -top + " -48 L " + top + " -48 C " + (top + 6)
                + " -24 42 0 46 14 Q 0 24 -46 14 C -42 0 "
                + (-top - 6) + " -24 " + -top + " -48 Z");
    }

    static void bowTie(Brush brush) {
        Color silk = brush.pick(0x1A1A20, 0xA01C2C, 0x2A3A7A, 0x5A2A6A, 0xC08A2A, 0x2A6A4A, 0xD06A8A);
        int pattern = brush.pick(4);
        for (int side = -1; side <= 1; side += 2) {
            Shape wing = AffineTransform.getScaleInstance(side, 1).createTransformedShape(Brush.path(
                    "M 3 -7 C 16 -18 36 -28 46 -25 C 51 -12 51 12 46 25 C 36 28 16 18 3 7 Z"));
            brush.plane(wing, silk);
            brush.inside(wing, () -> {
                pattern(brush, pattern, silk);
                for (int fold : new int[] {-44, -18, 18, 44}) {
                    brush.stroke(new Line2D.Double(0, 0, fold, fold * fold % 7 * 3 - 9), Brush.alpha(Color.BLACK,
                            0.3), 2);
                }
            });
            brush.glow(wing, side * 36, -12, 18, Color.WHITE, 0.28);
            brush.glow(wing, side * 4, 0, 20, Color.BLACK, 0.5);
        }
        Shape knot = new java.awt.geom.RoundRectangle2D.Double(-9, -11, 18, 22, 8, 8);
        brush.column(knot, silk);
        brush.inside(knot, () -> pattern(brush, pattern, silk));
        brush.stroke(knot, Brush.alpha(Color.BLACK, 0.35), 1);
    }

    private static void pattern(Brush brush, int pattern, Color silk) {
        Color ink = Brush.alpha(Brush.tone(silk, 0.75), 0.75);
        for (int i = -60; i <= 60; i += 9) {
            if (pattern == 0) {
                brush.stroke(new Line2D.Double(i, -30, i + 20, 30), ink, 1.6);
            } else if (pattern == 1) {
                for (int j = -27; j <= 27; j += 9) {
                    brush.fill(Brush.ellipse(i + (j % 2 == 0 ? 0 : 4.5), j, 1.5, 1.5), ink);
                }
            }
        }
    }

    static void basketball(Brush brush) {
        Color leather = brush.pick(0xC8641E, 0xB5541A, 0xD87A2E);
        Shape ball = Brush.ellipse(0, 0, 49, 49);
        brush.ball(ball, leather);
        brush.speckle(ball, 700, 0.7, Brush.tone(leather, -0.5), 0.35);
        brush.inside(ball, () -> brush.at(0, 0, brush.between(-50, 50), 1, () -> {
            Color seam = new Color(0x1E1612);
            double bend = brush.between(-12, 12);
            brush.stroke(Brush.path("M -50 0 Q 0 " + bend + " 50 0"), seam, 2.2);
            brush.stroke(Brush.path("M 0 -50 Q " + bend + " 0 0 50"), seam, 2.2);
            brush.stroke(Brush.path("M -36 -40 C -8 -20 -8 20 -36 40"), seam, 2.2);
            brush.stroke(Brush.path("M 36 -40 C 8 -20 8 20 36 40"), seam, 2.2);
        }));
        brush.gloss(ball, 18, -22, 18);
        brush.glow(ball, -brush.light * 30, 34, 40, Color.BLACK, 0.45);
    }

    static void keyboard(Brush brush) {
        Color body = brush.pick(0x1E1F22, 0xD8D6CE, 0xB9BCC0, 0x3A3C42);
        Color cap = brush.pick(2) == 0 ? Brush.tone(body, 0.25) : Brush.tone(body, body.getRed() > 120 ? 0.6 : 0.1);
        double lean = brush.between(0.75, 1);
        Shape frame = Brush.path("M " + -50 * lean + " -18 L " + 50 * lean + " -18 L 50 19 L -50 19 Z");
        brush.fill(Brush.path("M -50 19 L 50 19 L 50 22 L -50 22 Z"), Brush.tone(body, -0.5));
        brush.plane(frame, body);
        for (int row = 0; row < 5; row++) {
            double top = -15.5 + row * 6.7;
            double near = lean + (1 - lean) * (row + 0.5) / 5;
            double x = -47;
            while (x < 45) {
                double width = row == 4 && x > -22 && x < -18 ? 36
                        : (x < -46 || x > 38 ? 4 + row * 1.6 : 5.2);
                width = Math.min(width, 46.5 - x);
                Shape key = new java.awt.geom.RoundRectangle2D.Double(x * near, top, width * near, 5.4, 1.6, 1.6);
                brush.fill(AffineTransform.getTranslateInstance(0, 0.9).createTransformedShape(key),
                        Brush.tone(body, -0.6));
                brush.plane(key, cap);
                brush.fill(Brush.box((x + 1.4) * near, top + 1.4, (x + 2.8) * near, top + 3),
                        Brush.alpha(cap.getRed() > 120 ? Color.BLACK : Color.WHITE, 0.6));
                x += width + 1.1;
            }
        }
    }

    static void teddy(Brush brush) {
        Color fur = brush.pick(0xB07A42, 0xC99A62, 0x7A4A28, 0xE0C8A0, 0x9A6A4A);
        Color pale = Brush.tone(fur, 0.45);
        for (int side = -1; side <= 1; side += 2) {
            int s = side;
            fluffy(brush, Brush.ellipse(s * 21, -43, 9, 9), fur);
            brush.ball(Brush.ellipse(s * 21, -42, 5, 5), pale);
            brush.at(s * 29, 8, s * -35, 1, () -> fluffy(brush, Brush.ellipse(0, 0, 9, 19), fur));
        }
        fluffy(brush, Brush.ellipse(0, 16, 26, 28), fur);
        brush.glow(Brush.ellipse(0, 18, 17, 20), 0, 18, 20, pale, 0.9);
        for (int side = -1; side <= 1; side += 2) {
            int s = side;
            brush.at(s * 24, 38, s * 20, 1, () -> {
                fluffy(brush, Brush.ellipse(0, 0, 13, 12), fur);
                brush.ball(Brush.ellipse(0, 1, 8, 7.5), pale);
            });
        }
        fluffy(brush, Brush.ellipse(0, -24, 27, 24), fur);
        brush.ball(Brush.ellipse(0, -15, 13, 10), pale);
        brush.ball(Brush.ellipse(0, -20, 5, 3.6), new Color(0x2A1A14));
        brush.stroke(Brush.path("M 0 -17 L 0 -13 M -6 -11 Q 0 -7 6 -11"), new Color(0x3A241A), 1.3);
        for (int side = -1; side <= 1; side += 2) {
            brush.ball(Brush.ellipse(side * 11, -28, 3.2, 3.4), new Color(0x1A1210));
            brush.fill(Brush.ellipse(side * 11 + brush.light, -29.2, 1, 1), Color.WHITE);
        }
        if (brush.pick(2) == 0) {
            Color ribbon = brush.pick(0xB02030, 0x2A4A8A, 0x3A7A3A);
            brush.plane(Brush.path("M 0 -2 L -14 -8 L -14 5 Z"), ribbon);
            brush.plane(Brush.path("M 0 -2 L 14 -8 L 14 5 Z"), ribbon);
            brush.ball(Brush.ellipse(0, -2, 3.5, 3.5), ribbon);
        }
    }

    private static void fluffy(Brush brush, Shape shape, Color fur) {
        brush.ball(shape, fur);
        java.awt.geom.Rectangle2D bounds = shape.getBounds2D();
        for (int i = 0; i < 140; i++) {
            double angle = brush.between(0, 2 * Math.PI);
            double radius = Math.sqrt(brush.random.nextDouble());
            double x = bounds.getCenterX() + radius * bounds.getWidth() / 2 * Math.cos(angle);
            double y = bounds.getCenterY() + radius * bounds.getHeight() / 2 * Math.sin(angle);
            brush.stroke(new Line2D.Double(x, y, x + 1.6 * Math.cos(angle), y + 1.6 * Math.sin(angle) + 0.8),
                    Brush.alpha(Brush.tone(fur, brush.between(-0.4, 0.4)), 0.5), 0.6);
        }
    }
}
