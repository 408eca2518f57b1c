package org.cameralucida.convention;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The notes that ONNX itself proposes for images, and Windows ML reads (onnx/docs/MetadataProps.md). */
final class WindowsMl implements Convention {

    static final String PIXELS = "image.bitmappixelformat";
    private static final String GAMMA = "image.colorspacegamma";
    static final String RANGE = "image.nominalpixelrange";

    @Override
    public List<Statement> read(Evidence evidence) {
        return statements(Statement.METADATA, evidence.metadata());
    }

    /** The same from notes that stand somewhere else. */
    static List<Statement> statements(String source, Map<String, String> notes) {
        var says = new StatementBuilder(source);
        note(notes, PIXELS).ifPresent(format -> {
            switch (format) {
                case "gray8" -> says.channels("GRAY");
                case "rgb8" -> says.channels("RGB");
                case "bgr8" -> says.channels("BGR");
                case "rgba8" -> says.channels("RGBA");
                case "bgra8" -> says.channels("BGRA");
                default -> says.note("image.unknown", source, "Image.BitmapPixelFormat", format);
            }
        });
        note(notes, GAMMA).ifPresent(gamma -> {
            switch (gamma) {
                case "srgb" -> says.gamma("srgb");
                case "linear" -> says.gamma("linear");
                default -> says.note("image.unknown", source, "Image.ColorSpaceGamma", gamma);
            }
        });
        note(notes, RANGE).ifPresent(range -> {
            switch (range.replace("nominalrange_", "").replace("normalized_", "n")) {
                case "0_255" -> says.range(0, 255);
                case "16_235" -> says.range(16, 235);
                case "n0_1" -> says.range(0, 1);
                case "n1_1" -> says.range(-1, 1);
                default -> says.note("image.unknown", source, "Image.NominalPixelRange", range);
            }
        });
        return says.list();
    }

    static Optional<String> note(Map<String, String> notes, String key) {
        return notes.entrySet().stream().filter(note -> note.getKey().strip().toLowerCase(Locale.ROOT).equals(key))
                .map(note -> note.getValue().strip().toLowerCase(Locale.ROOT)).findFirst();
    }
}
