package org.cameralucida.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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

    /** CIELAB L*, of an sRGB colour under D65. */
    private static double lightness(int rgb) {
        double luminance = 0.2126 * linear(rgb >> 16 & 0xFF) + 0.7152 * linear(rgb >> 8 & 0xFF)
                + 0.0722 * linear(rgb & 0xFF);
        return luminance > 0.008856 ? 116 * Math.cbrt(luminance) - 16 : 903.3 * luminance;
    }

    private static double linear(int channel) {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
