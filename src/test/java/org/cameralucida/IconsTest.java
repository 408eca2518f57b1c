package org.cameralucida;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IconsTest {

    @ParameterizedTest
    @ValueSource(ints = {16, 24, 32, 48, 64, 128, 256, 512})
    void theWindowFindsItsIconInEverySize(int size) throws IOException {
        var icon = ImageIO.read(IconsTest.class.getResource("/org/cameralucida/ui/icons/camera-lucida-" + size + ".png"));
        assertThat(icon.getWidth()).isEqualTo(size);
        assertThat(icon.getHeight()).isEqualTo(size);
        assertThat(icon.getColorModel().hasAlpha()).isTrue();
        assertThat(icon.getRGB(0, 0) >>> 24).as("the corners are transparent").isLessThan(128);
        assertThat(icon.getRGB(size / 2, size / 2) >>> 24).isEqualTo(255);
    }

    @Test
    void thereIsADrawingAndAFileForEverySystem() {
        assertThat(Path.of("icons")).satisfies(folder -> {
            for (var ending : new String[] {"svg", "ico", "icns"}) {
                assertThat(Files.exists(folder.resolve("camera-lucida." + ending))).as(ending).isTrue();
            }
        });
    }
}
