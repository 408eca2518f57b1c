package org.cameralucida.training.scene;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;

/** What is met outside: buildings, vehicles, animals. */
final class Outdoors {

    private Outdoors() {
    }

    static void umbrella(Brush brush) {
        Color one = brush.pick(0xC02030, 0x2050A0, 0xE0A020, 0x208060, 0x202024, 0xD05090, 0x6A3A90);
        Color two = brush.pick(3) == 0 ? one : brush.pick(0xF2EEE4, 0x203060, 0xE8C030, 0xC83040);
        brush.stroke(new Line2D.Double(0, -10, 0, 40), new Color(0x5A4632), 2.6);
        brush.stroke(Brush.path("M 0 38 C 0 50 -13 50 -13 41"), brush.vary(0x6A3F1E), 4);
        double[] ribs = {-50, -31, -11, 11, 31, 50};
        for (int i = 0; i < 5; i++) {
            double left = ribs[i];
            double right = ribs[i + 1];
            double middle = (left + right) / 2;
            double low = 4 - Math.abs(middle) * 0.02;
            Path2D panel = Brush.path("M 0 -44 C " + left * 0.62 + " -42 " + left * 0.98 + " -22 " + left + " 6 Q "
                    + middle
                    + " " + (low - 9) + " " + right + " 6 C " + right * 0.98 + " -22 " + right * 0.62 + " -42 0 -44 Z");
            Color colour = i % 2 == 0 ? one : two;
            brush.fill(panel, Brush.tone(colour, brush.light * middle > 0 ? 0.1 : -0.12 - Math.abs(middle) * 0.006));
            brush.glow(panel, middle, -6, 22, Color.BLACK, 0.22);
        }
        for (double rib : ribs) {
            brush.stroke(Brush.path("M 0 -44 C " + rib * 0.62 + " -42 " + rib * 0.98 + " -22 " + rib + " 6"),
                    new Color(0, 0, 0, 70), 0.8);
        }
        brush.glow(Brush.ellipse(brush.light * 16, -30, 18, 10), brush.light * 16, -31, 18, Color.WHITE, 0.4);
        brush.stroke(new Line2D.Double(0, -44, 0, -50), new Color(0x3A2E22), 2);
    }

    static void schoolBus(Brush brush) {
        Color yellow = brush.pick(0xF5B301, 0xF2A900, 0xFFC01E);
        brush.at(0, 0, 0, 1, () -> {
            brush.graphics.scale(brush.pick(2) == 0 ? 1 : -1, brush.between(0.95, 1.15));
            Shape body = Brush.path("M -50 -22 C -50 -28 -46 -30 -42 -30 L 26 -30 C 31 -30 33 -28 34 -22 L 36 -6 "
                    + "L 46 -3 C 50 -2 50 2 50 6 L 50 18 L -50 18 Z");
            brush.plane(body, yellow);
            brush.fill(Brush.common(body, Brush.box(-50, -30, 34, -26.5)), Brush.tone(yellow, 0.35));
            for (int i = 0; i < 6; i++) {
                Shape window = new RoundRectangle2D.Double(-46 + i * 11.4, -22, 9.2, 11, 2, 2);
                brush.plane(window, brush.vary(0x2A3642));
                brush.glow(window, -44 + i * 11.4, -21, 8, new Color(0xB8D0E4), 0.6);
                if (brush.pick(2) == 0) {
                    brush.fill(Brush.common(window, Brush.ellipse(-41 + i * 11.4, -12, 2.6, 4)), new Color(0x3A2A22));
                }
            }
            Shape door = Brush.path("M 23.5 -22 L 31 -22 L 33 -6 L 33 15 L 23.5 15 Z");
            brush.plane(door, brush.vary(0x35424E));
            brush.stroke(new Line2D.Double(28.5, -22, 28.5, 15), yellow, 1.2);
            for (double y : new double[] {-6.5, 0, 7}) {
                brush.fill(Brush.common(body, Brush.box(-50, y, 22, y + 1.5)), new Color(0x1C1A16));
            }
            brush.fill(Brush.box(-34, -5, 8, -1), new Color(0x1C, 0x1A, 0x16, 60));
            for (int i = 0; i < 9; i++) {
                brush.fill(Brush.box(-31 + i * 4.2, -4.6, -29 + i * 4.2, -1.2), new Color(0x16140F));
            }
            brush.fill(Brush.box(-51, 15, 51, 19), new Color(0x22211F));
            brush.ball(Brush.ellipse(48, 5, 2.4, 3.2), new Color(0xFFF6D8));
            brush.fill(Brush.ellipse(-48.5, 2, 1.6, 2.6), new Color(0xB01818));
            brush.fill(Brush.ellipse(30, -28, 1.8, 1.3), new Color(0xC02020));
            for (double x : new double[] {-29, 37}) {
                brush.fill(Brush.ellipse(x, 18, 12, 12), new Color(0x14120F));
                brush.ball(Brush.ellipse(x, 19, 9.6, 9.6), new Color(0x2E2D2C));
                brush.ball(Brush.ellipse(x, 19, 5, 5), new Color(0xC9C6BE));
                brush.fill(Brush.ellipse(x, 19, 1.8, 1.8), new Color(0x55524C));
            }
        });
    }

