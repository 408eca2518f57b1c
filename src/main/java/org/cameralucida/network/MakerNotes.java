package org.cameralucida.network;

import java.util.Map;
import java.util.Optional;

/** Who made a network, and what follows from it for the colours, where the file's notes say so. */
enum MakerNotes {
    /** Ultralytics: a photo's central square, values 0 to 1, nothing subtracted (their DEFAULT_MEAN and DEFAULT_STD). */
    ULTRALYTICS;

    /** The maker that a file's notes name; none if they name none that is known. */
    static Optional<MakerNotes> of(Map<String, String> metadata) {
        boolean isNamed = metadata.getOrDefault("author", "").equalsIgnoreCase("Ultralytics")
                || metadata.getOrDefault("description", "").startsWith("Ultralytics")
                || metadata.containsKey("stride") && metadata.containsKey("imgsz") && metadata.containsKey("names");
        return isNamed ? Optional.of(ULTRALYTICS) : Optional.empty();
    }
}
