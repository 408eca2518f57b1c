package org.cameralucida.convention;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What Azure Custom Vision exports: {@code cvexport.manifest}, {@code labels.txt}. The whole photo is squeezed, by
 * Pillow's own default; blue first and 0…255 where the file's notes say so, else red first and 0…1 (its predict.py).
 */
final class CustomVision implements Convention {

    @Override
    public List<Statement> read(Evidence evidence) {
        var manifest = evidence.document("cvexport.manifest");
        if (manifest.isEmpty()) {
            return evidence.metadata().keySet().stream().anyMatch(key -> key.startsWith("CustomVision."))
                    ? pictures(Statement.METADATA, evidence.metadata()).list() : List.of();
        }
        var fields = manifest.get().fields();
        if (!fields.isPresent()) {
            return new StatementBuilder(manifest.get().path()).note("document.damaged", manifest.get().path()).list();
        }
        var says = pictures(manifest.get().path(), evidence.metadata());
        fields.text("DomainType").filter(type -> !type.equalsIgnoreCase("Classification"))
                .ifPresent(type -> says.note("customvision.domain", manifest.get().path(), type));
        var labels = evidence.find(fields.text("LabelFileName").map(CustomVision::fileName).orElse("labels.txt"),
                "labels.txt");
        return Stream.of(properties(evidence, fields), says.list(), labels.map(file -> LabelFiles.in(evidence, file))
                .orElse(List.of())).flatMap(List::stream).toList();
    }

    /** What its predict.py does, but for what the notes in the file say otherwise. */
    private static StatementBuilder pictures(String source, Map<String, String> notes) {
        var says = new StatementBuilder(source).squash().pillow("bicubic");
        if (WindowsMl.note(notes, WindowsMl.RANGE).isEmpty()) {
            says.range(0, 1);
        }
        return WindowsMl.note(notes, WindowsMl.PIXELS).isEmpty() ? says.channels("RGB") : says;
    }

    private static List<Statement> properties(Evidence evidence, Fields manifest) {
        return evidence.document(manifest.text("MetadataPropsFileName").map(CustomVision::fileName)
                .orElse("metadata_properties.json"), "metadata_properties.json").map(document -> {
                    Map<String, String> notes = document.fields().keys().stream()
                            .filter(key -> document.fields().text(key).isPresent())
                            .collect(Collectors.toMap(Function.identity(), key -> document.fields().text(key).get()));
                    return WindowsMl.statements(document.path(), notes);
                }).orElse(List.of());
    }

    /** A name in a manifest is one of a file beside it, and not a path to anywhere. */
    static String fileName(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    /** The model that a manifest names. */
    static Optional<String> model(Fields manifest) {
        return manifest.text("ModelFileName").map(CustomVision::fileName);
    }
}