    static void ladybug(Brush brush) {
        Color red = brush.pick(0xC81A12, 0xD93A14, 0xB51414, 0xE2601A);
        for (int side = -1; side <= 1; side += 2) {
            for (int i = 0; i < 3; i++) {
                double y = -14 + i * 18;
                brush.stroke(Brush.path("M " + side * 28 + " " + y + " L " + side * 43 + " " + (y - 5 + 6 * i) + " L "
                        + side * 48 + " " + (y + 2 + 6 * i)), new Color(0x14100E), 3);
            }
            brush.stroke(Brush.path("M " + side * 6 + " -42 Q " + side * 12 + " -50 " + side * 19 + " -49"),
                    new Color(0x14100E), 1.8);
        }
        brush.ball(Brush.ellipse(0, -34, 17, 13), new Color(0x1C1818));
        brush.ball(Brush.path("M -26 -20 C -24 -36 24 -36 26 -20 C 12 -14 -12 -14 -26 -20 Z"), new Color(0x1A1616));
        for (int side = -1; side <= 1; side += 2) {
            brush.fill(Brush.ellipse(side * 17, -26, 4.5, 4), new Color(0xF0EDE4));
            brush.fill(Brush.ellipse(side * 8, -40, 3, 2.6), new Color(0xE8E4DA));
        }
        Shape shell = Brush.ellipse(0, 8, 37, 38);
        brush.ball(shell, red);
        brush.inside(shell, () -> {
            double[][] spots = {{0, -20, 7.5}, {17, -8, 7}, {14, 16, 7.5}, {25, 27, 4.5}, {28, 6, 4.5}, {9, 36, 5}};
            int count = 3 + brush.pick(4);
            for (int i = 0; i < count; i++) {
                double size = spots[i][2] * brush.between(0.8, 1.2);
                brush.fill(Brush.ellipse(spots[i][0], spots[i][1], size * 0.9, size), new Color(0x17, 0x10, 0x0E, 235));
                brush.fill(Brush.ellipse(-spots[i][0], spots[i][1], size * 0.9, size), new Color(0x17, 0x10, 0x0E,
                        235));
            }
            brush.stroke(new Line2D.Double(0, -28, 0, 48), new Color(0x14100E), 1.8);
        });
        brush.gloss(shell, 14, -8, 13);
        brush.glow(shell, -brush.light * 20, 34, 26, Color.BLACK, 0.4);
    }

