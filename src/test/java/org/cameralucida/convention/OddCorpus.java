package org.cameralucida.convention;

import static org.cameralucida.convention.Corpus.HALF;
import static org.cameralucida.convention.Corpus.MEAN;
import static org.cameralucida.convention.Corpus.NONE;
import static org.cameralucida.convention.Corpus.ONE;
import static org.cameralucida.convention.Corpus.STD;
import static org.cameralucida.convention.Corpus.cut;
import static org.cameralucida.convention.Corpus.mmDeploy;
import static org.cameralucida.convention.Corpus.transformer;
import static org.cameralucida.convention.Corpus.unit;

import java.util.ArrayList;
import java.util.List;

/** More folders of {@link CorpusTest}: keys that are seldom written, and files that are not where they usually are. */
final class OddCorpus {

    private static final String NAMES = "{0: 'red fox', 1: \"Grévy's zebra\", 2: 'bell cote', 3: 'drake'}";
    private static final String LINES = "red fox\nGrévy's zebra\nbell cote\ndrake\n";
    private static final String JSON = "[\"red fox\", \"Grévy's zebra\", \"bell cote\", \"drake\"]";

    private OddCorpus() {
    }

    static List<FolderCase> cases() {
        var cases = new ArrayList<FolderCase>();
        transformers(cases);
        timm(cases);
        inTheFile(cases);
        keras(cases);
        toolkits(cases);
        grey(cases);
        return cases;
    }

    private static void transformers(List<FolderCase> cases) {
        cases.add(transformer("neither rescaled nor normalised", "{\"image_processor_type\": \"ViTImageProcessor\", "
                + "\"size\": {\"height\": 32, \"width\": 32}, \"do_rescale\": false, \"do_normalize\": false, "
                + "\"resample\": 2}").size(32, 32, 60)
                .says(p -> Recipe.numbers(Recipe.pillow(p, 32, 32, "bilinear"), 1, 0, NONE, ONE, false)));
        cases.add(transformer("by 1/127.5, minus one", "{\"image_processor_type\": \"ViTImageProcessor\", \"size\": "
                + "{\"height\": 32, \"width\": 32}, \"rescale_factor\": 0.00784313725490196, \"image_mean\": [1, 1, "
                + "1], \"image_std\": [1, 1, 1], \"resample\": 3}").says(p -> Recipe.numbers(Recipe.pillow(p, 32, 32,
                        "bicubic"), 1 / 127.5, -1, NONE, ONE, false)));
        cases.add(transformer("CLIP, squeezed, then cut, not square", "{\"image_processor_type\": "
                + "\"CLIPImageProcessor\", \"size\": {\"height\": 40, \"width\": 36}, \"crop_size\": {\"height\": 32, "
                + "\"width\": 28}, \"resample\": 3, \"image_mean\": [0.5, 0.5, 0.5], \"image_std\": [0.5, 0.5, 0.5]}")
                .size(28, 32, 1).says(p -> unit(Recipe.cropOfTransformers(Recipe.pillow(p, 36, 40, "bicubic"), 28, 32),
                        HALF, HALF)));
        cases.add(transformer("EfficientNet, not normalised, and yet by its deviation", "{\"image_processor_type\": "
                + "\"EfficientNetImageProcessor\", \"size\": {\"height\": 32, \"width\": 32}, \"resample\": 3, "
                + "\"do_normalize\": false, \"image_mean\": [0.485, 0.456, 0.406], \"image_std\": [0.229, 0.224, "
                + "0.225]}").says(p -> unit(Recipe.pillow(p, 32, 32, "bicubic"), NONE, STD)));
        cases.add(transformer("PoolFormer without a crop_pct", "{\"image_processor_type\": \"PoolFormerFeatureExtractor\", "
                + "\"size\": {\"shortest_edge\": 36}, \"crop_pct\": null, \"crop_size\": {\"height\": 32, \"width\": "
                + "32}, \"resample\": 2, \"image_mean\": [0.485, 0.456, 0.406], \"image_std\": [0.229, 0.224, 0.225]}")
                .says(p -> unit(cut(p, 36, 32, "bilinear"), MEAN, STD)));
        cases.add(new FolderCase("transformers, of old ConvNeXt, settings apart from names").model("onnx/model_int8.onnx")
                .size(28, 28, 1).file("config.json", "{\"model_type\": \"resnet\", \"label2id\": {\"drake\": \"3\", "
                        + "\"red fox\": \"0\", \"Grévy's zebra\": \"1\", \"bell cote\": \"2\"}}")
                .file("onnx/preprocessor_config.json", "{\"feature_extractor_type\": \"ConvNextFeatureExtractor\", "
                        + "\"size\": 28, \"crop_pct\": 0.95, \"resample\": 3, \"image_mean\": [0.485, 0.456, 0.406], "
                        + "\"image_std\": [0.229, 0.224, 0.225]}").says(p -> unit(cut(p, 29, 28, "bicubic"), MEAN, STD)));
        cases.add(new FolderCase("transformers, names made up, and others in a file").file("labels.txt", LINES)
                .file("config.json", "{\"model_type\": \"mobilenet_v2\", \"id2label\": {\"0\": \"LABEL_0\", \"1\": "
                        + "\"LABEL_1\", \"2\": \"LABEL_2\", \"3\": \"LABEL_3\"}}")
                .file("preprocessor_config.json", "{\"do_resize\": true, \"size\": {\"shortest_edge\": 36}, "
                        + "\"crop_size\": {\"height\": 32, \"width\": 32}, \"do_center_crop\": true, \"resample\": 2, "
                        + "\"image_mean\": [0.5, 0.5, 0.5], \"image_std\": [0.5, 0.5, 0.5]}")
                .says(p -> unit(cut(p, 36, 32, "bilinear"), HALF, HALF)));
        cases.add(transformer("a short side alone: nothing is cut but what is too long", "{\"image_processor_type\": "
                + "\"BitImageProcessor\", \"size\": {\"shortest_edge\": 32}, \"do_center_crop\": true, \"crop_size\": "
                + "32, \"resample\": 5, \"image_mean\": [0.4, 0.5, 0.6], \"image_std\": [0.2, 0.3, 0.4]}").zip()
                .says(p -> unit(cut(p, 32, 32, "hamming"), new double[]{0.4, 0.5, 0.6}, new double[]{0.2, 0.3, 0.4})));
    }

