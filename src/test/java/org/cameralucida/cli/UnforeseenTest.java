package org.cameralucida.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.cameralucida.catalog.Catalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nobody has foreseen is one line on standard error and a status, whatever was thrown. */
class UnforeseenTest {

    @TempDir
    private Path folder;

    private final StringWriter err = new StringWriter();

    private int run(Throwable thrown) {
        var out = new PrintWriter(new StringWriter()) {
            @Override
            public void println(String line) {
                UnforeseenTest.<RuntimeException>sneak(thrown);
            }
        };
        return Cli.run(new Catalog(folder), out, new PrintWriter(err), "networks", "--format", "json");
    }

    @Test
    void anExceptionIsOneLine() {
        assertThat(run(new IllegalStateException("first line\nsecond line"))).isEqualTo(1);
        assertThat(err.toString().lines()).singleElement().asString().startsWith("camera-lucida: ")
                .contains("first line").contains("log");
    }

    @Test
    void aStackThatOverflowedIsOneLine() {
        assertThat(run(new StackOverflowError())).isEqualTo(1);
        assertThat(err.toString().lines()).singleElement().asString().contains("StackOverflowError");
    }

    @Test
    void tooLittleMemoryIsOneLineThatSaysWhatToDo() {
        assertThat(run(new OutOfMemoryError("Java heap space"))).isEqualTo(1);
        assertThat(err.toString().lines()).singleElement().asString().contains("memory").contains("-Xmx");
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void sneak(Throwable thrown) throws E {
        throw (E) thrown;
    }
}
