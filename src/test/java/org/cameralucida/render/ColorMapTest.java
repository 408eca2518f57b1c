package org.cameralucida.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ColorMapTest {

    /** Entries of Matplotlib 3.11 and, for jet, of OpenCV 5.0. */
    @ParameterizedTest
    @CsvSource({
        "JET, 0, 000080", "JET, 31, 0000fc", "JET, 64, 0080ff",
        "JET, 127, 7eff82", "JET, 192, ff7c00", "JET, 255, 800000",
        "VIRIDIS, 0, 440154", "VIRIDIS, 127, 21908d", "VIRIDIS, 255, fde725",
        "INFERNO, 0, 000004", "INFERNO, 128, bc3754", "INFERNO, 255, fcffa4",
        "CIVIDIS, 0, 00224e", "CIVIDIS, 64, 434e6c", "CIVIDIS, 255, fee838",
        "TURBO, 0, 30123b", "TURBO, 64, 28bceb", "TURBO, 255, 7a0403",
        "COOLWARM, 0, 3b4cc0", "COOLWARM, 255, b40426",
        "PURPLE_ORANGE, 0, 2d004b", "PURPLE_ORANGE, 255, 7f3b08",
        "GREY, 77, 4d4d4d"})
    void tablesAreThePublishedOnes(ColorMap colors, int entry, String rgb) {
        assertThat(colors.table()).hasSize(ColorMap.ENTRIES);
        assertThat(String.format("%06x", colors.table()[entry])).isEqualTo(rgb);
        assertThat(colors.rgb(entry / 255.0)).isEqualTo(colors.table()[entry]);
    }

    @ParameterizedTest
    @EnumSource
    void positionsBeyondTheEndsAreTheEnds(ColorMap colors) {
        assertThat(colors.rgb(-1)).isEqualTo(colors.rgb(0));
        assertThat(colors.rgb(Double.NEGATIVE_INFINITY)).isEqualTo(colors.rgb(0));
        assertThat(colors.rgb(2)).isEqualTo(colors.rgb(1));
        assertThat(colors.rgb(Double.NaN)).isEqualTo(colors.rgb(0));
    }

    @ParameterizedTest
    @EnumSource(names = {"VIRIDIS", "INFERNO", "CIVIDIS", "GREY"})
    void lightnessGrowsEvenly(ColorMap colors) {
        var table = colors.table();
        double first = lightness(table[0]);
        double slope = (lightness(table[255]) - first) / 255;
        for (int i = 1; i < table.length; i++) {
            // A step of 8-bit rounding may go back by a hair; over four entries it must not.
            assertThat(lightness(table[i])).isGreaterThan(lightness(table[Math.max(0, i - 4)]));
            // Even in CAM02-UCS, where these maps were designed; in CIELAB inferno is bent by up to 5.
            assertThat(lightness(table[i])).isCloseTo(first + slope * i, within(5.5));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"COOLWARM", "PURPLE_ORANGE"})
    void divergingMapsAreNeutralAndLightestInTheMiddle(ColorMap colors) {
        assertThat(colors.diverging()).isTrue();
        int middle = colors.rgb(0.5);
        int red = middle >> 16 & 0xFF;
        int blue = middle & 0xFF;
        // A table of 256 entries has none in the middle: the next is one or two levels to a side.
        assertThat(Math.abs(red - blue)).isLessThanOrEqualTo(2);
        for (int i = 8; i < 128; i += 8) {
            assertThat(lightness(colors.table()[i])).isGreaterThan(lightness(colors.table()[i - 8]));
            assertThat(lightness(colors.table()[255 - i])).isGreaterThan(lightness(colors.table()[255 - i + 8]));
        }
    }

    /**
     * How colours are seen: of linear sRGB, the matrices of severity 1 of Machado, Oliveira and Fernandes, "A
     * physiologically-based model for simulation of color vision deficiency" (2009).
     */
    enum Eye {
        NORMAL(1, 0, 0, 0, 1, 0, 0, 0, 1),
        PROTANOPIA(0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998),
        DEUTERANOPIA(0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881),
        TRITANOPIA(1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900);

        private final double[] matrix;

        Eye(double... matrix) {
            this.matrix = matrix;
        }

        /** CIELAB under D65 of an sRGB colour. */
        double[] lab(int rgb) {
            var seen = new double[3];
            for (int row = 0; row < 3; row++) {
                seen[row] = Math.max(0, Math.min(1, matrix[3 * row] * linear(rgb >> 16 & 0xFF)
                        + matrix[3 * row + 1] * linear(rgb >> 8 & 0xFF) + matrix[3 * row + 2] * linear(rgb & 0xFF)));
            }
            double x = root((0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.9505);
            double y = root(0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2]);
            double z = root((0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.089);
            return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
        }

        private static double root(double value) {
            return value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116.0;
        }
    }

    @ParameterizedTest
    @EnumSource
    void steadyMapsAreReadWithAnyColorVisionAndNoOthers(ColorMap colors) {
        assertThat(Arrays.stream(Eye.values()).allMatch(eye -> isRead(colors, eye))).isEqualTo(colors.steady());
    }

    /** By lightness alone; of a diverging map each half, the one told from the other by the rest of the colour. */
    private static boolean isRead(ColorMap colors, Eye eye) {
        var lab = Arrays.stream(colors.table()).mapToObj(eye::lab).toList();
        if (!colors.diverging()) {
            return rises(lab, 0, ColorMap.ENTRIES - 1, 1);
        }
        // Where the halves meet they are both neutral. Beyond an eighth the sides are many times as far apart as what is just
        // told apart, a distance of 2.3.
        return rises(lab, 0, 120, 1) && rises(lab, 135, ColorMap.ENTRIES - 1, -1) && IntStream.rangeClosed(0, 96)
                .allMatch(i -> distance(lab.get(i), lab.get(ColorMap.ENTRIES - 1 - i)) > 20);
    }

    private static boolean rises(List<double[]> lab, int from, int to, int sign) {
        // Eight-bit rounding takes a step back now and then; over eight entries it must not.
        return IntStream.rangeClosed(from, to - 8).allMatch(i -> sign * (lab.get(i + 8)[0] - lab.get(i)[0]) > 0);
    }

    private static double distance(double[] one, double[] other) {
        return Math.sqrt(IntStream.range(0, 3).mapToDouble(i -> Math.pow(one[i] - other[i], 2)).sum());
    }

    /** CIELAB L*, of an sRGB colour under D65. */
    private static double lightness(int rgb) {
        return Eye.NORMAL.lab(rgb)[0];
    }

    private static double linear(int channel) {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