    /** ITU-R 601, as Pillow's {@code convert("L")} has it. */
    private static int[][][] grey(int[][][] picture) {
        var grey = new int[picture.length][picture[0].length][3];
        for (int y = 0; y < picture.length; y++) {
            for (int x = 0; x < picture[0].length; x++) {
                var rgb = picture[y][x];
                java.util.Arrays.fill(grey[y][x], 19595 * rgb[0] + 38470 * rgb[1] + 7471 * rgb[2] + 0x8000 >> 16);
            }
        }
        return grey;
    }

    private static void grey(List<FolderCase> cases) {
        cases.add(transformer("of one channel", "{\"image_processor_type\": \"ViTImageProcessor\", \"size\": {\"height\": "
                + "32, \"width\": 32}, \"resample\": 2, \"image_mean\": [0.13], \"image_std\": [0.31]}").grey()
                .file("config.json", "{\"model_type\": \"vit\", \"num_channels\": 1, \"id2label\": {\"0\": \"red fox\", "
                        + "\"1\": \"Grévy's zebra\", \"2\": \"bell cote\", \"3\": \"drake\"}}")
                .says(p -> unit(grey(Recipe.pillow(p, 32, 32, "bilinear")), new double[]{0.13}, new double[]{0.31})));
        cases.add(Corpus.timm("of one channel", "\"input_size\": [1, 32, 32], \"interpolation\": \"bicubic\", "
                + "\"crop_pct\": 1.0, \"mean\": [0.5], \"std\": [0.25]").grey()
                .says(p -> unit(grey(Corpus.cutByTorchvision(p, 32, 32, "bicubic")), HALF, new double[]{0.25})));
        cases.add(new FolderCase("Windows ML, grey").grey().note("Image.BitmapPixelFormat", "Gray8")
                .note("Image.NominalPixelRange", "Normalized_0_1").file("labels.txt", LINES)
                .says(p -> unit(grey(Recipe.pillow(p, 32, 32, "bilinear")), NONE, ONE)));
        cases.add(new FolderCase("TAO, grey").grey().size(32, 32, 60).grey().file("config_infer_secondary.txt",
                "[property]\nnet-scale-factor=1\noffsets=128\nmodel-color-format=2\ninfer-dims=1;32;32\nnetwork-type=1\n")
                .file("labels.txt", "red fox;Grévy's zebra;bell cote;drake").says(p -> Recipe.numbers(grey(Recipe.opencv(
                        p, 32, 32)), 1, 0, new double[]{128}, ONE, false)));
        cases.add(new FolderCase("Teachable Machine, grey").last().grey().file("metadata.json", "{\"tmVersion\": \"2.4.7\", "
                + "\"packageName\": \"@teachablemachine/image\", \"labels\": " + JSON + ", \"imageSize\": 32, "
                + "\"grayscale\": true}").says(p -> {
                    double side = Math.min(p.length, p[0].length);
                    double left = (p[0].length - side) / 2;
                    double top = (p.length - side) / 2;
                    return Recipe.numbers(grey(Recipe.pillow(p, left, top, left + side, top + side, 32, 32, "lanczos")),
                            1 / 127.5, -1, NONE, ONE, false);
                }));
    }

