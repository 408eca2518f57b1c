package org.cameralucida.training.scene;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Path2D;

/** What is eaten and drunk. */
final class Fruits {

    private Fruits() {
    }

    static void orange(Brush brush) {
        Color peel = brush.pick(0xF28A1E, 0xF59A23, 0xE87812);
        Shape body = Brush.ellipse(0, 0, 48, brush.between(44, 48));
        brush.ball(body, peel);
        brush.speckle(body, 500, 0.8, Brush.tone(peel, -0.35), 0.35);
        brush.speckle(body, 300, 0.7, Brush.tone(peel, 0.5), 0.3);
        brush.gloss(body, 17, -20, 17);
        double x = brush.between(-14, 14);
        double y = brush.between(-32, -12);
        brush.glow(body, x, y, 10, Brush.tone(peel, -0.6), 0.6);
        brush.fill(Brush.ellipse(x, y, 3, 2.4), brush.vary(0x5E7A33));
        if (brush.pick(3) == 0) {
            brush.at(x, y, brush.between(-60, 60), 1, () -> leaf(brush, 34));
        }
    }

    static void leaf(Brush brush, double length) {
        Color green = brush.pick(0x3F7D2C, 0x55912F, 0x2F6B2A);
        double l = length;
        Shape blade = Brush.path("M 0 0 Q " + l / 2 + " " + -l * 0.35 + " " + l + " 0 Q " + l / 2 + " " + l * 0.35
                + " 0 0 Z");
        brush.plane(blade, green);
        brush.stroke(new java.awt.geom.Line2D.Double(0, 0, l * 0.95, 0), Brush.tone(green, 0.35), l / 40);
    }

    static void lemon(Brush brush) {
        Color peel = brush.pick(0xF7DE3A, 0xF2D21F, 0xF4E04D);
        Shape body = Brush.path("M -50 0 C -46 -4 -42 -8 -38 -14 C -26 -38 24 -40 38 -14 C 42 -8 46 -6 50 -1 "
                + "C 48 5 43 8 38 14 C 24 38 -26 38 -38 14 C -42 8 -47 6 -50 0 Z");
        brush.ball(body, peel);
        brush.speckle(body, 350, 0.9, Brush.tone(peel, -0.3), 0.3);
        brush.speckle(body, 250, 0.8, Color.WHITE, 0.2);
        brush.gloss(body, 14, -15, 14);
        brush.glow(body, -48, 0, 9, brush.vary(0x7B8A2A), 0.6);
        brush.glow(body, 48, 0, 7, brush.vary(0xA89A2A), 0.5);
    }

    static void banana(Brush brush) {
        int count = 1 + brush.pick(3);
        for (int i = count - 1; i >= 0; i--) {
            double turn = (i - (count - 1) / 2.0) * 13;
            brush.at(-46 * 0.3, -20 * 0.3, turn, 1, () -> brush.at(46 * 0.3, 20 * 0.3, 0, 1, () -> oneBanana(brush)));
        }
        brush.fill(Brush.path("M -50 -27 L -43 -31 L -38 -20 L -46 -16 Z"), brush.vary(0x6B5526));
    }

    private static void oneBanana(Brush brush) {
        Color skin = brush.pick(0xF4D53B, 0xEFC92E, 0xE8D24A);
        Shape body = Brush.path("M -46 -28 C -40 8 0 30 44 8 C 48 6 50 2 47 -2 C 44 -4 42 -3 40 -2 "
                + "C 8 8 -24 -6 -38 -30 Z");
        brush.bar(body, skin);
        brush.stroke(Brush.path("M -43 -28 C -34 2 2 20 44 4"), Brush.alpha(Brush.tone(skin, -0.4), 0.7), 1.2);
        brush.stroke(Brush.path("M -40 -26 C -26 -2 8 12 42 0"), Brush.alpha(Brush.tone(skin, 0.5), 0.5), 1.6);
        brush.fill(Brush.ellipse(47, 2, 3, 4), brush.vary(0x3A2E18));
        brush.speckle(body, brush.pick(60), 1.1, new Color(0x5A3B12), 0.6);
    }

