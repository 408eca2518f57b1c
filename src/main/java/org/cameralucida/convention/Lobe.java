package org.cameralucida.convention;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What Lobe exports: {@code signature.json}. The central square is cut out by Pillow, then resized, and becomes 0…1 (the
 * onnx_example.py beside each export).
 */
final class Lobe implements Convention {

    @Override
    public List<Statement> read(Evidence evidence) {
        var signature = evidence.document("signature.json").filter(document -> document.fields().has("inputs")
                && document.fields().at("inputs", "Image").isPresent());
        if (signature.isEmpty()) {
            return List.of();
        }
        var fields = signature.get().fields();
        var shape = fields.at("inputs", "Image", "shape").entries().toList();
        var says = new StatementBuilder(signature.get().path()).range(0, 1).fit("square").pillow("bicubic")
                .exactly("truncate", "centre-rounded").names(fields.at("classes").names("Label"))
                .about("name", fields.text("doc_name"));
        if (shape.size() == 4) {
            boolean isGrey = shape.get(3).extent().orElse(3) == 1;
            says.size(shape.get(2).extent(), shape.get(1).extent()).channels(isGrey ? "GRAY" : "RGB");
        }
        return says.output(confidences(evidence, fields)).list();
    }

    /** The scores' output, where the graph has one of that name. */
    private static Optional<String> confidences(Evidence evidence, Fields signature) {
        var outputs = evidence.graph().outputs().stream().map(output -> output.name()).toList();
        return Stream.of("Confidences", "Labels").flatMap(key -> signature.at("outputs", key).text("name").stream())
                .flatMap(name -> Stream.of(name, name.replaceFirst(":\\d+$", ""))).filter(outputs::contains)
                .findFirst();
    }
}
