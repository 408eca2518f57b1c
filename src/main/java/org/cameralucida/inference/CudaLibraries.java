package org.cameralucida.inference;

import ai.onnxruntime.OrtEnvironment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * ONNX Runtime's native libraries with the CUDA provider, or with DirectML, which do not come with the program: they lie in
 * a folder of the user's, in one for each version, as those of another version than the Java classes cannot be loaded.
 */
public final class CudaLibraries {

    private static volatile Path expected;

    private CudaLibraries() {
    }

    /**
     * Lets the engine take its native libraries from there, where they are. To be called before its first use.
     *
     * @param folder where the versions' folders are; need not exist
     */
    public static void lookIn(Path folder) {
        String version = OrtEnvironment.class.getPackage().getImplementationVersion();
        if (version == null) {
            return;
        }
        expected = folder.resolve(version);
        in(expected).ifPresent(found -> System.setProperty("onnxruntime.native.path", found.toString()));
    }

    /** The folder in which they are looked for; empty if nobody has said where. */
    static Optional<Path> expected() {
        return Optional.ofNullable(expected);
    }

    /** The folder, if the engine is in it and what it runs on: its CUDA provider, or Windows' DirectML. */
    static Optional<Path> in(Path folder) {
        boolean complete = Files.exists(folder.resolve(System.mapLibraryName("onnxruntime")))
                && (Files.exists(folder.resolve(System.mapLibraryName("onnxruntime_providers_cuda")))
                        || Files.exists(folder.resolve("DirectML.dll")));
        return complete ? Optional.of(folder) : Optional.empty();
    }
}