    static void beacon(Brush brush) {
        Color wall = brush.pick(0xF4F1EA, 0xEDE7DA, 0xE6DDCB);
        Color band = brush.pick(0xC02A2A, 0x25303E, 0x2A5A9A, 0xC02A2A);
        Path2D tower = Brush.path("M -10 -26 L 10 -26 L 16 48 L -16 48 Z");
        brush.column(tower, wall);
        int style = brush.pick(3);
        if (style != 2) {
            for (int i = 0; i < 3; i++) {
                double top = -18 + i * 23;
                brush.column(Brush.common(tower, style == 0 ? Brush.box(-20, top, 20, top + 11)
                        : Brush.path("M -20 " + (top + 8) + " L 20 " + top + " L 20 " + (top + 11) + " L -20 " + (top
                                + 19)
                        + " Z")), band);
            }
        }
        for (int i = 0; i < 3; i++) {
            brush.fill(new RoundRectangle2D.Double(-2 + (i - 1) * 2, -14 + i * 20, 3.6, 6, 3, 3), new Color(0x2A3038));
        }
        brush.bar(Brush.box(-15, -30, 15, -26), new Color(0x3A3E44));
        for (int i = -6; i <= 6; i++) {
            brush.stroke(new Line2D.Double(i * 2.3, -36, i * 2.3, -30), new Color(0x2E3238), 0.7);
        }
        brush.stroke(new Line2D.Double(-14.5, -36, 14.5, -36), new Color(0x2E3238), 1);
        Shape lantern = Brush.box(-8, -41, 8, -30);
        brush.plane(lantern, new Color(0xFFF1B8));
        brush.glow(lantern, 0, -36, 8, new Color(0xFFD040), 0.9);
        for (int i = -1; i <= 1; i++) {
            brush.stroke(new Line2D.Double(i * 7.4, -41, i * 7.4, -30), new Color(0x2E3238), 1);
        }
        brush.ball(Brush.path("M -10 -41 C -8 -48 8 -48 10 -41 Z"), brush.pick(0xA02424, 0x2E3238));
        brush.stroke(new Line2D.Double(0, -46, 0, -50), new Color(0x2E3238), 1.2);
        brush.fill(Brush.path("M -4 48 L -4 38 Q 0 34 4 38 L 4 48 Z"), new Color(0x4A2A1A));
        if (brush.pick(2) == 0) {
            brush.plane(Brush.box(14, 32, 40, 48), Brush.tone(wall, -0.08));
            brush.plane(Brush.path("M 12 32 L 18 23 L 36 23 L 42 32 Z"), brush.vary(0xA04030));
            brush.fill(Brush.box(22, 37, 27, 43), new Color(0x2A3038));
        }
    }

    static void obelisk(Brush brush) {
        Color stone = brush.pick(0xC9B79A, 0xB8A88C, 0xA89A8A, 0xD6CBB8, 0xB58A6A);
        double half = brush.between(7, 10);
        double edge = brush.light > 0 ? -half * 0.3 : half * 0.3;
        Color lit = Brush.tone(stone, 0.15);
        Color dark = Brush.tone(stone, -0.4);
        Path2D left = Brush.path("M " + -half * 0.66 + " -40 L " + edge * 0.66 + " -40 L " + edge + " 38 L " + -half
                + " 38 Z");
        Path2D right = Brush.path("M " + edge * 0.66 + " -40 L " + half * 0.66 + " -40 L " + half + " 38 L " + edge
                + " 38 Z");
        brush.plane(left, brush.light < 0 ? lit : dark);
        brush.plane(right, brush.light < 0 ? dark : lit);
        brush.fill(Brush.path("M " + -half * 0.66 + " -40 L 0 -50 L " + edge * 0.66 + " -40 Z"),
                Brush.tone(brush.light < 0 ? lit : dark, 0.1));
        brush.fill(Brush.path("M " + edge * 0.66 + " -40 L 0 -50 L " + half * 0.66 + " -40 Z"),
                Brush.tone(brush.light < 0 ? dark : lit, 0.1));
        Shape whole = Brush.path("M " + -half * 0.66 + " -40 L " + half * 0.66 + " -40 L " + half + " 38 L " + -half
                + " 38 Z");
        brush.speckle(whole, 160, 0.6, Brush.tone(stone, -0.6), 0.3);
        if (brush.pick(2) == 0) {
            brush.inside(whole, () -> {
                for (int i = 0; i < 14; i++) {
                    double y = -34 + i * 5;
                    brush.stroke(new Line2D.Double(brush.between(-4, 0), y, brush.between(0.5, 4), y
                            + brush.between(0, 2)),
                            Brush.alpha(Brush.tone(stone, -0.7), 0.5), 0.9);
                }
            });
        }
        double base = half * 1.6;
        brush.plane(Brush.box(-base, 37, base, 43), Brush.tone(stone, -0.1));
        brush.plane(Brush.box(-base * 1.35, 43, base * 1.35, 50), Brush.tone(stone, -0.22));
    }

