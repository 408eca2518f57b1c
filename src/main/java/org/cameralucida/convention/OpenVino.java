package org.cameralucida.convention;

import java.io.StringReader;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/**
 * OpenVINO's Model API, with which Geti and OTX export: notes {@code model_info KEY}. Photos are resized by OpenCV; means
 * and scales are in units of 0…255 (model_api: parameters.py, adapters/utils.py).
 */
final class OpenVino implements Convention {

    private static final String PREFIX = "model_info ";
    private static final List<String> OF_PICTURES = List.of("mean_values", "scale_values", "resize_type", "model_type",
            "reverse_input_channels");

    @Override
    public List<Statement> read(Evidence evidence) {
        var info = new LinkedHashMap<String, String>();
        evidence.metadata().forEach((key, value) -> {
            if (key.startsWith(PREFIX)) {
                info.put(key.substring(PREFIX.length()).strip(), value.strip());
            }
        });
        if (!info.isEmpty()) {
            return statement(Statement.METADATA, info).list();
        }
        return evidence.find(evidence.stem() + ".xml").flatMap(file -> evidence.bytes(file).map(ClassNames::text)
                .map(OpenVino::runtimeInfo).filter(found -> !found.isEmpty()).map(found -> statement(file, found).list()))
                .orElse(List.of());
    }

    /** What the network's other form, an {@code .xml} of the same name, has at {@code rt_info/model_info}. */
    private static Map<String, String> runtimeInfo(String xml) {
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        var info = new LinkedHashMap<String, String>();
        try {
            var reader = factory.createXMLStreamReader(new StringReader(xml));
            boolean isInside = false;
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.START_ELEMENT && reader.getLocalName().equals("model_info")) {
                    isInside = true;
                } else if (event == XMLStreamConstants.END_ELEMENT && reader.getLocalName().equals("model_info")) {
                    isInside = false;
                } else if (isInside && event == XMLStreamConstants.START_ELEMENT
                        && reader.getAttributeValue(null, "value") != null) {
                    info.put(reader.getLocalName(), reader.getAttributeValue(null, "value").strip());
                }
            }
            return info;
        } catch (XMLStreamException e) {
            return Map.of();
        }
    }

    private static StatementBuilder statement(String source, Map<String, String> info) {
        var says = new StatementBuilder(source);
        says.names(Optional.ofNullable(info.get("labels")).map(OpenVino::names).filter(names -> !names.isEmpty()));
        boolean isMultiLabel = isTrue(info.get("multilabel"));
        if (isMultiLabel || info.containsKey("multilabel")) {
            says.activation(isMultiLabel ? "sigmoid" : "softmax");
        }
        if (isTrue(info.get("hierarchical"))) {
            says.note("openvino.hierarchical", source);
        }
        if (isTrue(info.get("embedded_processing"))) {
            return says.range(0, 255).squash();
        }
        if (OF_PICTURES.stream().anyMatch(info::containsKey)) {
            var mean = numbers(info.getOrDefault("mean_values", ""), 0);
            says.normalization(0, 255, mean, numbers(info.getOrDefault("scale_values", ""), 1));
            order(mean, info).ifPresent(says::channels);
            resizing(source, info, says);
        }
        return says;
    }

    /**
     * The order of colours. {@code reverse_input_channels} says what is done to pictures that may come in either order;
     * the means of photos tell the order of the network, since red is the brightest and blue the darkest of them. Where
     * they are equal, what OpenCV reads, blue first, is reversed or not: of the latter, exporters that read red first say
     * the same, and nothing is claimed.
     */
    private static Optional<String> order(List<Double> mean, Map<String, String> info) {
        boolean isRising = mean.size() == 3 && mean.get(0) < mean.get(1) && mean.get(1) < mean.get(2);
        boolean isEqual = mean.stream().distinct().count() == 1;
        return isRising ? Optional.of("BGR") : !isEqual || isTrue(info.get("reverse_input_channels"))
                ? Optional.of("RGB") : Optional.empty();
    }

    private static void resizing(String source, Map<String, String> info, StatementBuilder says) {
        double pad = numbers(info.getOrDefault("pad_value", ""), 0).get(0);
        var interpolation = info.getOrDefault("interpolation_mode", "linear").toLowerCase(Locale.ROOT);
        switch (info.getOrDefault("resize_type", "standard").toLowerCase(Locale.ROOT)) {
            case "standard" -> says.squash().opencv(interpolation);
            case "crop" -> says.fit("square").opencv("linear").exactly("truncate", "centre");
            case "fit_to_window" -> says.fit("pad").pad(pad).opencv(interpolation)
                    .exactly("scale-half-even", "top-left");
            case "fit_to_window_letterbox" -> says.fit("pad").pad(pad).opencv(interpolation)
                    .exactly("scale-half-even", "centre-rounded");
            default -> says.note("resize.unknown", source, info.get("resize_type"));
        }
    }

    /** Apart by spaces, with {@code _} for a space in a name; or a list as Python or JSON writes it. */
    private static List<String> names(String text) {
        if (text.startsWith("[") || text.startsWith("{")) {
            return ClassNames.inNote(text);
        }
        return Arrays.stream(text.split("\\s+")).filter(name -> !name.isEmpty()).map(name -> name.replace('_', ' '))
                .toList();
    }

    private static List<Double> numbers(String text, double otherwise) {
        var numbers = Arrays.stream(text.replaceAll("[\\[\\](),]", " ").strip().split("\\s+")).map(Fields::ofText)
                .flatMap(field -> field.number().stream()).toList();
        return numbers.isEmpty() ? List.of(otherwise) : numbers;
    }

    private static boolean isTrue(String text) {
        return text != null && text.equalsIgnoreCase("true");
    }
}
