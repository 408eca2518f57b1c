package org.cameralucida.evaluate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.cameralucida.message.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures get names that every system takes, each once. */
class FileNamesTest {

    private static final Set<String> KNOWN = Set.of("stem", "class");

    private static String next(FileNames names, String stem, String className) {
        return names.next("", Map.of("stem", stem, "class", className));
    }

    @Test
    void placeholdersAreFilledAndAccentsAndSpacesStay() {
        assertThat(next(new FileNames("{stem} – {class}.png", KNOWN), "Città di notte", "café $1")).isEqualTo(
                "Città di notte – café $1.png");
        assertThat(new FileNames("{class}/{stem}.JPG", KNOWN).next("sub/", Map.of("stem", "a", "class", "b")))
                .isEqualTo("sub/b/a.JPG");
    }

    @Test
    void whatAFileNameCannotHaveIsReplaced() {
        var names = new FileNames("{class}/{stem}.png", KNOWN);
        assertThat(next(names, "a/b\\c:d*e?f\"g<h>i|j\n", "..")).isEqualTo("_/a_b_c_d_e_f_g_h_i_j_.png");
        assertThat(next(names, "ü".repeat(300), "x")).isEqualTo("x/" + "ü".repeat(100) + ".png");
    }

    @Test
    void aNameIsGivenOnce() {
        var names = new FileNames("{class}.png", KNOWN);
        assertThat(next(names, "a", "dog")).isEqualTo("dog.png");
        assertThat(next(names, "b", "dog-2")).isEqualTo("dog-2.png");
        assertThat(next(names, "c", "dog")).isEqualTo("dog-3.png");
        assertThat(next(names, "d", "Dog")).isEqualTo("Dog-4.png");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{stem}", "{stem}.gif", ".png", "../{stem}.png", "/tmp/{stem}.png", "C:\\{stem}.png", "a|b.png",
            "{name}.png", "{}.png"})
    void wrongPatternsAreSaid(String pattern) {
        assertThatThrownBy(() -> new FileNames(pattern, KNOWN)).isInstanceOf(Problem.class)
                .hasMessageContaining(pattern);
    }
}
