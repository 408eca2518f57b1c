package org.cameralucida;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The notices that the program ships name what it ships: every library, in its version, and no other. */
class ThirdPartyNoticesTest {

    /** A line of the notices that names a library: its group, artifact and version. */
    private static final Pattern NAMED = Pattern.compile("(?m)^    [a-z0-9.-]+:([a-z0-9_-]+) ([0-9][\\w.]*)$");
    /** Libraries that only the tests use, by the beginning of their jars' names. */
    private static final Pattern ONLY_IN_TESTS = Pattern.compile("(junit|opentest4j|apiguardian|assertj|byte-buddy"
            + "|testfx|org.osgi.core|openjfx-monocle|hamcrest|archunit|surefire|idea_rt|jmh|jopt-simple|commons-math3|picocli-codegen).*");

    @Test
    void nameEveryLibraryOnTheClassPathInItsVersionAndNoOther() throws IOException {
        var named = NAMED.matcher(read("THIRD-PARTY-NOTICES.txt")).results()
                .map(library -> library.group(1) + "-" + library.group(2))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named).isEqualTo(librariesOnTheClassPath());
    }

    @Test
    void ourOwnLicenceTravelsWithThem() throws IOException {
        assertThat(read("LICENSE")).contains("Apache License").contains("Version 2.0, January 2004");
    }

    private static Set<String> librariesOnTheClassPath() {
        var path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(path.split(File.pathSeparator))
                .map(entry -> Path.of(entry).getFileName().toString())
                .filter(name -> name.endsWith(".jar"))
                .map(name -> name.replaceFirst("(-(linux|win|mac)(-(aarch64|monocle|x86))?)?\\.jar$", ""))
                .filter(name -> !ONLY_IN_TESTS.matcher(name).matches())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String read(String name) throws IOException {
        try (var in = ThirdPartyNoticesTest.class.getResourceAsStream("/META-INF/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