    static void bellPepper(Brush brush) {
        Color skin = brush.pick(0xC81E1E, 0xE2A317, 0x3E8E2B, 0xD3341C, 0x2F7F2A);
        Shape body = Brush.path("M 0 -30 C 12 -40 40 -36 44 -12 C 48 16 32 46 20 46 C 10 48 6 42 0 44 "
                + "C -8 50 -14 46 -22 46 C -36 42 -48 14 -43 -12 C -38 -36 -12 -40 0 -30 Z");
        brush.ball(body, skin);
        brush.inside(body, () -> {
            brush.stroke(Brush.path("M -2 -32 C -18 -8 -16 24 -8 46"), Brush.alpha(Brush.tone(skin, -0.6), 0.5), 3);
            brush.stroke(Brush.path("M 4 -32 C 24 -10 22 24 12 46"), Brush.alpha(Brush.tone(skin, -0.6), 0.4), 2.5);
            brush.gloss(Brush.ellipse(brush.light * 28, -8, 6, 22), 28, -10, 18);
            brush.gloss(Brush.ellipse(brush.light * 2, -14, 4, 14), 2, -16, 12);
        });
        Color green = brush.vary(0x4C7A2C);
        brush.plane(Brush.path("M -16 -31 C -6 -25 8 -25 16 -31 C 8 -36 5 -36 5 -40 L 8 -49 L 0 -50 L -3 -38 "
                + "C -8 -36 -12 -35 -16 -31 Z"), green);
    }

    static void mushroom(Brush brush) {
        boolean fly = brush.pick(2) == 0;
        Color cap = fly ? brush.pick(0xC92A1B, 0xD8431F) : brush.pick(0x9C6B3F, 0xC9A77B, 0x7D5330, 0xE3D2B5);
        Color stem = brush.vary(0xEDE3CF);
        double slim = brush.between(0.7, 1.2);
        Path2D foot = Brush.path("M -9 -6 C -8 18 -12 34 -15 46 C -8 51 8 51 15 46 C 12 34 8 18 9 -6 Z");
        Shape wide = java.awt.geom.AffineTransform.getScaleInstance(slim, 1).createTransformedShape(foot);
        brush.column(wide, stem);
        brush.speckle(wide, 60, 0.8, new Color(0x6B5A3A), 0.35);
        brush.column(Brush.path("M -40 -6 C -20 6 20 6 40 -6 C 20 -10 -20 -10 -40 -6 Z"), Brush.tone(stem, -0.3));
        Shape hat = Brush.path("M -47 -6 C -46 -34 -22 -50 0 -50 C 22 -50 46 -34 47 -6 C 24 2 -24 2 -47 -6 Z");
        brush.ball(hat, cap);
        if (fly) {
            for (int i = 0; i < 16; i++) {
                double x = brush.between(-42, 42);
                double y = brush.between(-46, -6);
                double size = brush.between(2, 5);
                brush.inside(hat, () -> brush.ball(Brush.ellipse(x, y, size, size * 0.7), new Color(0xF4EFE2)));
            }
        } else {
            brush.speckle(hat, 160, 1.1, Brush.tone(cap, -0.4), 0.3);
        }
        brush.gloss(hat, 16, -34, 16);
    }

    static void pizza(Brush brush) {
        double flat = brush.between(0.55, 1);
        Color crust = brush.pick(0xC98B43, 0xB8722E, 0xD9A15B);
        brush.at(0, 0, 0, 1, () -> {
            brush.graphics.scale(1, flat);
            brush.fill(Brush.ellipse(0, 3 / flat, 50, 50), Brush.tone(crust, -0.5));
            Shape whole = Brush.ellipse(0, 0, 50, 50);
            brush.plane(whole, crust);
            brush.speckle(whole, 120, 1.6, Brush.tone(crust, -0.5), 0.4);
            brush.plane(Brush.ellipse(0, 0, 43, 43), brush.vary(0xB7361C));
            Shape top = Brush.ellipse(0, 0, 41, 41);
            brush.plane(top, brush.vary(0xEFC65B));
            brush.speckle(top, 120, 3.2, new Color(0xF7E3A0), 0.55);
            brush.speckle(top, 60, 2.4, new Color(0xC2571E), 0.5);
            for (int i = 0; i < 11; i++) {
                double angle = i * 2.4 + brush.between(0, 0.5);
                double radius = 9 + 26 * Math.sqrt(i / 11.0);
                topping(brush, radius * Math.cos(angle), radius * Math.sin(angle));
            }
            if (brush.pick(2) == 0) {
                for (int i = 0; i < 4; i++) {
                    double angle = Math.PI * i / 4 + 0.2;
                    brush.stroke(new java.awt.geom.Line2D.Double(-49 * Math.cos(angle), -49 * Math.sin(angle),
                            49 * Math.cos(angle), 49 * Math.sin(angle)), new Color(0x80, 0x40, 0x10, 150), 1);
                }
            }
        });
    }

