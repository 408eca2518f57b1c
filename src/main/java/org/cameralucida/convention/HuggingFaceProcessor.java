package org.cameralucida.convention;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * What transformers' image processors do, each with its own defaults and habits
 * (models/.../image_processing_*.py, image_transforms.py): resize by Pillow, cut out the middle (black where the photo
 * does not reach), times rescale_factor, minus the mean, by the deviation, red and blue swapped if asked for.
 *
 * @param source the file
 * @param json its keys
 * @param config the network's configuration, {@link Fields#NONE} if there is none
 * @param side the shorter side of the picture that the graph takes, if it says so
 */
record HuggingFaceProcessor(String source, Fields json, Fields config, OptionalInt side) {

    private static final int NEAREST = 0;
    private static final int BILINEAR = 2;
    private static final int BICUBIC = 3;
    private static final List<String> FILTERS = List.of("nearest", "lanczos", "bilinear", "bicubic", "box", "hamming");
    private static final List<Double> HALF = List.of(0.5);
    private static final List<Double> CLIP_MEAN = List.of(0.48145466, 0.4578275, 0.40821073);
    private static final List<Double> CLIP_STD = List.of(0.26862954, 0.26130258, 0.27577711);
    private static final int SQUASHED_FROM = 384;

    /** What a processor does where its file is silent. */
    private record Kind(boolean byShortSide, int size, int crop, int filter, List<Double> mean, List<Double> std) {

        Kind(boolean byShortSide, int size, int crop, int filter) {
            this(byShortSide, size, crop, filter, HALF, HALF);
        }

        Kind imagenet() {
            return new Kind(byShortSide, size, crop, filter, StatementBuilder.IMAGENET_MEAN,
                    StatementBuilder.IMAGENET_STD);
        }

        Kind clip() {
            return new Kind(byShortSide, size, crop, filter, CLIP_MEAN, CLIP_STD);
        }

        boolean crops() {
            return crop > 0;
        }
    }

