package org.cameralucida.convention;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Networks of transformers as optimum and onnx-community export them: {@code config.json} has the names,
 * {@code preprocessor_config.json} what is done to the photo, which is {@link HuggingFaceProcessor}'s to read.
 */
final class HuggingFace implements Convention {

    @Override
    public List<Statement> read(Evidence evidence) {
        var config = evidence.document("config.json").filter(document -> !Timm.isOfTimm(document.fields()));
        var processor = evidence.document("preprocessor_config.json")
                .or(() -> evidence.document("processor_config.json").map(document -> new Evidence.Document(
                        document.path(), document.fields().at("image_processor"))).filter(d -> d.fields().isPresent()))
                .or(() -> evidence.document("image_processor_config.json"));
        return Stream.concat(processor.stream().flatMap(document -> processor(evidence, document).stream()),
                config.stream().flatMap(document -> config(document).stream())).toList();
    }

    private static List<Statement> processor(Evidence evidence, Evidence.Document document) {
        if (Timm.isOfTimm(document.fields())) {
            return List.of();
        }
        return document.fields().isPresent()
                ? new HuggingFaceProcessor(document.path(), document.fields(), config(evidence)).statement().list()
                : new StatementBuilder(document.path()).note("document.damaged", document.path()).list();
    }

    private static Fields config(Evidence evidence) {
        return evidence.document("config.json").map(Evidence.Document::fields).orElse(Fields.NONE);
    }

    private static List<Statement> config(Evidence.Document document) {
        var fields = document.fields();
        if (!fields.isPresent()) {
            return new StatementBuilder(document.path()).note("document.damaged", document.path()).list();
        }
        boolean isOfTransformers = fields.has("model_type") || fields.has("architectures") || fields.has("id2label")
                || fields.has("label2id");
        if (!isOfTransformers) {
            return List.of();
        }
        var names = fields.names("id2label").or(() -> fields.names("label2id"));
        var says = new StatementBuilder(document.path()).names(names).about("source", fields.text("_name_or_path"))
                .size(side(fields, "width"), side(fields, "height"));
        if (names.isEmpty() && fields.has("id2label")) {
            says.note("names.unreadable", document.path());
        }
        // What transformers' own pipeline makes of the scores.
        boolean isClassifier = names.isPresent() || fields.at("architectures").entries()
                .anyMatch(name -> name.text().orElse("").endsWith("ForImageClassification"));
        var problem = fields.text("problem_type").orElse("");
        if (isClassifier || !problem.isEmpty()) {
            says.activation(switch (problem) {
                case "multi_label_classification" -> "sigmoid";
                case "regression" -> "none";
                default -> "softmax";
            });
        }
        return says.list();
    }

    private static OptionalInt side(Fields config, String side) {
        var size = config.at("image_size");
        return Optional.of(size.extent(side)).filter(OptionalInt::isPresent).orElseGet(() -> {
            var sides = size.numbers();
            return sides.size() == 2 ? Fields.ofText(sides.get(side.equals("height") ? 0 : 1).toString()).extent()
                    : size.extent();
        });
    }
}
