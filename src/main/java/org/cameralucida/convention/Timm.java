package org.cameralucida.convention;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * timm's {@code config.json} on the Hub: {@code pretrained_cfg}, in old files the same keys at the root. The short side
 * (or for "squash" both, for "border" the long one) is resized to ⌊size / crop_pct⌋ by Pillow, the middle cut out, 0…1
 * normalised (timm/data/transforms_factory.py, transforms_imagenet_eval).
 */
final class Timm implements Convention {

    private static final double USUAL_CROP = 0.875;

    @Override
    public List<Statement> read(Evidence evidence) {
        return evidence.document("config.json").filter(document -> isOfTimm(document.fields()))
                .or(() -> evidence.document("preprocessor_config.json").filter(document -> isOfTimm(document.fields())))
                .map(document -> statement(evidence, document).list()).orElse(List.of());
    }

    /** Whether a configuration is timm's. */
    static boolean isOfTimm(Fields config) {
        return config.has("pretrained_cfg") || config.has("architecture") && (config.has("mean")
                || config.has("crop_pct") || config.has("input_size") || config.has("num_features"));
    }

    private static StatementBuilder statement(Evidence evidence, Evidence.Document document) {
        var root = document.fields();
        var config = root.has("pretrained_cfg") ? root.at("pretrained_cfg") : root;
        var says = new StatementBuilder(document.path());
        says.names(names(root).or(() -> names(config))).background(root.number("label_offset")
                .or(() -> config.number("label_offset")).orElse(0.0) > 0);
        says.about("description", root.text("architecture").or(() -> config.text("architecture")))
                .about("license", config.text("license").or(() -> root.text("license")));
        boolean isTest = isOfTestSize(evidence, config);
        var size = config.numbers(isTest ? "test_input_size" : "input_size").stream().map(Double::intValue).toList();
        if (size.size() == 3) {
            says.size(OptionalInt.of(size.get(2)), OptionalInt.of(size.get(1)));
            if (size.get(0) == 3) {
                says.channels("RGB");
            }
            double pct = config.number("crop_pct").orElse(USUAL_CROP);
            framing(config, says, size.get(2), size.get(1), isTest ? config.number("test_crop_pct").orElse(pct) : pct);
        }
        var mean = config.numbers("mean");
        var std = config.numbers("std");
        return says.normalization(0, 1, mean.isEmpty() ? StatementBuilder.IMAGENET_MEAN : mean,
                std.isEmpty() ? StatementBuilder.IMAGENET_STD : std);
    }

    /** Whether the graph was exported at the larger size for tests. */
    private static boolean isOfTestSize(Evidence evidence, Fields config) {
        var test = config.numbers("test_input_size");
        var usual = config.numbers("input_size");
        var input = evidence.graph().inputs().stream().flatMap(i -> i.shape().stream()).findFirst();
        return test.size() == 3 && (usual.size() != 3 || input.filter(shape -> shape.rank() == 4
                && shape.extent(2) == test.get(1).longValue() && shape.extent(3) == test.get(2).longValue()).isPresent()
                && !usual.equals(test));
    }

    private static void framing(Fields config, StatementBuilder says, int width, int height, double cropPct) {
        if (!(cropPct > 0 && cropPct <= 16)) {
            says.note("number.unusable", "crop_pct");
            return;
        }
        int wide = (int) Math.floor(width / cropPct);
        int high = (int) Math.floor(height / cropPct);
        var filter = config.text("interpolation").orElse("bilinear");
        switch (config.text("crop_mode").orElse("center")) {
            case "squash" -> says.squash(wide, high).pillow(filter).exactly("truncate", "centre-rounded").pad(0);
            case "border" -> says.fit("pad").resize(wide, high).pillow(filter)
                    .exactly("ratio-half-even", "centre-rounded").pad(fill(config));
            default -> {
                if (wide == high) {
                    says.shortSide(wide).pillow(filter).exactly("truncate", "centre-rounded").pad(0);
                } else {
                    // What keeps the ratio of a network that is not square is not told the filter.
                    says.fit("crop").resize(wide, high).pillow("bilinear")
                            .exactly("ratio-half-even", "centre-rounded").pad(0);
                }
            }
        }
    }

    private static double[] fill(Fields config) {
        var mean = config.numbers("mean").isEmpty() ? StatementBuilder.IMAGENET_MEAN : config.numbers("mean");
        return mean.stream().mapToDouble(value -> Math.rint(255 * value)).toArray();
    }

    /** Names; where they are those of WordNet, with what these are called. */
    private static Optional<List<String>> names(Fields config) {
        var descriptions = config.at("label_descriptions");
        return config.names("label_names").or(() -> config.names("labels")).or(() -> config.names("id2label")).map(names -> {
            var described = new ArrayList<String>();
            names.forEach(name -> described.add(descriptions.text(name)
                    .map(text -> name.matches("n\\d{8}") ? name + " " + text : text).orElse(name)));
            return described;
        });
    }
}