    private static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry("ViT", new Kind(false, 224, 0, BILINEAR)),
            Map.entry("Siglip", new Kind(false, 224, 0, BICUBIC)),
            Map.entry("Pvt", new Kind(false, 224, 0, BILINEAR).imagenet()),
            Map.entry("Segformer", new Kind(false, 512, 0, BILINEAR).imagenet()),
            Map.entry("DeiT", new Kind(false, 256, 224, BICUBIC)),
            Map.entry("Beit", new Kind(false, 256, 224, BICUBIC)),
            Map.entry("EfficientFormer", new Kind(false, 224, 224, BICUBIC).imagenet()),
            Map.entry("EfficientNet", new Kind(false, 346, 0, NEAREST)),
            Map.entry("Blip", new Kind(false, 384, 0, BICUBIC).clip()),
            Map.entry("DINOv3ViT", new Kind(false, 224, 0, BILINEAR).imagenet()),
            Map.entry("ViTHybrid", new Kind(true, 224, 224, BICUBIC).clip()),
            Map.entry("CLIP", new Kind(true, 224, 224, BICUBIC).clip()),
            Map.entry("ChineseCLIP", new Kind(true, 224, 224, BICUBIC).clip()),
            Map.entry("Bit", new Kind(true, 224, 224, BICUBIC).clip()),
            Map.entry("ConvNext", new Kind(true, 384, 0, BICUBIC)),
            Map.entry("Levit", new Kind(true, 224, 224, BICUBIC).imagenet()),
            Map.entry("PoolFormer", new Kind(true, 224, 224, BICUBIC).imagenet()),
            Map.entry("MobileNetV1", new Kind(true, 256, 224, BILINEAR)),
            Map.entry("MobileNetV2", new Kind(true, 256, 224, BILINEAR)),
            Map.entry("MobileViT", new Kind(true, 224, 256, BILINEAR)));

    /** Processors of which nothing is known here but what their files say: as most of them do. */
    private static final Kind OTHER = new Kind(false, 224, 0, BILINEAR);

    /** Those that did not cut anything out, whatever their files said, before they were written anew as "Fast". */
    private static final List<String> WITHOUT_CROP = List.of("ViT", "Siglip", "Pvt", "Segformer", "ConvNext");

    StatementBuilder statement() {
        var says = new StatementBuilder(source).exactly("truncate", "centre").pad(0);
        var kind = KINDS.getOrDefault(type(), OTHER);
        double filter = json.number("resample").orElse((double) kind.filter());
        boolean isKnown = filter >= 0 && filter < FILTERS.size() && filter == Math.rint(filter);
        says.pillow(isKnown ? FILTERS.get((int) filter) : json.text("resample").orElse("?"));
        if (!type().isEmpty() && !KINDS.containsKey(type())) {
            says.note("processor.unknown", source, type());
        }
        if (json.flag("do_pad").orElse(false)) {
            says.note("step.unknown", "do_pad");
        }
        framing(kind, says);
        colours(kind, says);
        return says;
    }

    /** The processor's name, by whichever class wrote it: {@code ViTImageProcessorFast} is {@code ViT}. */
    private String type() {
        var written = json.text("image_processor_type").or(() -> json.text("feature_extractor_type"))
                .orElseGet(() -> config.text("model_type").map(HuggingFaceProcessor::usual).orElse(""));
        return written.replaceFirst("(Fast|Pil)$", "").replaceFirst("(ImageProcessor|FeatureExtractor)$", "");
    }

    /** The processor that networks of a kind have. */
    private static String usual(String modelType) {
        return switch (modelType) {
            case "vit", "swin", "swinv2", "vit_msn", "vit_mae", "ijepa", "nat", "dinat", "swiftformer", "cvt", "dpt" -> modelType.equals("cvt") ? "ConvNext" : "ViT";
            case "convnext", "convnextv2", "resnet", "regnet", "van", "pvt_v2" -> "ConvNext";
            case "deit" -> "DeiT";
            case "beit", "data2vec-vision" -> "Beit";
            case "clip" -> "CLIP";
            case "bit", "dinov2", "dinov2_with_registers", "focalnet", "hiera" -> "Bit";
            case "levit" -> "Levit";
            case "poolformer" -> "PoolFormer";
            case "mobilenet_v1" -> "MobileNetV1";
            case "mobilenet_v2" -> "MobileNetV2";
            case "mobilevit", "mobilevitv2" -> "MobileViT";
            case "efficientnet" -> "EfficientNet";
            case "segformer" -> "Segformer";
            case "pvt" -> "Pvt";
            case "siglip" -> "Siglip";
            default -> "";
        };
    }

    /** A size as files write it: by both sides, or by the short one alone. */
    private record Size(int width, int height, boolean isShortSide) {
    }

    private Optional<Size> size(Fields written, boolean byShortSide) {
        var edge = written.extent("shortest_edge");
        var both = written.numbers();
        if (edge.isPresent()) {
            return Optional.of(new Size(edge.getAsInt(), edge.getAsInt(), true));
        } else if (written.extent("height").isPresent() && written.extent("width").isPresent()) {
            return Optional.of(new Size(written.extent("width").getAsInt(), written.extent("height").getAsInt(), false));
        } else if (both.size() == 2) {
            return Optional.of(new Size(both.get(1).intValue(), both.get(0).intValue(), false));
        }
        return written.extent().isPresent()
                ? Optional.of(new Size(written.extent().getAsInt(), written.extent().getAsInt(), byShortSide))
                : Optional.empty();
    }

    private void framing(Kind kind, StatementBuilder says) {
        if (json.has("size") && size(json.at("size"), kind.byShortSide()).isEmpty()) {
            says.note("number.unusable", "size");
            return;
        }
        var size = size(json.at("size"), kind.byShortSide())
                .orElse(new Size(kind.size(), kind.size(), kind.byShortSide()));
        var crop = crop(kind, size);
        var taken = crop.orElse(size);
        says.size(OptionalInt.of(taken.width()), OptionalInt.of(taken.height()));
        if (!json.flag("do_resize").orElse(true)) {
            withoutResizing(crop, says);
            return;
        }
        switch (type()) {
            case "ConvNext" -> convNext(size, says);
            // 256/224 of what the file says (image_processing_levit.py).
            case "Levit" -> resized(size.isShortSide() ? shortSide(256.0 / 224 * size.width()) : size, crop, says);
            case "PoolFormer" -> resized(poolFormer(size, says), crop, says);
            default -> resized(size, crop, says);
        }
    }

    private Optional<Size> crop(Kind kind, Size size) {
        var written = size(json.at("crop_size"), false);
        // Which of them it was, the graph tells.
        boolean isOfGraph = written.filter(crop -> isSide(crop) && !isSide(size)).isPresent();
        boolean isWanted = json.flag("do_center_crop").orElse(kind.crops())
                && (isOfGraph || !WITHOUT_CROP.contains(type()));
        return !isWanted ? Optional.empty()
                : written.or(() -> Optional.of(kind.crops() ? new Size(kind.crop(), kind.crop(), false) : size));
    }

    private boolean isSide(Size size) {
        return side.isPresent() && side.getAsInt() == Math.min(size.width(), size.height());
    }

    private void withoutResizing(Optional<Size> crop, StatementBuilder says) {
        says.fit("none");
        if (crop.isEmpty()) {
            says.note("resize.off", source);
        }
    }

    private static Size shortSide(double length) {
        return new Size((int) length, (int) length, true);
    }

    private void resized(Size size, Optional<Size> crop, StatementBuilder says) {
        if (size.isShortSide()) {
            says.shortSide(size.width());
            if (crop.isEmpty()) {
                says.note("crop.none", source);
            }
        } else if (crop.isPresent()) {
            says.squash(size.width(), size.height());
        } else {
            says.squash();
        }
    }

    private void convNext(Size size, StatementBuilder says) {
        if (size.width() < SQUASHED_FROM) {
            says.shortSide((int) (size.width() / share(224.0 / 256, says)));
        } else {
            says.squash();
        }
    }

    private double share(double usual, StatementBuilder says) {
        var written = json.number("crop_pct").filter(pct -> pct > 0);
        if (json.has("crop_pct") && written.isEmpty()) {
            says.note("number.unusable", "crop_pct");
        }
        return written.orElse(usual);
    }

    private Size poolFormer(Size size, StatementBuilder says) {
        boolean isOff = json.keys().contains("crop_pct") && !json.has("crop_pct");
        double share = share(0.9, says);
        return isOff ? size : size.width() == size.height() ? shortSide(size.width() / share)
                : new Size((int) (size.width() / share), (int) (size.height() / share), false);
    }

    private void colours(Kind kind, StatementBuilder says) {
        boolean isMobileViT = type().equals("MobileViT");
        double factor = json.number("rescale_factor").orElse(1 / 255.0);
        boolean rescales = json.flag("do_rescale").orElse(true);
        boolean isCentred = rescales && json.flag("rescale_offset").orElse(false);
        double black = isCentred ? -1 : 0;
        double white = (rescales ? factor * 255 : 255) + black;
        boolean normalizes = json.flag("do_normalize").orElse(!isMobileViT) && !isMobileViT;
        var mean = normalizes ? numbers("image_mean", kind.mean()) : List.of(0.0);
        var std = normalizes ? numbers("image_std", kind.std()) : List.of(1.0);
        // EfficientNet divides twice where it is a classifier (image_processing_efficientnet.py, include_top).
        boolean isTwice = type().equals("EfficientNet") && json.flag("include_top").orElse(true);
        var again = isTwice ? numbers("image_std", kind.std()) : List.of(1.0);
        says.normalization(black, white, mean, product(std, again));
        if (config.extent("num_channels").orElse(3) == 3 && mean.size() != 4) {
            flipped(isMobileViT, mean, says);
        }
    }

    private static List<Double> product(List<Double> a, List<Double> b) {
        return IntStream.range(0, Math.max(a.size(), b.size()))
                .mapToObj(i -> a.get(i % a.size()) * b.get(i % b.size())).toList();
    }

    /** Red and blue may be swapped after all that; the card has its numbers in the network's order. */
    private void flipped(boolean byDefault, List<Double> mean, StatementBuilder says) {
        boolean isFlipped = json.flag("do_flip_channel_order").orElse(byDefault);
        says.channels(isFlipped ? "BGR" : "RGB");
        if (isFlipped && mean.size() == 3) {
            says.reversed();
        }
    }

    private List<Double> numbers(String key, List<Double> otherwise) {
        return json.has(key) ? json.numbers(key) : otherwise;
    }
}
