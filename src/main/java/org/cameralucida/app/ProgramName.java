package org.cameralucida.app;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;

/** The words that start this program on a command line, as it was started now. */
final class ProgramName {

    private ProgramName() {
    }

    /** An installed launcher's path; {@code java -jar} and the jar; or, from its classes, the jar that a build makes. */
    static List<String> words() {
        String launcher = System.getProperty("jpackage.app-path");
        if (launcher != null) {
            return List.of(launcher);
        }
        try {
            Path place = Path.of(ProgramName.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (place.toString().endsWith(".jar")) {
                return List.of("java", "-jar", place.toString());
            }
            if (place.endsWith("classes")) {
                return List.of("java", "-jar", place.resolveSibling("camera-lucida.jar").toString());
            }
        } catch (URISyntaxException | RuntimeException e) {
            // A class loader that does not say where it reads from: the name alone then.
            return List.of("camera-lucida");
        }
        return List.of("camera-lucida");
    }
}
