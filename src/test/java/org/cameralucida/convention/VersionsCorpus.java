package org.cameralucida.convention;

import static org.cameralucida.convention.Corpus.HALF;
import static org.cameralucida.convention.Corpus.NONE;
import static org.cameralucida.convention.Corpus.ONE;
import static org.cameralucida.convention.Corpus.UNIT;
import static org.cameralucida.convention.Corpus.mmDeploy;
import static org.cameralucida.convention.Corpus.transformer;
import static org.cameralucida.convention.Corpus.unit;

import java.util.ArrayList;
import java.util.List;

/** More folders of {@link CorpusTest}: the same things as other versions of the tools write them. */
final class VersionsCorpus {

    private static final String LINES = "red fox\nGrévy's zebra\nbell cote\ndrake\n";
    private static final String HALVES = "\"resample\": 2, \"image_mean\": [0.5, 0.5, 0.5], \"image_std\": [0.5, 0.5, 0.5]";

    private VersionsCorpus() {
    }

    static List<FolderCase> cases() {
        var cases = new ArrayList<FolderCase>();
        transformers(cases);
        others(cases);
        mm(cases);
        return cases;
    }

    private static void transformers(List<FolderCase> cases) {
        cases.add(transformer("settings of images among those of texts", "{\"processor_class\": \"SiglipProcessor\", "
                + "\"image_processor\": {\"image_processor_type\": \"SiglipImageProcessor\", \"size\": {\"height\": 32, "
                + "\"width\": 32}, " + HALVES + "}}").says(p -> unit(Recipe.pillow(p, 32, 32, "bilinear"), HALF, HALF)));
        cases.add(transformer("ViT that cuts, as the graph tells", "{\"image_processor_type\": \"ViTImageProcessorFast\", "
                + "\"do_center_crop\": true, \"crop_size\": {\"height\": 28, \"width\": 28}, \"size\": {\"height\": 32, "
                + "\"width\": 32}, " + HALVES + "}").size(28, 28, 1).says(p -> unit(Recipe.cropOfTransformers(
                        Recipe.pillow(p, 32, 32, "bilinear"), 28, 28), HALF, HALF)));
        cases.add(transformer("one class without a name", "\uFEFF{\r\n\"feature_extractor_type\": \"ViTFeatureExtractor\",\r\n"
                + " \"size\": 32, " + HALVES + "}").file("config.json", "{\"model_type\": \"vit\", \"id2label\": {\"3\": "
                + "\"drake\", \"0\": \"red fox\", \"1\": \"Grévy's zebra\"}}")
                .names(List.of("red fox", "Grévy's zebra", "class 2", "drake"), 4)
                .says(p -> unit(Recipe.pillow(p, 32, 32, "bilinear"), HALF, HALF)));
    }

    private static void others(List<FolderCase> cases) {
        cases.add(new FolderCase("Custom Vision, in capitals").model("MODEL.ONNX").file("CVExport.manifest", "{\"DomainType\": "
                + "\"Classification\", \"ModelFileName\": \"MODEL.ONNX\", \"LabelFileName\": \"LABELS.TXT\"}")
                .file("LABELS.TXT", LINES.replace("\n", "\r\n"))
                .says(p -> unit(Recipe.pillow(p, 32, 32, "bicubic"), NONE, ONE)));
        cases.add(new FolderCase("OpenVINO, equal means, blue and red exchanged").note("model_info model_type", "Classification")
                .note("model_info labels", "red_fox Grévy's_zebra bell_cote drake").note("model_info resize_type", "standard")
                .note("model_info mean_values", "127.5 127.5 127.5").note("model_info scale_values", "127.5")
                .note("model_info reverse_input_channels", "True").says(p -> Recipe.numbers(Recipe.opencv(p, 32, 32), 1, 0,
                        new double[]{127.5}, new double[]{127.5}, false)));
        cases.add(new FolderCase("TAO, with blanks and remarks").model("model.onnx").file("config_infer_primary.txt",
                "# TAO\n[property]\ngpu-id = 0\nnet-scale-factor = 0.00392156862745098\n;offsets=1;2;3\nmodel-color-format"
                + " = 0\ninfer-dims = 3;32;32\nnetwork-type = 1\nlabelfile-path = ../labels.txt\n").file("labels.txt", LINES)
                .says(p -> Recipe.numbers(Recipe.opencv(p, 32, 32), UNIT, 0, NONE, ONE, false)));
    }

    private static void mm(List<FolderCase> cases) {
        cases.add(mmDeploy("EfficientNet's crop", "{\"type\": \"EfficientNetCenterCrop\", \"crop_size\": 32, "
                + "\"crop_padding\": 8, \"interpolation\": \"bilinear\"}, ", "true").file("classes.txt", LINES)
                .says(p -> normalized(centre(p, 32, 8))));
        cases.add(mmDeploy("EfficientNet's crop of old", "{\"type\": \"CenterCrop\", \"crop_size\": [32, 32], "
                + "\"efficientnet_style\": true}, ", "true").file("classes.txt", LINES)
                .says(p -> normalized(centre(p, 32, 32))));
        cases.add(mmDeploy("by the width", "{\"type\": \"ResizeEdge\", \"scale\": 50, \"edge\": \"width\"}, {\"type\": "
                + "\"CenterCrop\", \"crop_size\": 24}, ", "true").size(24, 24, 1).file("classes.txt", LINES)
                .says(p -> normalized(Recipe.cropOfTorchvision(Recipe.opencv(p, 50, 50 * p.length / p[0].length), 24, 24))));
        cases.add(mmDeploy("by the long side", "{\"type\": \"Resize\", \"size\": [60, -1], \"adaptive_side\": \"long\"}, "
                + "{\"type\": \"CenterCrop\", \"crop_size\": 32}, ", "true").file("classes.txt", LINES).says(p -> {
                    int wide = p[0].length;
                    int high = p.length;
                    return normalized(Recipe.cropOfTorchvision(wide > high ? Recipe.opencv(p, 60, 60 * high / wide)
                            : Recipe.opencv(p, 60 * wide / high, 60), 32, 32));
                }));
    }

    /** size/(size + padding) of the short side, cut to pixels, then resized (mmcv's imcrop and imresize). */
    private static int[][][] centre(int[][][] p, int size, int padding) {
        double side = size / (double) (size + padding) * Math.min(p.length, p[0].length);
        int top = (int) Math.rint((p.length - side) / 2);
        int left = (int) Math.rint((p[0].length - side) / 2);
        int right = (int) (left + side - 1);
        int bottom = (int) (top + side - 1);
        return Recipe.opencv(Recipe.part(p, left, top, right - left + 1, bottom - top + 1), size, size);
    }

    private static double[][][] normalized(int[][][] p) {
        return Recipe.numbers(p, 1, 0, new double[]{123.675, 116.28, 103.53}, new double[]{58.395, 57.12, 57.375}, false);
    }
}
