package org.cameralucida.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Text on pictures needs no display, whatever was decoded before it and whatever display is named. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere no variable names a display")
class LetteringTest {

    @TempDir
    private Path folder;

    @Test
    void noDisplayIsAskedForWhereOneIsNamedThatCannotBeReached() throws Exception {
        var photo = Files.write(folder.resolve("a.png"), PngFile.of(1, 1, 8, 0).rows(0, 1));
        var output = folder.resolve("output.txt");
        var program = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Writer.class.getName(), photo.toString()).redirectErrorStream(true).redirectOutput(output.toFile());
        program.environment().put("DISPLAY", ":4999");
        assertThat(program.start().waitFor()).as(Files.readString(output)).isZero();
    }

    /** A program that opens a photo, and writes on a picture. */
    static final class Writer {

        private Writer() {
        }

        public static void main(String[] arguments) {
            PhotoReader.read(Path.of(arguments[0]));
            Lettering.draw(new Raster(8, 8, new int[64]),
                    List.of(new Lettering.Line("a", 0, 8, 8, false, 0, Lettering.Anchor.MIDDLE)));
        }
    }
}
