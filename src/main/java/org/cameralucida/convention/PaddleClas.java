package org.cameralucida.convention;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * PaddleClas' and PaddleX' {@code inference.yml}: a list of what is done to the photo, and the names of the classes
 * (deploy/python/preprocess.py, postprocess.py).
 */
final class PaddleClas implements Convention {

    @Override
    public List<Statement> read(Evidence evidence) {
        var named = evidence.document("inference.yml", "inference.yaml", "inference_cls.yaml", "inference_cls.yml");
        if (named.isPresent() && !named.get().fields().isPresent()) {
            return new StatementBuilder(named.get().path()).note("document.damaged", named.get().path()).list();
        }
        return named.filter(PaddleClas::isOfPaddle).or(() -> evidence.matching(name ->
                name.matches("(?i)(inference|infer|deploy|config).*\\.ya?ml")).stream().limit(8).map(evidence::read)
                .filter(PaddleClas::isOfPaddle).findFirst()).map(document -> statements(evidence, document))
                .orElse(List.of());
    }

    private static boolean isOfPaddle(Evidence.Document document) {
        return document.fields().has("PreProcess");
    }

    private static List<Statement> statements(Evidence evidence, Evidence.Document document) {
        var says = new StatementBuilder(document.path()).channels("RGB");
        var steps = document.fields().at("PreProcess", "transform_ops").entries().toList();
        steps.stream().filter(step -> step.has("ResizeImage")).flatMap(step -> pair(step.at("ResizeImage", "size")).stream())
                .forEach(size -> says.size(OptionalInt.of(size.get(0)), OptionalInt.of(size.get(1))));
        steps.forEach(step -> step.keys().forEach(name -> transform(name, step.at(name), says)));
        var after = document.fields().at("PostProcess");
        var kinds = after.keys().stream().map(after::at).toList();
        says.names(kinds.stream().flatMap(kind -> kind.names("label_list").or(() -> ofTwo(kind)).stream()).findFirst());
        if (after.keys().stream().anyMatch(key -> key.contains("MultiLabel"))) {
            says.activation("sigmoid");
        }
        var named = Stream.concat(Stream.of(after), kinds.stream()).flatMap(kind -> kind.text("class_id_map_file")
                .stream()).map(CustomVision::fileName).findFirst();
        var map = named.flatMap(evidence::find);
        if (map.isEmpty() && named.filter(file -> file.startsWith("imagenet1k")).isPresent()) {
            says.imagenet();
        }
        return Stream.concat(says.list().stream(), map.stream().flatMap(file -> LabelFiles.in(evidence, file).stream()))
                .toList();
    }

    /** Networks that only say whether something is there. */
    private static Optional<List<String>> ofTwo(Fields kind) {
        return kind.text("label_0").flatMap(no -> kind.text("label_1").map(yes -> List.of(no, yes)));
    }

    private static void transform(String name, Fields step, StatementBuilder says) {
        switch (name) {
            case "DecodeImage" -> {
                if (!step.flag("to_rgb").orElse(true)) {
                    says.channels("BGR");
                }
            }
            case "ResizeImage" -> resize(step, says);
            case "CropImage" -> {
                var size = pair(step.at("size"));
                size.ifPresent(s -> says.size(OptionalInt.of(s.get(0)), OptionalInt.of(s.get(1))));
            }
            case "NormalizeImage" -> {
                double scale = step.number("scale").orElse(1 / 255.0);
                var mean = step.numbers("mean");
                var std = step.numbers("std");
                says.normalization(0, 255 * scale, mean.isEmpty() ? StatementBuilder.IMAGENET_MEAN : mean,
                        std.isEmpty() ? StatementBuilder.IMAGENET_STD : std);
            }
            case "ToCHWImage", "KeepKeys" -> {
                // The order of axes is the graph's.
            }
            default -> says.note("step.unknown", name);
        }
    }

    private static void resize(Fields step, StatementBuilder says) {
        // Where the file is silent each library resizes by its own default.
        var filter = step.text("interpolation");
        var resized = step.text("backend").orElse("cv2").equalsIgnoreCase("pil") ? says.pillow(filter.orElse("bicubic"))
                : says.opencv(filter.orElse("bilinear"));
        resized.exactly("scale-half-even", "centre");
        var shortSide = step.extent("resize_short");
        if (shortSide.isPresent()) {
            says.shortSide(shortSide.getAsInt());
        } else {
            pair(step.at("size")).ifPresent(size -> says.squash(size.get(0), size.get(1)));
        }
    }

    /** Width and height. */
    private static Optional<List<Integer>> pair(Fields size) {
        var numbers = size.numbers().stream().map(Double::intValue).filter(n -> n > 0 && n <= 16384).toList();
        return numbers.size() == 1 ? Optional.of(List.of(numbers.get(0), numbers.get(0)))
                : numbers.size() == 2 ? Optional.of(numbers) : Optional.empty();
    }
}
