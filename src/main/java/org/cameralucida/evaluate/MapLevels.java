package org.cameralucida.evaluate;

import java.util.Optional;
import java.util.stream.IntStream;
import org.cameralucida.image.BilinearRows;
import org.cameralucida.image.Tensor;

/**
 * A map enlarged bilinearly, scaled to 0…1 by its smallest and largest value, and cut to whole levels; row by row, so that
 * nothing larger than the levels is ever there.
 */
final class MapLevels {

    /** Binary places of a level's fraction. */
    private static final int PLACES = 20;
    private static final int FRACTION = (1 << PLACES) - 1;
    /**
     * So near to a whole level, 2⁻¹³ or 1.2e-4, the quick way is not asked: of up to 255 its difference, its factor and
     * its product may be off by 2⁻²⁴ each, and the right way by 2⁻²⁴ in all, together 6.1e-5.
     */
    private static final int DOUBT = 1 << PLACES - 13;

    private final BilinearRows rows;
    private final int side;
    private final MinMax ends;
    private final float factor;

    private MapLevels(BilinearRows rows, int side, MinMax ends) {
        this.rows = rows;
        this.side = side;
        this.ends = ends;
        this.factor = (float) (LevelBoxes.LEVELS * (1.0 + FRACTION) / ((double) ends.max() - ends.min()));
    }

    /**
     * The levels of a map at its new size, row by row: 0 to {@link LevelBoxes#LEVELS}, in bytes without a sign. Empty where
     * the map is alike everywhere.
     *
     * @param map {@code [H, W]}
     * @param side its new width and height, pixels
     */
    static Optional<byte[]> of(Tensor map, int side) {
        var rows = new BilinearRows(map, side, side);
        int[] outermost = IntStream.range(0, side).filter(rows::isOutermost).toArray();
        var values = new float[outermost.length * side];
        for (int i = 0; i < outermost.length; i++) {
            rows.write(outermost[i], values, i * side);
        }
        return MinMax.ends(values).map(ends -> new MapLevels(rows, side, ends).levels());
    }

    private byte[] levels() {
        var levels = new byte[side * side];
        var row = new float[side];
        for (int y = 0; y < side; y++) {
            rows.write(y, row, 0);
            cut(row, levels, y * side);
        }
        return levels;
    }

    /** Without a division wherever the level is beyond doubt. */
    private void cut(float[] row, byte[] levels, int offset) {
        float min = ends.min();
        float scale = factor;
        for (int x = 0; x < row.length; x++) {
            int place = (int) ((row[x] - min) * scale);
            levels[offset + x] = (byte) ((place + DOUBT & FRACTION) > 2 * DOUBT ? place >> PLACES : level(row[x]));
        }
    }

    private int level(float value) {
        return (int) (ends.scaled(value) * LevelBoxes.LEVELS);
    }
}
