package org.cameralucida.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.cameralucida.message.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoProblemTest {

    @TempDir
    private Path folder;

    @Test
    void missingFileIsNamedWithItsPlace() {
        assertProblem(folder.resolve("gone.jpg"), "There is no file " + folder, "non esiste");
    }

    @Test
    void linkToNowhereIsSaidToBeOne() throws IOException {
        var link = folder.resolve("link.jpg");
        try {
            Files.createSymbolicLink(link, folder.resolve("gone.jpg"));
        } catch (IOException | UnsupportedOperationException refused) {
            assumeTrue(false, "skipped: this system makes no links");
        }
        assertProblem(link, "a link to a file that is not there", "collegamento");
    }

    @Test
    void folderIsSaidToBeOne() throws IOException {
        assertProblem(Files.createDirectory(folder.resolve("holiday.jpg")), "is a folder", "è una cartella");
    }

    @Test
    void deviceIsNotReadFrom() {
        var device = Path.of("/dev/zero");
        assumeTrue(Files.exists(device), "skipped: no /dev/zero here");
        assertProblem(device, "not a file but a device", "dispositivo");
    }

    @Test
    void fileWithoutPermissionIsSaidToBeForbidden() throws IOException {
        var file = write("secret.png", PngFile.of(1, 1, 8, 0).rows(0, 1));
        assumeTrue(file.getFileSystem().supportedFileAttributeViews().contains("posix"),
                "skipped: no permissions here");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeTrue(!Files.isReadable(file), "skipped: this user may read everything");
        assertProblem(file, "permission", "permesso");
    }

    @Test
    void emptyFileIsSaidToBeEmpty() throws IOException {
        assertProblem(write("empty.jpg", new byte[0]), "is empty", "è vuoto");
    }

    @ParameterizedTest
    @ValueSource(strings = {"The cat sat on the mat.", "\u0000\u0000\u0000\u0000", "x", "RIFF    WAVEfmt ", "<svg/>"})
    void fileOfAnotherKindIsNotAPhoto(String content) throws IOException {
        assertProblem(write("letter.jpg", content.getBytes(StandardCharsets.ISO_8859_1)), "not a photo of a kind",
                "non è una foto");
    }

    @Test
    void heifIsNamed() throws IOException {
        var bytes = "\0\0\0\u0018ftypheic\0\0\0\0mif1heic".getBytes(StandardCharsets.ISO_8859_1);
        assertProblem(write("IMG_1.HEIC", bytes), "HEIF or AVIF", "HEIF o AVIF");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void halfAJpegIsNeverShown(boolean progressive) throws IOException {
        var bytes = PhotoReaderTest.jpeg(PhotoReaderTest.image(320, 240), progressive);
        for (int tenth = 1; tenth < 10; tenth++) {
            assertProblem(write("cut.jpg", Arrays.copyOf(bytes, bytes.length * tenth / 10)), "damaged", "danneggiato");
        }
    }

    @Test
    void jpegThatLacksItsEndMarkAloneIsShown() throws IOException {
        var bytes = PhotoReaderTest.jpeg(PhotoReaderTest.image(320, 240), false);
        var whole = PhotoReader.read(write("whole.jpg", bytes));
        var cut = PhotoReader.read(write("cut.jpg", Arrays.copyOf(bytes, bytes.length - 2)));
        assertThat(cut.raster().argb()).isEqualTo(whole.raster().argb());
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "gif", "bmp", "tiff"})
    void halfAFileIsAProblemInEveryFormat(String format) throws IOException {
        var file = folder.resolve("whole." + format);
        ImageIO.write(PhotoReaderTest.image(100, 80), format, file.toFile());
        assertThat(PhotoReader.read(file).width()).isEqualTo(100);
        var bytes = Files.readAllBytes(file);
        for (int tenth = 1; tenth < 10; tenth++) {
            assertProblem(write("cut." + format, Arrays.copyOf(bytes, bytes.length * tenth / 10)), "damaged",
                    "danneggiato");
        }
    }

    @Test
    void damagedPictureDataAreAProblem() throws IOException {
        var raw = PngFile.deflate(new byte[1 + 3 * 10]);
        assertProblem(write("a.png", PngFile.of(10, 1, 8, 2).chunk("IDAT", raw, 0).chunk("IEND", new byte[0])
                .unfinished()), "damaged", "danneggiato");
        assertProblem(write("a.png", PngFile.of(10, 10, 8, 2).rows(new byte[31])), "incomplete", "incompleto");
        assertProblem(write("a.png", PngFile.of(0, 10, 8, 2).rows(new byte[31])), "damaged", "danneggiato");
        assertProblem(write("a.png", PngFile.of(10, 1, 7, 2).rows(new byte[31])), "damaged", "danneggiato");
    }

    @ParameterizedTest
    @CsvSource({"60000, 60000, 500 megapixels", "2147483647, 2147483647, 500 megapixels", "20000, 20000, bytes",
        "400000000, 1, bytes"})
    void decompressionBombIsRefusedBeforeItGoesOff(int width, int height, String reason) throws IOException {
        var file = write("bomb.png", PngFile.of(width, height, 8, 2).rows(new byte[1000]));
        assertProblem(file, width + " × " + height + " pixels", "dichiara di misurare");
        assertProblem(file, reason, "bomb.png");
    }

    @Test
    void neitherProblemNorSuccessKeepsTheFileOpen() throws IOException {
        var open = Path.of("/proc/self/fd");
        assumeTrue(Files.isDirectory(open), "skipped: this system does not list open files");
        var good = write("good.png", PngFile.of(1, 1, 8, 0).rows(0, 1));
        var bad = write("bad.png", PngFile.of(10, 10, 8, 2).rows(new byte[31]));
        PhotoReader.read(good);
        assertProblem(bad, "bad.png", "bad.png");
        try (var links = Files.list(open)) {
            assertThat(links.filter(link -> leadsInto(link, folder))).isEmpty();
        }
    }

    private static boolean leadsInto(Path link, Path folder) {
        try {
            return Files.readSymbolicLink(link).startsWith(folder.toRealPath());
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static void assertProblem(Path file, String english, String italian) {
        var problem = catchThrowableOfType(Problem.class, () -> PhotoReader.read(file));
        assertThat(problem).as(file.toString()).isNotNull();
        assertThat(problem.in(Locale.ENGLISH)).contains(file.getFileName().toString()).contains(english);
        assertThat(problem.in(Locale.ITALIAN)).contains(file.getFileName().toString()).contains(italian);
        var thumbnail = catchThrowableOfType(Problem.class, () -> PhotoReader.read(file, 100));
        assertThat(thumbnail).hasMessage(problem.getMessage());
    }
}
