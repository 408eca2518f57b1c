package org.cameralucida.app;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.cameralucida.catalog.Catalog;
import org.cameralucida.message.Message;

/** What the program does where it cannot open its window: it says why, and how to have the same on the command line. */
final class WithoutWindow {

    private WithoutWindow() {
    }

    /** Writes the sentence and the command. */
    static void run(Message reason, Catalog catalog, List<String> files, PrintWriter err) {
        Optional<String> named = files.stream().filter(f -> f.endsWith(".onnx")).findFirst().or(catalog::standard);
        String image = files.stream().filter(f -> !f.endsWith(".onnx")).findFirst().orElse("photo.jpg");
        err.println("camera-lucida: " + reason);
        err.println(Message.of(Display.class, "without.window"));
        err.println("  " + String.join(" ", ProgramName.words()) + " explain --network "
                + quoted(named.orElse("network.onnx")) + " --out heatmap.png " + quoted(image));
    }

    private static String quoted(String word) {
        return word.matches("[\\p{L}\\p{N}_@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
