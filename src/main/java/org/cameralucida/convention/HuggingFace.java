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
        var processor = evidence.document("preprocessor_config.json").map(HuggingFace::ofImages)
                .or(() -> evidence.document("processor_config.json").filter(d -> d.fields().has("image_processor"))
                        .map(HuggingFace::ofImages)).or(() -> evidence.document("image_processor_config.json"));
        boolean isSized = processor.isPresent() && evidence.side().isPresent();
        return Stream.of(processor.map(document -> processor(evidence, document)),
                config.map(document -> config(document, isSized)),
                config.filter(document -> processor.isEmpty() && isOfTransformers(document)).map(Evidence.Document::path)
                        .map(path -> new StatementBuilder(path).missing("processor.missing", path).list()))
                .flatMap(Optional::stream).flatMap(List::stream).toList();
    }

    /** The part of a processor's settings that is of images, where it has one for texts, too. */
    private static Evidence.Document ofImages(Evidence.Document document) {
        return Stream.of("image_processor", "feature_extractor").filter(key -> document.fields().at(key).keys().size() > 0)
                .findFirst().map(key -> new Evidence.Document(document.path(), document.fields().at(key))).orElse(document);
    }

    private static List<Statement> processor(Evidence evidence, Evidence.Document document) {
        if (Timm.isOfTimm(document.fields())) {
            return List.of();
        }
        return document.fields().isObject()
                ? new HuggingFaceProcessor(document.path(), document.fields(), config(evidence),
                        evidence.side()).statement().list()
                : new StatementBuilder(document.path()).note("document.damaged", document.path()).list();
    }

    private static Fields config(Evidence evidence) {
        return evidence.document("config.json").map(Evidence.Document::fields).orElse(Fields.NONE);
    }

    private static boolean isOfTransformers(Evidence.Document config) {
        return Stream.of("model_type", "architectures", "id2label", "label2id").anyMatch(config.fields()::has);
    }

    /** @param isSized whether others say how large pictures are: a configuration says so by default */
    private static List<Statement> config(Evidence.Document document, boolean isSized) {
        var fields = document.fields();
        if (!fields.isPresent()) {
            return new StatementBuilder(document.path()).note("document.damaged", document.path()).list();
        }
        if (!isOfTransformers(document)) {
            return List.of();
        }
        var names = fields.names("id2label").or(() -> fields.names("label2id"));
        var says = new StatementBuilder(document.path()).names(names).about("source", fields.text("_name_or_path"));
        if (!isSized) {
            says.size(side(fields, "width"), side(fields, "height"));
        }
        if (names.isEmpty() && fields.has("id2label")) {
            says.note("names.unreadable", document.path());
        }
        // What transformers' own pipeline makes of the scores.
        boolean isClassifier = names.isPresent() || fields.at("architectures").entries()
                .anyMatch(name -> name.text().orElse("").endsWith("ForImageClassification"));
        var problem = fields.text("problem_type").orElse("");
        boolean isOfOne = names.filter(list -> list.size() == 1).isPresent();
        if (isClassifier && !isOfOne || !problem.isEmpty()) {
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
