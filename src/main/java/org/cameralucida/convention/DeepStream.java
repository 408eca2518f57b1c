package org.cameralucida.convention;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What NVIDIA's TAO writes for DeepStream's nvinfer: {@code config_infer*.txt}. y = net-scale-factor · (x − offsets), in
 * the order of model-color-format; labels are one line, apart by semicolons.
 */
final class DeepStream implements Convention {

    private static final String CONFIGURATION = "(?i).*(config|nvinfer|infer).*\\.(txt|ini|ya?ml)";

    @Override
    public List<Statement> read(Evidence evidence) {
        return evidence.matching(name -> name.matches(CONFIGURATION)).stream().limit(8)
                .flatMap(file -> properties(evidence, file).stream().map(properties -> Map.entry(file, properties)))
                .filter(found -> isOfModel(found.getValue(), evidence)).findFirst()
                .map(found -> statements(evidence, found.getKey(), found.getValue())).orElse(List.of());
    }

    /** The keys of a configuration of nvinfer; none if it is another. */
    static Optional<Map<String, String>> properties(Evidence evidence, String file) {
        return evidence.bytes(file).map(ClassNames::text).map(text -> {
            var properties = new HashMap<String, String>();
            if (file.matches("(?i).*\\.ya?ml")) {
                var fields = Fields.yaml(text).at("property");
                fields.keys().forEach(key -> fields.text(key).ifPresent(value -> properties.put(key, value)));
                return (Map<String, String>) properties;
            }
            text.lines().map(String::strip).filter(line -> !line.startsWith("#") && line.indexOf('=') > 0)
                    .forEach(line -> properties.putIfAbsent(line.substring(0, line.indexOf('=')).strip(),
                            line.substring(line.indexOf('=') + 1).strip()));
            return (Map<String, String>) properties;
        }).filter(properties -> Stream.of("net-scale-factor", "model-color-format", "network-type", "labelfile-path",
                "infer-dims", "onnx-file", "offsets").anyMatch(properties::containsKey));
    }

    /** A configuration of another network in the same folder is none of this one. */
    private static boolean isOfModel(Map<String, String> properties, Evidence evidence) {
        var model = properties.getOrDefault("onnx-file", "");
        return model.isEmpty() || evidence.find(CustomVision.fileName(model)).isEmpty()
                || evidence.model().endsWith(CustomVision.fileName(model));
    }

    private static List<Statement> statements(Evidence evidence, String file, Map<String, String> properties) {
        var says = new StatementBuilder(file);
        var type = properties.getOrDefault("network-type", "1");
        if (!type.equals("1") && !type.equals("100")) {
            says.note("deepstream.type", file, type);
        }
        var dimensions = numbers(Stream.of("infer-dims", "input-dims", "uff-input-dims").map(properties::get)
                .filter(Objects::nonNull).findFirst().orElse(""));
        if (dimensions.size() >= 3) {
            says.size(extent(dimensions.get(2)), extent(dimensions.get(1)));
        }
        switch (properties.getOrDefault("model-color-format", "0")) {
            case "0" -> says.channels("RGB");
            case "1" -> says.channels("BGR");
            case "2" -> says.channels("GRAY");
            default -> says.note("image.unknown", file, "model-color-format", properties.get("model-color-format"));
        }
        if (properties.containsKey("mean-file")) {
            says.note("step.unknown", "mean-file");
        }
        var scale = numbers(properties.getOrDefault("net-scale-factor", "1"));
        var offsets = numbers(properties.getOrDefault("offsets", ""));
        if (scale.size() == 1 && scale.get(0) != 0) {
            says.normalization(0, 255, offsets.isEmpty() ? List.of(0.0) : offsets, List.of(1 / scale.get(0)));
        }
        says.opencv(properties.getOrDefault("scaling-filter", "1").equals("0") ? "nearest" : "bilinear");
        if (properties.getOrDefault("maintain-aspect-ratio", "0").equals("1")) {
            says.fit("pad").pad(0).exactly("truncate", properties.getOrDefault("symmetric-padding", "0").equals("1")
                    ? "centre-rounded" : "top-left");
        } else {
            says.squash();
        }
        var labels = Optional.ofNullable(properties.get("labelfile-path")).map(CustomVision::fileName)
                .flatMap(name -> evidence.find(name)).or(() -> evidence.find("labels.txt"));
        return Stream.concat(says.list().stream(), labels.stream().flatMap(l -> LabelFiles.in(evidence, l).stream()))
                .toList();
    }

    private static OptionalInt extent(double number) {
        return number >= 1 && number <= 16384 ? OptionalInt.of((int) number) : OptionalInt.empty();
    }

    private static List<Double> numbers(String text) {
        return Arrays.stream(text.split("[;,\\s]+")).filter(part -> !part.isEmpty()).map(Fields::ofText)
                .flatMap(field -> field.number().stream()).toList();
    }
}
