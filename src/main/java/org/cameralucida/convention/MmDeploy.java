package org.cameralucida.convention;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What MMDeploy writes beside a network of MMPretrain: {@code pipeline.json}, whose first task lists what is done to the
 * photo, in units of 0…255. mmcv cuts lengths to integers; MMPretrain rounds margins.
 */
final class MmDeploy implements Convention {

    /** EfficientNet's crop_padding where nothing is said. */
    private static final int USUAL_PADDING = 32;

    @Override
    public List<Statement> read(Evidence evidence) {
        var document = evidence.document("pipeline.json").filter(d -> d.fields().has("pipeline"));
        if (document.isEmpty()) {
            return List.of();
        }
        var says = new StatementBuilder(document.get().path()).exactly("truncate", "centre-rounded");
        var transforms = document.get().fields().at("pipeline", "tasks").entries()
                .flatMap(task -> task.at("transforms").entries()).toList();
        transforms.forEach(step -> transform(step, says));
        if (transforms.stream().noneMatch(step -> step.text("type").orElse("").endsWith("CenterCrop"))) {
            sizeOfResize(transforms.stream(), says);
        }
        document.get().fields().at("pipeline", "tasks").entries().filter(task -> task.text("component").orElse("")
                .contains("MultiLabel")).findFirst().ifPresent(task -> says.activation("sigmoid"));
        return says.list();
    }

    private static void transform(Fields step, StatementBuilder says) {
        switch (step.text("type").orElse("")) {
            case "Resize", "ResizeEdge" -> resize(step, says);
            case "CenterCrop", "EfficientNetCenterCrop" -> crop(step, says);
            case "Normalize" -> says.normalization(0, 255, step.numbers("mean"), step.numbers("std"))
                    .channels(step.flag("to_rgb").orElse(true) ? "RGB" : "BGR");
            case "LoadImageFromFile", "ImageToTensor", "DefaultFormatBundle", "Collect", "PackInputs",
                    "PackClsInputs" -> {
                // Not about the pixels.
            }
            default -> says.note("step.unknown", step.text("type").orElse("?"));
        }
    }

    /** (height, width), as in MMPretrain. EfficientNet's takes size/(size + padding) of the short side, then resizes. */
    private static void crop(Fields step, StatementBuilder says) {
        var size = step.numbers("crop_size").stream().map(Double::intValue).filter(n -> n > 0).toList();
        if (size.isEmpty()) {
            return;
        }
        int width = size.get(size.size() - 1);
        int height = size.get(0);
        says.size(OptionalInt.of(width), OptionalInt.of(height));
        boolean isNamed = step.text("type").orElse("").startsWith("EfficientNet");
        if (isNamed || step.flag("efficientnet_style").orElse(false)) {
            int padding = step.extent("crop_padding").orElse(step.has("crop_padding") ? 0 : USUAL_PADDING);
            filter(step, isNamed ? "bicubic" : "bilinear", says);
            says.fit("square").resize(width + padding, height + padding);
        }
    }

    private static void filter(Fields step, String usual, StatementBuilder says) {
        var filter = step.text("interpolation").orElse(usual);
        if (step.text("backend").orElse("cv2").equalsIgnoreCase("pillow")) {
            says.pillow(filter);
        } else {
            says.opencv(filter);
        }
    }

    private static void resize(Fields step, StatementBuilder says) {
        filter(step, "bilinear", says);
        var size = size(step);
        if (size.isEmpty()) {
            return;
        }
        boolean isEdge = step.text("type").orElse("").equals("ResizeEdge") || size.size() == 2 && size.contains(-1);
        if (isEdge) {
            edge(step.text("edge").or(() -> step.text("adaptive_side")).orElse("short"),
                    Math.max(size.get(0), size.get(size.size() - 1)), says);
        } else if (step.flag("keep_ratio").orElse(false)) {
            says.fit("pad").resize(size.get(0), size.get(size.size() - 1)).pad(0);
        } else if (step.has("scale")) {
            // (width, height) since mmcv 2.
            says.squash(size.get(0), size.get(size.size() - 1));
        } else {
            says.squash(size.get(size.size() - 1), size.get(0));
        }
    }

    /** One side resized to a length, and the other in its ratio. */
    private static void edge(String side, int length, StatementBuilder says) {
        switch (side) {
            case "short" -> says.shortSide(length);
            case "long" -> says.fit("pad").resize(length, length).pad(0);
            // To cover one row, or one column, is to be as wide, or as high.
            case "width" -> says.fit("crop").resize(length, 1).pad(0);
            case "height" -> says.fit("crop").resize(1, length).pad(0);
            default -> says.note("step.unknown", "edge: " + side);
        }
    }

    private static List<Integer> size(Fields step) {
        return Stream.of("scale", "size").map(key -> step.numbers(key).stream().map(Double::intValue).toList())
                .filter(numbers -> !numbers.isEmpty() && numbers.size() <= 2).findFirst().orElse(List.of());
    }

    /** Without a crop, what the photo is resized to is what the network takes. */
    private static void sizeOfResize(Stream<Fields> transforms, StatementBuilder says) {
        transforms.filter(step -> step.text("type").orElse("").equals("Resize")).map(MmDeploy::size)
                .filter(size -> !size.isEmpty() && !size.contains(-1)).findFirst()
                .ifPresent(size -> says.size(OptionalInt.of(size.get(size.size() - 1)), OptionalInt.of(size.get(0))));
    }
}
