package org.cameralucida.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cameralucida.SharedData;
import org.cameralucida.catalog.Catalog;
import org.cameralucida.message.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WithoutWindowTest {

    @TempDir
    private Path home;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... files) {
        var catalog = new Catalog(home.resolve("networks"));
        return new WithoutWindow(catalog, home.resolve("samples"), new PrintWriter(out, true), new PrintWriter(err, true))
                .run(Message.of(DisplayAvailability.class, "display.none"), List.of(files));
    }

    @Test
    void withoutADisplayTheReasonIsOneSentence() {
        assertThat(DisplayAvailability.whatIsMissing(Map.of(), "Linux").orElseThrow().toString()).contains("no display");
        assertThat(DisplayAvailability.whatIsMissing(Map.of("DISPLAY", ":0"), "Linux")).isEmpty();
        assertThat(DisplayAvailability.whatIsMissing(Map.of(), "Windows 11")).isEmpty();
    }

    @Test
    void missingLibrariesAreNamedWithTheirPackages() {
        var failure = new RuntimeException(new UnsatisfiedLinkError("libgtk-3.so.0: cannot open shared object file"));
        assertThat(DisplayAvailability.whyNot(failure).toString()).contains("libgtk-3-0").contains("libxtst6");
        assertThat(DisplayAvailability.whyNot(new UnsupportedOperationException("Unable to open DISPLAY")).toString())
                .contains("cannot be reached");
    }

    @Test
    void theFilesThatWereToBeOpenedAreExplainedAllTheSame() {
        Path network = SharedData.at("networks/resnet20-cifar10.onnx");
        Path photo = SharedData.at("photos/cifar10/frog_0000.jpg");
        assertThat(run(network.toString(), photo.toString())).as(err::toString).isZero();
        assertThat(err.toString().lines()).first().asString().contains("no display");
        assertThat(out.toString()).contains("predict --network").contains("frog").contains("heatmaps.png");
        assertThat(home.resolve("heatmaps.png")).exists().isNotEmptyFile();
    }

    @Test
    void withoutFilesTheSamplesAndTheTwinsAreUsed() {
        int status = run();
        if (Files.isDirectory(home.resolve("samples"))) {
            assertThat(status).as(err::toString).isZero();
            assertThat(home.resolve("heatmaps.png")).isNotEmptyFile();
        } else {
            assertThat(status).isOne();
            assertThat(out.toString()).contains("explain --network");
        }
    }
}
