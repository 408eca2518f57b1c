package org.cameralucida.evaluate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Columns by their names, with a place for each image: eight bytes for a number or for two whole ones. They grow, and
 * what stands in a row is not written again, so that a {@linkplain #snapshot snapshot} shares it.
 */
final class Columns {

    private static final long NONE = Double.doubleToRawLongBits(Double.NaN);
    private static final int FIRST_ROWS = 64;

    private final Map<String, long[]> columns;

    Columns() {
        this(new HashMap<>());
    }

    private Columns(Map<String, long[]> columns) {
        this.columns = columns;
    }

    /** What was put so far, whatever is put later; the rows of then only. */
    Columns snapshot() {
        return new Columns(new HashMap<>(columns));
    }

    void put(String key, int row, double number) {
        set(key, row, Double.doubleToRawLongBits(number));
    }

    void putPair(String key, int row, int first, int second) {
        set(key, row, (long) first << Integer.SIZE | second & 0xffffffffL);
    }

    private void set(String key, int row, long value) {
        var column = columns.getOrDefault(key, new long[0]);
        if (row >= column.length) {
            int before = column.length;
            column = Arrays.copyOf(column, Math.max(FIRST_ROWS, Math.max(row + 1, before + before / 2)));
            Arrays.fill(column, before, column.length, NONE);
            columns.put(key, column);
        }
        column[row] = value;
    }

    private long get(String key, int row) {
        var column = columns.get(key);
        return column == null || row >= column.length ? NONE : column[row];
    }

    /** NaN where none was put. */
    double number(String key, int row) {
        return Double.longBitsToDouble(get(key, row));
    }

    boolean has(String key, int row) {
        return get(key, row) != NONE;
    }

    int first(String key, int row) {
        return (int) (get(key, row) >> Integer.SIZE);
    }

    int second(String key, int row) {
        return (int) get(key, row);
    }
}
