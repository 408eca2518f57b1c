package org.cameralucida.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cameralucida.message.Message;

/**
 * A colour for every position between the low and the high end of a scale, as a table of 256 entries. Viridis, inferno,
 * cividis and turbo are perceptually even or nearly so; jet is the one of the papers. The diverging ones are neutral in
 * their middle and are for signed maps on a symmetric scale. Origins and licences are in the third-party notices.
 */
public enum ColorMap {
    /** As in the papers: OpenCV's table, up to a rounding of one in one entry. */
    JET(false, false),
    VIRIDIS(false, true),
    INFERNO(false, true),
    TURBO(false, false),
    /** Looks the same to people with and without red-green colour blindness. */
    CIVIDIS(false, true),
    GREY(false, true),
    /** Blue, neutral, red (Moreland 2009). */
    COOLWARM(true, true),
    /** Purple, neutral, orange (ColorBrewer): told apart with any colour blindness. */
    PURPLE_ORANGE(true, true);

    /** The number of entries of each table. */
    public static final int ENTRIES = 256;

    private final boolean diverging;
    private final boolean steady;
    private final int[] table;

    ColorMap(boolean diverging, boolean steady) {
        this.diverging = diverging;
        this.steady = steady;
        this.table = switch (name()) {
            case "JET" -> jet();
            case "GREY" -> grey();
            default -> Tables.READ.get(id());
        };
    }

    /** Its name in files and on the command line: {@code "purple-orange"}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The colour map with this {@link #id}. */
    public static Optional<ColorMap> of(String id) {
        return Arrays.stream(values()).filter(map -> map.id().equals(id)).findFirst();
    }

    /** Its name for people. */
    public Message label() {
        return Message.of(ColorMap.class, "colormap." + id());
    }

    /** Whether the middle is neutral and the two ends are opposites. */
    public boolean diverging() {
        return diverging;
    }

    /**
     * Whether values are told apart without their hues, by a colour-blind person or where a projector makes them pale: the
     * colours are the lighter the higher they are, or, of a diverging one, the nearer they are to the middle, also with
     * protanopia, deuteranopia and tritanopia as Machado, Oliveira and Fernandes (2009) simulate them.
     */
    public boolean steady() {
        return steady;
    }

    /** What {@link #steady} means, for people who choose. */
    public Message note() {
        return Message.of(ColorMap.class, steady ? "colormap.note.steady" : "colormap.note.unsteady");
    }

    /**
     * The colour at a position: that of the nearest of the 256 entries.
     *
     * @param position from 0, the low end, to 1, the high end; clipped; NaN is taken as 0
     * @return {@code 0xRRGGBB}
     */
    public int rgb(double position) {
        return table[(int) Math.max(0, Math.min(ENTRIES - 1, Math.rint(position * (ENTRIES - 1))))];
    }

    /** A copy of the table: {@value #ENTRIES} colours {@code 0xRRGGBB}, from the low to the high end. */
    public int[] table() {
        return table.clone();
    }

    private static int[] grey() {
        var table = new int[ENTRIES];
        Arrays.setAll(table, i -> i * 0x010101);
        return table;
    }

    /** Three trapezes, one a channel, each a quarter of the range after the other. */
    private static int[] jet() {
        var table = new int[ENTRIES];
        Arrays.setAll(table, i -> trapeze(4 * i - 382, 1148 - 4 * i) << 16
                | trapeze(4 * i - 128, 892 - 4 * i) << 8
                | trapeze(4 * i + 128, 638 - 4 * i));
        return table;
    }

    private static int trapeze(int rising, int falling) {
        return Math.max(0, Math.min(255, Math.min(rising, falling)));
    }

    /** The tables that no short formula gives; apart, because an enum's constants are made before its own statics. */
    private static final class Tables {

        static final Map<String, int[]> READ = read();

        private static Map<String, int[]> read() {
            try (var in = ColorMap.class.getResourceAsStream("colormaps.txt")) {
                var tables = new TreeMap<String, int[]>();
                var words = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                        .filter(line -> !line.startsWith("#"))
                        .flatMap(line -> Arrays.stream(line.split(" "))).toList();
                for (int i = 0; i < words.size(); i += 1 + ENTRIES) {
                    tables.put(words.get(i), words.subList(i + 1, i + 1 + ENTRIES).stream()
                            .mapToInt(word -> Integer.parseInt(word, 16)).toArray());
                }
                return tables;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