    /** timm's ResizeKeepRatio: by the side that needs less. */
    private static int[][][] kept(int[][][] p, int wide, int high, String filter, boolean isWithin) {
        double across = p[0].length / (double) wide;
        double down = p.length / (double) high;
        double ratio = isWithin ? Math.max(across, down) : Math.min(across, down);
        return Recipe.pillow(p, (int) Math.rint(p[0].length / ratio), (int) Math.rint(p.length / ratio), filter);
    }

    private static void timm(List<FolderCase> cases) {
        cases.add(Corpus.timm("not square, in its shape", "\"input_size\": [3, 32, 48], \"interpolation\": \"bicubic\", "
                + "\"crop_pct\": 0.9, \"crop_mode\": null").size(48, 32, 1).says(p -> unit(Recipe.cropOfTorchvision(
                        kept(p, 53, 35, "bilinear", false), 48, 32, 0, 0, 0), MEAN, STD)));
        cases.add(Corpus.timm("not square, squeezed", "\"input_size\": [3, 32, 48], \"interpolation\": \"bicubic\", "
                + "\"crop_pct\": 1.0, \"crop_mode\": \"squash\"").size(48, 32, 1)
                .says(p -> unit(Recipe.pillow(p, 48, 32, "bicubic"), MEAN, STD)));
        cases.add(Corpus.timm("border, and a part of it", "\"input_size\": [3, 32, 32], \"interpolation\": \"bilinear\", "
                + "\"crop_pct\": 0.8, \"crop_mode\": \"border\"").says(p -> unit(Recipe.cropOfTorchvision(
                        kept(p, 40, 40, "bilinear", true), 32, 32, 124, 116, 104), MEAN, STD)));
        cases.add(new FolderCase("timm by transformers, names by WordNet").file("config.json", "{\"architecture\": "
                + "\"resnet18\", \"architectures\": [\"TimmWrapperForImageClassification\"], \"model_type\": "
                + "\"timm_wrapper\", \"num_classes\": 4, \"label_names\": {\"0\": \"n02119022\", \"1\": "
                + "\"n02391049\", \"2\": \"n02825657\", \"3\": \"n01847000\"}, \"label_descriptions\": "
                + "{\"n02119022\": \"red fox\", \"n02391049\": \"Grévy's zebra\", \"n02825657\": \"bell cote\", "
                + "\"n01847000\": \"drake\"}, \"pretrained_cfg\": {\"tag\": \"a1_in1k\", \"input_size\": [3, 32, 32], "
                + "\"fixed_input_size\": true, \"crop_pct\": 0.95, \"crop_mode\": \"center\", \"interpolation\": "
                + "\"bicubic\", \"mean\": [0.5, 0.5, 0.5], \"std\": [0.5, 0.5, 0.5], \"pool_size\": [7, 7], "
                + "\"first_conv\": \"conv1\", \"classifier\": \"fc\", \"license\": \"apache-2.0\"}}")
                .file("preprocessor_config.json", "{\"image_processor_type\": \"TimmWrapperImageProcessor\", "
                        + "\"pretrained_cfg\": {\"input_size\": [3, 32, 32]}}")
                .says(p -> unit(Corpus.cutByTorchvision(p, 33, 32, "bicubic"), HALF, HALF)));
    }

