package org.cameralucida.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.cameralucida.message.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What can be chosen has a name for files, which finds it again, and one for people in both languages. */
class NamesTest {

    @ParameterizedTest
    @EnumSource
    void colourMaps(ColorMap colors) {
        assertThat(ColorMap.of(colors.id())).contains(colors);
        hasNames(colors.label());
    }

    @ParameterizedTest
    @EnumSource
    void scalings(Scaling scaling) {
        assertThat(Scaling.of(scaling.id())).contains(scaling);
        hasNames(scaling.label());
    }

    @ParameterizedTest
    @EnumSource
    void blends(Blend blend) {
        assertThat(Blend.of(blend.id())).contains(blend);
        hasNames(blend.label());
    }

    @Test
    void anUnknownNameFindsNothing() {
        assertThat(ColorMap.of("rainbow")).isEmpty();
        assertThat(Scaling.of("MIN_MAX")).isEmpty();
        assertThat(Blend.of("")).isEmpty();
    }

    private static void hasNames(Message label) {
        assertThat(label.in(Locale.ENGLISH)).isNotBlank();
        assertThat(label.in(Locale.ITALIAN)).isNotBlank();
    }
}
