package org.cameralucida.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cameralucida.SharedData;
import org.cameralucida.catalog.Catalog;
import org.cameralucida.evaluate.LabelledPhotos;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports at the end of an evaluation, and of results that are there. */
class EvaluateReportTest {

    private static final String NETWORK = SharedData.tiny("tiny_gap").resolve("model.onnx").toString();
    private static final String PICTURE = "src=\"data:image/jpeg;base64,";

    @TempDir
    private Path folder;
    private String photos;
    private Path results;
    private String err;

    @BeforeEach
    void writePhotos() throws IOException {
        photos = LabelledPhotos.write(folder.resolve("photos"), 6).toString();
        results = folder.resolve("results");
    }

    private int run(String... arguments) {
        var errWriter = new StringWriter();
        int status = Cli.run(new Catalog(folder.resolve("networks")), new PrintWriter(new StringWriter()),
                new PrintWriter(errWriter), arguments);
        err = errWriter.toString();
        return status;
    }

    private String html() throws IOException {
        return Files.readString(results.resolve("report.html"));
    }

    @Test
    void anEvaluationEndsWithItsReportWithPicturesAndNotes() throws IOException {
        assertThat(run("evaluate", "--network", NETWORK, "--dataset", photos, "--out", results.toString(), "--report",
                "html,latex", "--sanity")).as(err).isZero();
        assertThat(html()).contains(PICTURE).contains("recognised by the file “truth.csv”")
                .contains("and so assumed: ").contains("id=\"sanity\"");
        assertThat(results.resolve("tables.tex")).content().contains("\\toprule");
    }

    @Test
    void resultsThatAreThereHaveOneWithoutPicturesAndResumeMakesThem() throws IOException {
        run("evaluate", "--network", NETWORK, "--dataset", photos, "--out", results.toString());
        assertThat(results.resolve("report.html")).doesNotExist();
        assertThat(run("evaluate", "--report", "html", "--language", "it", "--out", results.toString())).as(err).isZero();
        assertThat(html()).doesNotContain(PICTURE).contains("--resume").contains("Valutazione di");
        assertThat(run("evaluate", "--network", NETWORK, "--dataset", photos, "--out", results.toString(), "--resume",
                "--report", "html")).as(err).isZero();
        assertThat(html()).contains(PICTURE);
    }

    @Test
    void wrongUseIsSaid() {
        assertThat(run("evaluate", "--report", "html")).isEqualTo(Cli.USAGE);
        assertThat(run("evaluate", "--dataset", photos, "--report", "html")).isEqualTo(Cli.USAGE);
        assertThat(run("evaluate", "--out", results.toString())).isEqualTo(Cli.USAGE);
        assertThat(run("evaluate", "--report", "html", "--language", "fr", "--out", results.toString()))
                .isEqualTo(Cli.USAGE);
        assertThat(run("evaluate", "--report", "html", "--out", results.toString())).isEqualTo(Cli.FAILED);
    }
}