    private static void inTheFile(List<FolderCase> cases) {
        cases.add(new FolderCase("Ultralytics, zipped, open").zip().open().model("runs/weights/best.onnx")
                .note("author", "Ultralytics").note("description", "Ultralytics YOLO26n-cls model").note("task", "classify")
                .note("imgsz", "[32, 32]").note("batch", "1").note("channels", "3").note("stride", "1")
                .note("args", "{'batch': 1, 'half': False}").note("names", NAMES)
                .says(p -> unit(Corpus.cutByTorchvision(p, 32, 32, "bilinear"), NONE, ONE)));
        cases.add(new FolderCase("Custom Vision without its manifest").file("labels.txt", LINES)
                .note("CustomVision.Metadata.Version", "1.2").note("CustomVision.Postprocess.Method",
                        "ClassificationMultiClass").note("Image.BitmapPixelFormat", "Bgr8")
                .note("Image.NominalPixelRange", "NominalRange_0_255").size(32, 32, 60)
                .says(p -> Recipe.numbers(Recipe.pillow(p, 32, 32, "bicubic"), 1, 0, NONE, ONE, true)));
        cases.add(new FolderCase("Windows ML, of video").note("Image.BitmapPixelFormat", "RGB8").size(32, 32, 60)
                .note("Image.NominalPixelRange", "NominalRange_16_235").file("model_labels.txt", LINES)
                .says(p -> Recipe.numbers(Recipe.pillow(p, 32, 32, "bilinear"), 219 / 255.0, 16, NONE, ONE, false)));
        cases.add(new FolderCase("OpenVINO, blue first, several classes at once, within a window").each()
                .note("model_info model_type", "Classification").note("model_info labels",
                        "red_fox Grévy's_zebra bell_cote drake").note("model_info mean_values", "[103.53, 116.28, 123.675]")
                .note("model_info scale_values", "[57.375, 57.12, 58.395]").note("model_info multilabel", "True")
                .note("model_info resize_type", "fit_to_window").note("model_info pad_value", "0").says(p -> {
                    double scale = Math.min(32.0 / p[0].length, 32.0 / p.length);
                    var resized = Recipe.opencv(p, (int) Math.rint(p[0].length * scale),
                            (int) Math.rint(p.length * scale));
                    return Recipe.numbers(Recipe.part(resized, 0, 0, 32, 32), 1, 0,
                            new double[]{103.53, 116.28, 123.675}, new double[]{57.375, 57.12, 58.395}, true);
                }));
    }

    private static void keras(List<FolderCase> cases) {
        cases.add(new FolderCase("Keras, of the family tf").last().by("tf2onnx 1.16.1").model("mobilenetv2_1.00_224.onnx")
                .file("class_names.json", JSON).says(p -> Recipe.numbers(Recipe.pillow(p, 32, 32, "nearest"), 1 / 127.5,
                        -1, NONE, ONE, false)));
        cases.add(new FolderCase("Keras, of the family torch").last().by("tf2onnx").model("densenet121.onnx")
                .file("class_names.txt", LINES)
                .says(p -> unit(Recipe.pillow(p, 32, 32, "nearest"), MEAN, STD)));
        cases.add(new FolderCase("Keras, scaled inside").last().by("tf2onnx").model("efficientnetv2-b0.onnx").size(32, 32, 60)
                .file("labels.csv", "index,label\n0,red fox\n1,Grévy's zebra\n2,bell cote\n3,drake\n")
                .says(p -> Recipe.numbers(Recipe.pillow(p, 32, 32, "nearest"), 1, 0, NONE, ONE, false)));
    }