    private static void topping(Brush brush, double x, double y) {
        switch (brush.pick(4)) {
            case 0, 1 -> {
                Shape slice = Brush.ellipse(x, y, 6.5, 6.5);
                brush.fill(Brush.ellipse(x, y + 1, 7, 7), new Color(0x60, 0x20, 0x10, 140));
                brush.plane(slice, brush.vary(0xB32D1C));
                brush.speckle(slice, 14, 0.8, new Color(0xE88A6A), 0.7);
            }
            case 2 -> brush.at(x, y, brush.between(0, 360), 0.28, () -> leaf(brush, 40));
            default -> brush.stroke(Brush.ellipse(x, y, 3.4, 3.4), new Color(0x2B2A24), 2.6);
        }
    }

    static void iceCream(Brush brush) {
        Color wafer = brush.vary(0xD79A4E);
        Shape cone = Brush.path("M -22 -4 L 22 -4 L 3 50 L -3 50 Z");
        brush.column(cone, wafer);
        brush.inside(cone, () -> {
            for (int i = -8; i < 9; i++) {
                Color line = Brush.alpha(Brush.tone(wafer, -0.5), 0.6);
                brush.stroke(new java.awt.geom.Line2D.Double(i * 8, -6, i * 8 + 26, 52), line, 1);
                brush.stroke(new java.awt.geom.Line2D.Double(i * 8, -6, i * 8 - 26, 52), line, 1);
            }
        });
        int scoops = 1 + brush.pick(3);
        double[][] places = {{0, -18, 25}, {0, -34, 17}, {0, -44, 12}};
        double base = scoops == 1 ? 1.15 : 1;
        for (int i = 0; i < scoops; i++) {
            Color flavour = brush.pick(0xF7C6D0, 0xFBF1D7, 0x6B3F26, 0xBFE3C0, 0xF2A0B5, 0xF5E08A);
            double[] place = places[i];
            Shape scoop = Brush.ellipse(place[0], place[1], place[2] * base, place[2] * 0.88 * base);
            brush.ball(scoop, flavour);
            for (int j = -3; j <= 3; j++) {
                brush.ball(Brush.ellipse(place[0] + j * place[2] * base / 3.6,
                        place[1] + place[2] * 0.62 + brush.between(-2, 2), place[2] / 4.2, place[2] / 5), flavour);
            }
            brush.speckle(scoop, 60, 1, Brush.tone(flavour, -0.3), 0.35);
            brush.gloss(scoop, place[2] * 0.35, place[1] - place[2] * 0.4, place[2] * 0.4);
        }
    }

    static void espresso(Brush brush) {
        Color china = brush.pick(0xF4F2EC, 0xF7F7F7, 0xE9E4D8, 0x8A1F1F, 0x2A4A6B);
        Shape saucer = Brush.ellipse(0, 32, 50, 15);
        brush.fill(Brush.ellipse(0, 35, 49, 15), Brush.tone(china, -0.6));
        brush.plane(saucer, china);
        brush.fill(Brush.ellipse(0, 32, 32, 8.5), Brush.alpha(Brush.tone(china, -0.5), 0.6));
        brush.stroke(Brush.path("M 30 -14 C 52 -20 50 14 24 12"), Brush.tone(china, -0.2), 5.5);
        Shape cup = Brush.path("M -36 -22 C -35 6 -24 32 -14 34 C -4 37 4 37 14 34 C 24 32 35 6 36 -22 Z");
        brush.column(cup, china);
        brush.plane(Brush.ellipse(0, -22, 36, 12), Brush.tone(china, 0.1));
        brush.fill(Brush.ellipse(0, -21, 33, 10), Brush.tone(china, -0.35));
        Shape coffee = Brush.ellipse(0, -19.5, 31, 8.5);
        brush.plane(coffee, brush.vary(0x4A2814));
        Color crema = brush.vary(0xC08A4A);
        brush.glow(coffee, brush.between(-12, 12), -20, 26, crema, 0.95);
        brush.stroke(Brush.ellipse(0, -19.5, 30, 8), Brush.alpha(crema, 0.9), 2);
        brush.speckle(coffee, 50, 0.8, Brush.tone(crema, 0.4), 0.5);
    }
}
