package org.cameralucida.image.webp;

/** The filter that smooths the edges between blocks after a picture is decoded (RFC 6386, section 15). */
final class Vp8LoopFilter {

    private static final int SIZE = 16;

    private final Vp8Header header;
    private final int across;
    private final int down;
    /** The level of each macroblock, and whether its inner edges are filtered too. */
    private final byte[] levels;
    private final boolean[] inner;

    Vp8LoopFilter(Vp8Header header, int across, int down) {
        this.header = header;
        this.across = across;
        this.down = down;
        levels = new byte[across * down];
        inner = new boolean[across * down];
    }

    /** Takes note of how a macroblock was coded. */
    void note(int column, int row, int segment, boolean subblocks, boolean hasCoefficients) {
        levels[row * across + column] = (byte) header.filterLevel(segment, subblocks);
        inner[row * across + column] = subblocks || hasCoefficients;
    }

    void apply(Plane luma, Plane[] chroma) {
        if (!header.filters()) {
            return;
        }
        for (int row = 0; row < down; row++) {
            for (int column = 0; column < across; column++) {
                int level = levels[row * across + column];
                if (level > 0) {
                    macroblock(luma, chroma, column, row, level, inner[row * across + column]);
                }
            }
        }
    }

    private void macroblock(Plane luma, Plane[] chroma, int column, int row, int level, boolean innerToo) {
        int interior = header.interiorLimit(level);
        int limit = 2 * level + interior;
        int variance = level >= 40 ? 2 : level >= 15 ? 1 : 0;
        var planes = header.simpleFilter() ? new Plane[] {luma} : new Plane[] {luma, chroma[0], chroma[1]};
        for (boolean vertical : new boolean[] {false, true}) {
            for (var plane : planes) {
                int size = plane == luma ? SIZE : SIZE / 2;
                int at = plane.at(column * size, row * size);
                int step = vertical ? plane.stride() : 1;
                int along = vertical ? 1 : plane.stride();
                if (vertical ? row > 0 : column > 0) {
                    edge(plane.samples(), at, step, along, size, 2 * (limit + 4) + 1, interior, variance, true);
                }
                for (int i = 4; innerToo && i < size; i += 4) {
                    edge(plane.samples(), at + i * step, step, along, size, 2 * limit + 1, interior, variance, false);
                }
            }
        }
    }

    private void edge(byte[] s, int start, int step, int along, int size, int limit, int interior, int variance,
            boolean outer) {
        for (int i = 0, at = start; i < size; i++, at += along) {
            int p1 = s[at - 2 * step] & 0xFF;
            int p0 = s[at - step] & 0xFF;
            int q0 = s[at] & 0xFF;
            int q1 = s[at + step] & 0xFF;
            if (4 * Math.abs(p0 - q0) + Math.abs(p1 - q1) > limit) {
                continue;
            }
            if (header.simpleFilter()) {
                two(s, at, step, p1, p0, q0, q1);
                continue;
            }
            int p2 = s[at - 3 * step] & 0xFF;
            int q2 = s[at + 2 * step] & 0xFF;
            if (Math.abs((s[at - 4 * step] & 0xFF) - p2) > interior || Math.abs(p2 - p1) > interior
                    || Math.abs(p1 - p0) > interior || Math.abs((s[at + 3 * step] & 0xFF) - q2) > interior
                    || Math.abs(q2 - q1) > interior || Math.abs(q1 - q0) > interior) {
                continue;
            }
            if (Math.abs(p1 - p0) > variance || Math.abs(q1 - q0) > variance) {
                two(s, at, step, p1, p0, q0, q1);
            } else if (outer) {
                six(s, at, step, p2, p1, p0, q0, q1, q2);
            } else {
                four(s, at, step, p1, p0, q0, q1);
            }
        }
    }

    private static void two(byte[] s, int at, int step, int p1, int p0, int q0, int q1) {
        int a = 3 * (q0 - p0) + signed(p1 - q1);
        s[at - step] = Vp8Transform.clip(p0 + fifth(a + 3));
        s[at] = Vp8Transform.clip(q0 - fifth(a + 4));
    }

    private static void four(byte[] s, int at, int step, int p1, int p0, int q0, int q1) {
        int a = 3 * (q0 - p0);
        int down = fifth(a + 4);
        int outer = down + 1 >> 1;
        s[at - 2 * step] = Vp8Transform.clip(p1 + outer);
        s[at - step] = Vp8Transform.clip(p0 + fifth(a + 3));
        s[at] = Vp8Transform.clip(q0 - down);
        s[at + step] = Vp8Transform.clip(q1 - outer);
    }

    private static void six(byte[] s, int at, int step, int p2, int p1, int p0, int q0, int q1, int q2) {
        int a = signed(3 * (q0 - p0) + signed(p1 - q1));
        int near = 27 * a + 63 >> 7;
        int middle = 18 * a + 63 >> 7;
        int far = 9 * a + 63 >> 7;
        s[at - 3 * step] = Vp8Transform.clip(p2 + far);
        s[at - 2 * step] = Vp8Transform.clip(p1 + middle);
        s[at - step] = Vp8Transform.clip(p0 + near);
        s[at] = Vp8Transform.clip(q0 - near);
        s[at + step] = Vp8Transform.clip(q1 - middle);
        s[at + 2 * step] = Vp8Transform.clip(q2 - far);
    }

    private static int signed(int value) {
        return Math.max(-128, Math.min(127, value));
    }

    /** An eighth, as a signed number of five bits. */
    private static int fifth(int value) {
        return Math.max(-16, Math.min(15, value >> 3));
    }
}
