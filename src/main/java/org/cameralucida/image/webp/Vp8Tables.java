package org.cameralucida.image.webp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The constant tables of VP8 (RFC 6386), read from a resource. */
final class Vp8Tables {

    /** Modes of a 4 × 4 block. */
    static final int MODES = 10;
    /** Kinds of block, bands of coefficients, contexts, and probabilities in each. */
    static final int KINDS = 4;
    static final int BANDS = 8;
    static final int CONTEXTS = 3;
    static final int PROBABILITIES = 11;

    static final int[] DC;
    static final int[] AC;
    /** 10 modes above × 10 modes to the left × 9 probabilities. */
    static final int[] MODE_PROBABILITIES;
    static final int[] UPDATE_PROBABILITIES;
    static final int[] COEFFICIENT_PROBABILITIES;

    static {
        var tables = read();
        DC = tables.get("dc");
        AC = tables.get("ac");
        MODE_PROBABILITIES = tables.get("modes");
        UPDATE_PROBABILITIES = tables.get("update");
        COEFFICIENT_PROBABILITIES = tables.get("coefficients");
    }

    private Vp8Tables() {
    }

    private static Map<String, int[]> read() {
        var numbers = new HashMap<String, List<Integer>>();
        try (var stream = Vp8Tables.class.getResourceAsStream("vp8-tables.txt");
                var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII))) {
            List<Integer> table = null;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (Character.isLetter(line.charAt(0))) {
                    table = new ArrayList<>();
                    numbers.put(line, table);
                } else if (line.charAt(0) != '#') {
                    for (var number : line.split(" ")) {
                        table.add(Integer.valueOf(number));
                    }
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        var tables = new HashMap<String, int[]>();
        numbers.forEach((name, list) -> tables.put(name, list.stream().mapToInt(Integer::intValue).toArray()));
        return tables;
    }
}