    static void goldfish(Brush brush) {
        Color gold = brush.pick(0xF2741A, 0xF58A1E, 0xE85A1A, 0xF7A233);
        Color fin = Brush.alpha(Brush.tone(gold, 0.2), 0.85);
        double wave = brush.between(-5, 5);
        brush.at(0, 0, 0, 1, () -> {
            brush.graphics.scale(brush.pick(2) == 0 ? 1 : -1, 1);
            Shape tail = Brush.path("M 18 0 C 28 -10 38 -26 50 -24 C 44 -10 42 " + wave
                    + " 50 20 C 40 24 28 10 18 2 Z");
            brush.plane(tail, fin);
            brush.inside(tail, () -> {
                for (int i = -5; i <= 5; i++) {
                    brush.stroke(new Line2D.Double(18, 0, 52, i * 5), Brush.alpha(Brush.tone(gold, -0.3), 0.4), 0.7);
                }
            });
            brush.plane(Brush.path("M -20 -16 C -10 -32 10 -32 18 -26 C 16 -18 14 -14 14 -10 Z"), fin);
            brush.plane(Brush.path("M -8 14 C -6 24 0 30 6 30 C 6 22 6 18 8 12 Z"), fin);
            Shape body = Brush.path("M -48 2 C -44 -14 -22 -22 -2 -20 C 12 -18 22 -8 26 0 C 20 10 8 18 -6 18 "
                    + "C -26 20 -44 12 -48 2 Z");
            brush.ball(body, gold);
            brush.glow(body, -10, 16, 26, new Color(0xFFE6B8), 0.7);
            brush.inside(body, () -> {
                for (int row = -3; row <= 3; row++) {
                    for (int i = 0; i < 8; i++) {
                        brush.graphics.setStroke(new java.awt.BasicStroke(0.6f));
                        brush.graphics.setPaint(Brush.alpha(Brush.tone(gold, -0.35), 0.45));
                        brush.graphics.draw(new java.awt.geom.Arc2D.Double(-24 + i * 6 + (row & 1) * 3, row * 5 - 4,
                                6, 7,
                                100, 160, java.awt.geom.Arc2D.OPEN));
                    }
                }
                brush.stroke(Brush.path("M -28 -14 Q -22 0 -30 14"), Brush.alpha(Brush.tone(gold, -0.4), 0.6), 1.2);
            });
            brush.gloss(body, 6, -12, 14);
            brush.plane(Brush.path("M -18 6 C -8 8 -4 16 -6 22 C -14 20 -20 14 -18 6 Z"), fin);
            brush.fill(Brush.ellipse(-36, -3, 4.2, 4.2), new Color(0xF8E8C0));
            brush.fill(Brush.ellipse(-36.4, -3, 2.6, 2.6), new Color(0x14100C));
            brush.stroke(Brush.path("M -47 4 Q -44 7 -42 6"), Brush.tone(gold, -0.5), 1);
        });
    }
}
