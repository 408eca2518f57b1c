package org.cameralucida.inference;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * ONNX Runtime's native libraries, unpacked once into a folder that stays. The engine itself unpacks them from its jar
 * into the temporary folder at every start, 24 MB on Linux, and leaves them there when it is killed. Installed, the
 * program has them unpacked and needs no such folder.
 */
public final class EngineLibraries {

    private static final Logger LOG = LoggerFactory.getLogger(EngineLibraries.class);
    /** Where ONNX Runtime looks before it unpacks anything. */
    static final String PLACE = "onnxruntime.native.path";
    private static final String ENGINE = "onnxruntime";
    private static final List<String> OTHERS = List.of("onnxruntime4j_jni", "onnxruntime_providers_shared");

    private static volatile Path kept;

    private EngineLibraries() {
    }

    /**
     * Has them kept in a folder, which is looked into when the engine is first needed. Where it has been told to take
     * others, those stay.
     *
     * @param folder need not exist
     */
    public static void keepIn(Path folder) {
        kept = folder;
    }

    /** Tells the engine where they are, and lays them there if they are not. Whatever fails, it unpacks its own. */
    static void lookThere() {
        var folder = kept;
        if (folder == null || System.getProperty(PLACE) != null) {
            return;
        }
        try {
            laid(folder).ifPresent(place -> System.setProperty(PLACE, place.toString()));
        } catch (IOException | RuntimeException e) {
            LOG.debug("The engine unpacks its libraries itself: {}", folder, e);
        }
    }

    /**
     * Lays them into a folder of their own, named after the engine's checksum; a file of the right size is left alone.
     *
     * @return where they are; empty if they come from no jar, or nothing may be run from there
     */
    static Optional<Path> laid(Path folder) throws IOException {
        var engine = entry(ENGINE);
        if (engine.isEmpty()) {
            return Optional.empty();
        }
        var place = folder.resolve(ENGINE + "-" + Long.toHexString(engine.get().getJarEntry().getCrc()));
        Files.createDirectories(place);
        boolean runs = lay(engine.get(), place);
        for (var other : OTHERS) {
            var part = entry(other);
            runs &= part.isEmpty() || lay(part.get(), place);
        }
        return runs ? Optional.of(place) : Optional.empty();
    }

    /** Says whether it may be run: from a file system mounted without that, it cannot be loaded. */
    private static boolean lay(JarURLConnection entry, Path place) throws IOException {
        var name = entry.getEntryName();
        var file = place.resolve(name.substring(name.lastIndexOf('/') + 1));
        if (!Files.exists(file) || Files.size(file) != entry.getJarEntry().getSize()) {
            // Never half a file under its name, however many programs start at once.
            var part = Files.createTempFile(place, "part", null);
            try {
                try (var in = entry.getInputStream()) {
                    Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
                }
                part.toFile().setExecutable(true);
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        }
        return Files.isExecutable(file);
    }

    private static Optional<JarURLConnection> entry(String library) throws IOException {
        URL url = OrtEnvironment.class.getResource("native/" + platform() + "/" + System.mapLibraryName(library));
        return url != null && url.openConnection() instanceof JarURLConnection entry ? Optional.of(entry)
                : Optional.empty();
    }

    /** As ONNX Runtime's jar calls it: {@code linux-x64}. */
    static String platform() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return (system.startsWith("windows") ? "win" : system.startsWith("mac") ? "osx" : "linux")
                + (processor.equals("amd64") || processor.equals("x86_64") ? "-x64" : "-" + processor);
    }
}
