package org.cameralucida.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.cameralucida.message.Problem;
import org.cameralucida.render.ColorMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Session files that are not as they were written, or not of this version. */
class DamagedSessionsTest extends SessionFixture {

    @ParameterizedTest
    @ValueSource(strings = {"camera-lucida-session-3", "camera-lucida-session-10"})
    void aSessionOfALaterVersionSaysSo(String format) throws IOException {
        var program = saved();
        Files.writeString(file, "{\"format\": \"" + format + "\", \"pictures\": {}}");
        program.sessions.open(file);
        assertThat(program.complaint()).contains("lesson.lucida", "later version");
        assertThat(program.workbench.film().items()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"\"threshold\": 0.35|\"threshold\": NaN", "\"pinned\": []|\"pinned\": [null]",
            "\"mode\": \"own\"|\"mode\": null", "24.0|-24.0", "\"threshold\": 0.35|\"threshold\": 1e999",
            "\"pooling\": true|\"pooling\": null", "\"scale\": \"standard\"|\"scale\": \"3,1\"",
            "\"scale\": \"standard\"|\"scale\": 1",
            "\"photoCount\": 4|\"photoCount\": \"many\""})
    void whatCannotBeIsDamaged(String good, String bad) throws IOException {
        var program = saved();
        var text = Files.readString(file);
        assertThat(text).contains(good);
        Files.writeString(file, text.replace(good, bad));
        program.sessions.open(file);
        assertThat(program.complaint()).contains("damaged");
    }

    /** Each value of a session, exchanged for each of a list of odd ones: it opens, or it is a sentence. */
    @Test
    void oddValuesAreOpenedOrToldInASentence() throws IOException {
        var program = saved();
        var text = Files.readString(file);
        var values = Pattern.compile("(?<=: )(\"[^\"]*\"|-?[\\d.]+|true|false|\\{}|\\[])").matcher(text).results().toList();
        assertThat(values).hasSizeGreaterThan(25);
        var unforeseen = new ArrayList<String>();
        for (var value : values) {
            for (var odd : List.of("null", "-1", "1e308", "2147483648", "\"\"", "\"../../\\u0000\"", "[]", "[[1]]", "{}",
                    "true")) {
                Files.writeString(file, text.substring(0, value.start()) + odd + text.substring(value.end()));
                program.activities.dismiss();
                program.sessions.open(file);
                var failure = program.activities.failureProperty().get();
                if (failure != null && !(failure.cause() instanceof Problem)) {
                    unforeseen.add(value.group() + " -> " + odd + ": " + program.complaint());
                }
            }
        }
        assertThat(unforeseen).isEmpty();
    }

    /** A session that was cut off anywhere is damaged; what was shown stays. */
    @Test
    void aSessionThatWasCutOffIsDamaged() throws IOException {
        var program = saved();
        var text = Files.readString(file);
        for (int end = 0; end < text.length() - 2; end += 37) {
            Files.writeString(file, text.substring(0, end));
            program.activities.dismiss();
            program.sessions.open(file);
            assertThat(program.complaint()).contains("lesson.lucida", "damaged");
            assertThat(program.workbench.film().items()).hasSize(2);
        }
    }

    @Test
    void whatIsNotKnownHereStaysAsItIs() throws IOException {
        var program = saved();
        program.compare.choices().methods().setAll("cam", "gradcam");
        program.sessions.save(file);
        Files.writeString(file, Files.readString(file).replace("\"viridis\"", "\"rainbow-9\"")
                .replace("\"cam\"", "\"telepathy\"").replace("\"open\": true", "\"open\": true, \"future\": [1]"));
        var after = new Program();
        after.sessions.open(file);
        assertThat(after.complaint()).isEmpty();
        assertThat(after.workbench.display().colorMapProperty().get()).isEqualTo(ColorMap.JET);
        assertThat(after.compare.choices().methods()).isNotEmpty().doesNotContain("telepathy");
    }

    @Test
    void aSessionThatCannotBeWrittenIsASentenceAndLeavesTheOldOneAlone() throws IOException {
        var program = saved();
        program.sessions.save(folder.resolve("gone").resolve("x.lucida"));
        assertThat(program.complaint()).contains("x.lucida", "cannot be written");
        try (var files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString())).noneMatch(name -> name.endsWith(".new"));
        }
    }

    @Test
    void bytesThatAreNoTextAreDamagedAndAMissingFileIsUnreadable() throws IOException {
        var program = saved();
        Files.write(file, new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 1});
        program.sessions.open(file);
        assertThat(program.complaint()).contains("damaged");
        program.sessions.open(folder.resolve("none.lucida"));
        assertThat(program.complaint()).contains("none.lucida", "could not be read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[1, 2]", "{\"format\": \"camera-lucida-session-1\"}", "{\"format\": \"camera-lucida-session-2\"}", "not JSON {", "null",
            "{\"format\": \"camera-lucida-session-1\", \"photos\": [{\"file\": 3}]}"})
    void aDamagedSessionIsAClearSentenceAndNothingIsLost(String text) throws IOException {
        var program = saved();
        Files.writeString(file, text);
        program.sessions.open(file);
        assertThat(program.complaint()).contains("lesson.lucida", "damaged");
        assertThat(program.workbench.film().items()).hasSize(2);
    }

    @Test
    void nothingCutOffReadsAsASession() throws IOException {
        saved();
        var text = Files.readString(file);
        for (int length = 0; length < text.length() - 2; length += 7) {
            Files.writeString(file, text.substring(0, length));
            var program = new Program();
            program.sessions.open(file);
            assertThat(program.complaint()).as("cut after %d characters", length).contains("damaged");
        }
    }
}
