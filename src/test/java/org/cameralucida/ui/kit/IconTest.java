package org.cameralucida.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kordamp.ikonli.IkonHandler;

class IconTest {

    private static final int SIDE = 24;
    /** Of 24 pixels of the glyph's square the font has 21 above its base line. */
    private static final int ASCENT = 21;

    static Set<String> names() throws IOException {
        var paths = new Properties();
        try (var in = Icon.class.getResourceAsStream("icons.paths")) {
            paths.load(in);
        }
        return paths.stringPropertyNames();
    }

    @ParameterizedTest
    @MethodSource("names")
    void eachIconIsIkonlisGlyph(String name) throws IOException, FontFormatException {
        var glyph = glyph("mdi2" + name.charAt(0) + "-" + name);
        var icon = (javafx.scene.shape.Shape) new Icon(name).getShape();
        int differing = 0;
        for (int y = 0; y < 4 * SIDE; y++) {
            for (int x = 0; x < 4 * SIDE; x++) {
                // Off the lines of the half pixels, on which most edges lie.
                double atX = x / 4.0 + 0.09;
                double atY = y / 4.0 + 0.09;
                if (glyph.contains(atX, atY - ASCENT) != icon.contains(atX, atY)) {
                    differing++;
                }
            }
        }
        // Coordinates are written with two decimals: a hundredth of an outline of less than 24 × 24 ends up beside it.
        assertThat(differing).isLessThan(4 * SIDE * 4 * SIDE / 100);
    }

    private static Shape glyph(String literal) throws IOException, FontFormatException {
        var handler = ServiceLoader.load(IkonHandler.class).stream().map(ServiceLoader.Provider::get)
                .filter(each -> each.supports(literal)).findFirst().orElseThrow();
        try (var in = handler.getFontResourceAsStream()) {
            return Font.createFont(Font.TRUETYPE_FONT, in).deriveFont((float) SIDE)
                    .createGlyphVector(new FontRenderContext(null, true, true),
                            Character.toString(handler.resolve(literal).getCode())).getOutline();
        }
    }

    @Test
    void eachIconKeepsItsPlaceInASquareOf24() throws IOException {
        assertThat(names()).isNotEmpty().allSatisfy(name -> {
            var bounds = new Icon(name).getShape().getLayoutBounds();
            assertThat(bounds.getMinX()).isZero();
            assertThat(bounds.getMinY()).isZero();
            assertThat(bounds.getMaxX()).isEqualTo(24);
            assertThat(bounds.getMaxY()).isEqualTo(24);
        });
    }

    @Test
    void anIconIs18PixelsWideWhereNoStyleSheetSaysOtherwise() {
        var icon = new Icon("close");
        assertThat(icon.prefWidth(-1)).isEqualTo(18);
        assertThat(icon.maxHeight(-1)).isEqualTo(18);
    }

    @Test
    void anUnknownNameIsRefused() {
        assertThatThrownBy(() -> new Icon("no such icon")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no such icon");
    }
}
