package org.cameralucida.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class IconTest {

    @Test
    void eachIconKeepsItsPlaceInASquareOf24() throws IOException {
        var paths = new Properties();
        try (var in = Icon.class.getResourceAsStream("icons.paths")) {
            paths.load(in);
        }
        assertThat(paths.stringPropertyNames()).isNotEmpty().allSatisfy(name -> {
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