    private static void toolkits(List<FolderCase> cases) {
        cases.add(new FolderCase("PaddleClas, by Pillow's default, blue first, of two classes").model("inference.onnx")
                .names(List.of("nobody", "someone"), 2).file("inference.yml", """
                PreProcess:
                  transform_ops:
                  - DecodeImage: {to_rgb: false, channel_first: false}
                  - ResizeImage: {size: 32, backend: pil}
                  - NormalizeImage: {scale: 0.00392157, mean: [0.4, 0.5, 0.6], std: [0.2, 0.3, 0.4], order: hwc}
                  - ToCHWImage: null
                  - KeepKeys: {keep_keys: [image]}
                PostProcess:
                  main_indicator: ThreshOutput
                  ThreshOutput: {threshold: 0.9, label_0: nobody, label_1: someone}
                """).says(p -> Recipe.numbers(Recipe.pillow(p, 32, 32, "bicubic"), 0.00392157, 0,
                        new double[]{0.4, 0.5, 0.6}, new double[]{0.2, 0.3, 0.4}, true)));
        cases.add(new FolderCase("PaddleClas, width and height").model("inference.onnx").size(48, 32, 1).file("inference.yml", """
                Global: {model_name: PP-LCNet_x1_0}
                PreProcess:
                  transform_ops:
                  - ResizeImage: {size: [48, 32], interpolation: bilinear}
                  - NormalizeImage: {channel_num: 3, mean: [0.485, 0.456, 0.406], order: '', scale: 0.00392156862745098, \
                std: [0.229, 0.224, 0.225]}
                  - ToCHWImage: null
                PostProcess:
                  Topk:
                    topk: 5
                    label_list: ['red fox', "Grévy's zebra", 'bell cote', 'drake']
                """).says(p -> unit(Recipe.opencv(p, 48, 32), MEAN, STD)));
        cases.add(mmDeploy("squeezed, height and width", "{\"type\": \"Resize\", \"size\": [32, 48], \"keep_ratio\": "
                + "false, \"interpolation\": \"bilinear\"}, ", "true").size(48, 32, 1).file("classes.txt", LINES)
                .says(p -> Recipe.numbers(Recipe.opencv(p, 48, 32), 1, 0, new double[]{123.675, 116.28, 103.53},
                        new double[]{58.395, 57.12, 57.375}, false)));
        cases.add(mmDeploy("by the short side, as the edge is written out", "{\"type\": \"Resize\", \"size\": [36, -1], "
                + "\"keep_ratio\": true, \"backend\": \"cv2\"}, {\"type\": \"CenterCrop\", \"crop_size\": 32}, ",
                "false").zip().file("labels.json", JSON).says(p -> {
                    var to = Recipe.shortEdge(p, 36);
                    return Recipe.numbers(Recipe.cropOfTorchvision(Recipe.opencv(p, to[0], to[1]), 32, 32), 1, 0,
                            new double[]{123.675, 116.28, 103.53}, new double[]{58.395, 57.12, 57.375}, true);
                }));
        cases.add(new FolderCase("TAO, in YAML, padded on both sides").model("resnet18_vehicletypenet.onnx").size(32, 32, 60)
                .file("nvinfer_config.yml", """
                property:
                  gpu-id: 0
                  net-scale-factor: 1.0
                  offsets: 123.675;116.28;103.53
                  model-color-format: 0
                  infer-dims: 3;32;32
                  maintain-aspect-ratio: 1
                  symmetric-padding: 1
                  network-type: 1
                  labelfile-path: labels.txt
                """).file("labels.txt", "red fox;Grévy's zebra;bell cote;drake\n").says(p -> {
                    double scale = Math.min(32.0 / p[0].length, 32.0 / p.length);
                    var resized = Recipe.opencv(p, Math.max(1, (int) (p[0].length * scale + 1e-9)),
                            Math.max(1, (int) (p.length * scale + 1e-9)));
                    return Recipe.numbers(Recipe.part(resized, -((32 - resized[0].length) / 2),
                            -((32 - resized.length) / 2), 32, 32), 1, 0, new double[]{123.675, 116.28, 103.53}, ONE,
                            false);
                }));
        cases.add(new FolderCase("OpenCV Zoo, quantised").size(224, 224, 1).names(List.of("tench, Tinca tinca"), 1000)
                .model("image_classification_ppresnet50_2022jan_int8.onnx")
                .says(p -> unit(Recipe.part(Recipe.opencv(p, 256, 256), 16, 16, 224, 224), MEAN, STD)));
    }
}
