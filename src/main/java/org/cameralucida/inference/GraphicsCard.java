package org.cameralucida.inference;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** The name of a graphics card, as its driver's own tool says it. */
final class GraphicsCard {

    private GraphicsCard() {
    }

    /** The name of card {@code index}, or {@code GPU N} where the driver's tool does not answer within two seconds. */
    static String name(int index) {
        String fallback = "GPU " + index;
        try {
            var process = new ProcessBuilder("nvidia-smi", "--query-gpu=name", "--format=csv,noheader", "-i",
                    Integer.toString(index)).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            if (!process.waitFor(2, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return fallback;
            }
            String name = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.exitValue() == 0 && !name.isEmpty() ? name : fallback;
        } catch (IOException e) {
            return fallback;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return fallback;
        }
    }
}
