package org.cameralucida.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.cameralucida.SharedData;
import org.cameralucida.catalog.Catalog;
import org.cameralucida.evaluate.LabelledPhotos;
import org.cameralucida.image.PhotoReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The photos of a folder under their heat, as files. */
class ExplainFolderTest {

    private static final String NETWORK = SharedData.tiny("tiny_gap").resolve("model.onnx").toString();

    @TempDir
    private Path folder;
    private Path photos;
    private Path pictures;
    private String out;
    private String err;

    @BeforeEach
    void layPhotosOut() throws IOException {
        photos = Files.createDirectories(folder.resolve("le mie foto"));
        pictures = photos.resolve("con calore");
        var images = LabelledPhotos.write(folder.resolve("set"), 3).resolve("images");
        Files.copy(images.resolve("photo 000.png"), photos.resolve("così.png"));
        Files.createDirectories(photos.resolve("sub"));
        Files.copy(images.resolve("photo 001.png"), photos.resolve("sub/a.png"));
        Files.copy(images.resolve("photo 002.png"), photos.resolve("sub/a.PNG"));
        Files.writeString(photos.resolve("broken.png"), "no photo");
    }

    private int run(String... more) {
        var outWriter = new StringWriter();
        var errWriter = new StringWriter();
        var words = Stream.concat(Stream.of("explain", "--network", NETWORK, photos.toString()), Arrays.stream(more));
        int status = Cli.run(new Catalog(folder.resolve("networks")), new PrintWriter(outWriter),
                new PrintWriter(errWriter), words.toArray(String[]::new));
        out = outWriter.toString();
        err = errWriter.toString();
        return status;
    }

    private List<String> written() throws IOException {
        try (var files = Files.walk(pictures)) {
            return files.filter(Files::isRegularFile).map(file -> pictures.relativize(file).toString().replace('\\', '/'))
                    .sorted().toList();
        }
    }

    @Test
    void everyPhotoHasAPictureAndABadOneIsNamed() throws IOException {
        assertThat(run("--out", pictures.toString(), "--name", "{stem} {method} {index}.png", "--class", "2", "--box"))
                .as(err).isEqualTo(Cli.FAILED);
        assertThat(err).contains("broken.png: ");
        assertThat(out).contains("3 new, 0 there before, 1 failed");
        assertThat(written()).containsExactly("così cam 2.png", "sub/a cam 2-2.png", "sub/a cam 2.png");
        var photo = PhotoReader.read(photos.resolve("così.png"));
        var picture = PhotoReader.read(pictures.resolve("così cam 2.png"));
        assertThat(List.of(picture.width(), picture.height())).isEqualTo(List.of(photo.width(), photo.height()));
        assertThat(picture.raster().argb()).isNotEqualTo(photo.raster().argb());
    }

    @Test
    void aPictureIsTheOneOfThePhotoAlone() throws IOException {
        run("--out", pictures.toString(), "--name", "{stem}.png", "--box", "--colormap", "viridis");
        var alone = folder.resolve("alone.png");
        int status = Cli.run(new Catalog(folder.resolve("networks")), new PrintWriter(new StringWriter()),
                new PrintWriter(new StringWriter()), "explain", "--network", NETWORK, "--box", "--colormap", "viridis",
                "--out", alone.toString(), photos.resolve("così.png").toString());
        assertThat(status).isZero();
        assertThat(pictures.resolve("così.png")).hasSameBinaryContentAs(alone);
    }

    @Test
    void nothingIsWrittenOverAndWhatIsThereStays() throws IOException {
        run("--out", pictures.toString(), "--name", "{stem}.jpg");
        assertThat(written()).hasSize(3);
        Files.writeString(pictures.resolve("così.jpg"), "mine");
        Files.delete(pictures.resolve("sub/a.jpg"));
        assertThat(run("--out", pictures.toString(), "--name", "{stem}.jpg")).isEqualTo(Cli.FAILED);
        assertThat(err).contains("così.jpg is there already").contains("--resume");
        assertThat(pictures.resolve("così.jpg")).hasContent("mine");
        assertThat(out).contains("1 new");
        run("--out", pictures.toString(), "--name", "{stem}.jpg", "--resume");
        assertThat(out).contains("0 new, 3 there before, 1 failed");
        assertThat(written()).hasSize(3);
    }

    @Test
    void wrongUseIsSaid() {
        assertThat(run()).isEqualTo(Cli.USAGE);
        assertThat(run("--out", pictures.toString(), "--raw", "x.npy")).isEqualTo(Cli.USAGE);
        assertThat(run("--out", pictures.toString(), "--name", "{what}.png")).isEqualTo(Cli.FAILED);
        assertThat(err).contains("{what}").contains("{stem}");
        assertThat(run("--out", pictures.toString(), "--class", "no such class")).isEqualTo(Cli.FAILED);
        assertThat(err.lines().filter(line -> line.contains("no such class"))).hasSize(1);
    }

    @Test
    void whatCannotBeWrittenIsOneSentence() throws IOException {
        Files.writeString(photos.resolve("con calore"), "a file");
        assertThat(run("--out", pictures.toString())).isEqualTo(Cli.FAILED);
        assertThat(err.lines().filter(line -> line.contains("con calore"))).hasSize(1);
    }
}
