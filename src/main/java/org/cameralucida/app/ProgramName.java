package org.cameralucida.app;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The words that start this program on a command line, as it was started now. */
final class ProgramName {

    private static final String NAME = "camera-lucida";

    private ProgramName() {
    }

    /** An installed program's command; {@code java -jar} and the jar; or, from classes, the jar that a build makes. */
    static List<String> words() {
        String launcher = System.getProperty("jpackage.app-path");
        if (launcher != null) {
            return List.of(command(Path.of(launcher), System.getenv().getOrDefault("PATH", "")));
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
            return List.of(NAME);
        }
        return List.of(NAME);
    }

    /**
     * The launcher of the command line, which lies beside the window's: its name where a shell finds it by that, else
     * its path.
     *
     * @param searched the folders in which a shell looks, as {@code PATH} has them
     */
    static String command(Path launcher, String searched) {
        String file = launcher.toString().endsWith(".exe") ? NAME + ".exe" : NAME;
        Path command = launcher.resolveSibling(file);
        boolean found = Stream.of(searched.split(File.pathSeparator)).filter(folder -> !folder.isBlank())
                .anyMatch(folder -> isSame(new File(folder, file), command));
        return found ? NAME : command.toString();
    }

    private static boolean isSame(File found, Path command) {
        try {
            return found.exists() && Files.isSameFile(found.toPath(), command);
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }
}
