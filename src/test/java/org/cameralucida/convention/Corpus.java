package org.cameralucida.convention;

import java.util.ArrayList;
import java.util.List;

/** The folders of {@link CorpusTest}, each with its maker's recipe written down anew. */
final class Corpus {

    static final double[] MEAN = {0.485, 0.456, 0.406};
    static final double[] STD = {0.229, 0.224, 0.225};
    static final double[] HALF = {0.5};
    static final double[] NONE = {0};
    static final double[] ONE = {1};
    static final double UNIT = 1 / 255.0;
    static final List<String> NAMES = List.of("red fox", "Grévy's zebra", "bell cote", "drake");

    private Corpus() {
    }

    static List<FolderCase> cases() {
        var cases = new ArrayList<FolderCase>();
        transformers(cases);
        oddTransformers(cases);
        timm(cases);
        inTheFile(cases);
        services(cases);
        toolkits(cases);
        cases.addAll(OddCorpus.cases());
        cases.addAll(VersionsCorpus.cases());
        return cases;
    }

    private static final String CONFIG = "{\"model_type\": \"vit\", \"architectures\": [\"ViTForImageClassification\"], "
            + "\"id2label\": {\"3\": \"drake\", \"1\": \"Grévy's zebra\", \"0\": \"red fox\", \"2\": \"bell cote\"}}";

    static FolderCase transformer(String name, String processor) {
        return new FolderCase("transformers " + name).file("config.json", CONFIG)
                .file("preprocessor_config.json", processor);
    }

    static double[][][] unit(int[][][] picture, double[] mean, double[] std) {
        return Recipe.numbers(picture, UNIT, 0, mean, std, false);
    }

    /** Resized by the short side, then cut. */
    static int[][][] cut(int[][][] p, int edge, int size, String filter) {
        var to = Recipe.shortEdge(p, edge);
        return Recipe.cropOfTransformers(Recipe.pillow(p, to[0], to[1], filter), size, size);
    }

    private static void transformers(List<FolderCase> cases) {
        cases.add(transformer("ViT, squeezed, no cut whatever the file says", "{\"image_processor_type\": "
                + "\"ViTImageProcessorFast\", \"do_resize\": true, \"size\": {\"height\": 32, \"width\": 32}, "
                + "\"do_center_crop\": true, \"crop_size\": {\"height\": 28, \"width\": 28}, \"resample\": 2, "
                + "\"rescale_factor\": 0.00392156862745098, \"image_mean\": [0.5, 0.5, 0.5], \"image_std\": "
                + "[0.5, 0.5, 0.5]}").model("onnx/model.onnx").says(p -> unit(Recipe.pillow(p, 32, 32, "bilinear"),
                        HALF, HALF)));
        cases.add(transformer("old ViT, a single size is both sides", "{\"feature_extractor_type\": "
                + "\"ViTFeatureExtractor\", \"size\": 32, \"resample\": 3, \"image_mean\": [0.1, 0.2, 0.3], "
                + "\"image_std\": [0.5, 0.6, 0.7], \"do_normalize\": true}").says(p ->
                        unit(Recipe.pillow(p, 32, 32, "bicubic"), new double[]{0.1, 0.2, 0.3},
                                new double[]{0.5, 0.6, 0.7})));
        cases.add(transformer("CLIP, a single size is the short side, network opened as a file one folder down",
                "{\"feature_extractor_type\": \"CLIPFeatureExtractor\", \"size\": 36, \"crop_size\": 32, "
                + "\"do_center_crop\": true, \"resample\": 3, \"image_mean\": [0.48145466, 0.4578275, 0.40821073], "
                + "\"image_std\": [0.26862954, 0.26130258, 0.27577711]}").model("onnx/model_quantized.onnx").asFile()
                .says(p -> unit(cut(p, 36, 32, "bicubic"), new double[]{0.48145466, 0.4578275, 0.40821073},
                        new double[]{0.26862954, 0.26130258, 0.27577711})));
        cases.add(transformer("ConvNext below 384: by crop_pct, then cut", "{\"image_processor_type\": "
                + "\"ConvNextImageProcessor\", \"size\": {\"shortest_edge\": 28}, \"crop_pct\": 0.875, \"resample\": 3, "
                + "\"image_mean\": [0.485, 0.456, 0.406], \"image_std\": [0.229, 0.224, 0.225]}").size(28, 28, 1)
                .says(p -> unit(cut(p, 32, 28, "bicubic"), MEAN, STD)));
        cases.add(transformer("ConvNext from 384 on: squeezed", "{\"image_processor_type\": \"ConvNextImageProcessor\", "
                + "\"size\": {\"shortest_edge\": 384}, \"resample\": 3, \"image_mean\": [0.485, 0.456, 0.406], "
                + "\"image_std\": [0.229, 0.224, 0.225]}").size(384, 384, 1)
                .says(p -> unit(Recipe.pillow(p, 384, 384, "bicubic"), MEAN, STD)));
        cases.add(transformer("MobileViT: blue first, no mean", "{\"image_processor_type\": \"MobileViTImageProcessor\", "
                + "\"size\": {\"shortest_edge\": 36}, \"crop_size\": {\"height\": 32, \"width\": 32}, "
                + "\"do_flip_channel_order\": true, \"resample\": 2}").says(p -> Recipe.numbers(cut(p, 36, 32,
                        "bilinear"), UNIT, 0, NONE, ONE, true)));
        cases.add(transformer("DeiT: squeezed, then cut, Lanczos", "{\"image_processor_type\": \"DeiTImageProcessor\", "
                + "\"size\": {\"height\": 37, \"width\": 37}, \"crop_size\": {\"height\": 32, \"width\": 32}, "
                + "\"do_center_crop\": true, \"resample\": 1, \"image_mean\": [0.485, 0.456, 0.406], \"image_std\": "
                + "[0.229, 0.224, 0.225]}").says(p -> unit(Recipe.cropOfTransformers(Recipe.pillow(p, 37, 37, "lanczos"),
                        32, 32), MEAN, STD)));
    }

    private static void oddTransformers(List<FolderCase> cases) {
        var std = new double[]{0.229 * 0.229, 0.224 * 0.224, 0.225 * 0.225};
        cases.add(transformer("EfficientNet: divided twice", "{\"image_processor_type\": \"EfficientNetImageProcessor\", "
                + "\"size\": {\"height\": 32, \"width\": 32}, \"resample\": 0, \"include_top\": true, \"image_mean\": "
                + "[0.485, 0.456, 0.406], \"image_std\": [0.229, 0.224, 0.225], \"do_center_crop\": false}")
                .size(32, 32, 5).says(p -> unit(Recipe.pillow(p, 32, 32, "nearest"), MEAN, std)));
        cases.add(transformer("offset, no mean", "{\"image_processor_type\": \"EfficientNetImageProcessor\", "
                + "\"size\": {\"height\": 32, \"width\": 32}, \"resample\": 2, \"include_top\": false, "
                + "\"rescale_factor\": 0.00784313725490196, \"rescale_offset\": true, \"do_normalize\": false}")
                .says(p -> Recipe.numbers(Recipe.pillow(p, 32, 32, "bilinear"), 2 * UNIT, -1, NONE, ONE, false)));
        cases.add(transformer("LeViT: 256/224 of the short side", "{\"image_processor_type\": \"LevitImageProcessor\", "
                + "\"size\": {\"shortest_edge\": 28}, \"crop_size\": {\"height\": 28, \"width\": 28}, \"resample\": 3, "
                + "\"image_mean\": [0.485, 0.456, 0.406], \"image_std\": [0.229, 0.224, 0.225]}").size(28, 28, 1)
                .says(p -> unit(cut(p, 32, 28, "bicubic"), MEAN, STD)));
        cases.add(transformer("PoolFormer: by crop_pct", "{\"image_processor_type\": \"PoolFormerImageProcessor\", "
                + "\"size\": {\"shortest_edge\": 28}, \"crop_pct\": 0.9, \"crop_size\": {\"height\": 28, \"width\": 28}, "
                + "\"resample\": 3, \"image_mean\": [0.485, 0.456, 0.406], \"image_std\": [0.229, 0.224, 0.225]}")
                .size(28, 28, 1).says(p -> unit(cut(p, 31, 28, "bicubic"), MEAN, STD)));
        cases.add(transformer("0…255, no rescaling, half the classes' scores each", "{\"image_processor_type\": "
                + "\"BeitImageProcessor\", \"do_rescale\": false, \"size\": {\"height\": 32, \"width\": 32}, "
                + "\"do_center_crop\": false, \"resample\": 4, \"image_mean\": [127.5, 127.5, 127.5], \"image_std\": "
                + "[127.5, 127.5, 127.5]}").file("config.json", CONFIG.replace("{\"model_type\"",
                        "{\"problem_type\": \"multi_label_classification\", \"model_type\"")).each()
                .says(p -> Recipe.numbers(Recipe.pillow(p, 32, 32, "box"), 1, 0, new double[]{127.5},
                        new double[]{127.5}, false)));
        cases.add(transformer("cut larger than the photo: black around it; open size", "{\"image_processor_type\": "
                + "\"CLIPImageProcessor\", \"size\": {\"shortest_edge\": 20}, \"crop_size\": {\"height\": 32, \"width\": "
                + "32}, \"resample\": 2, \"image_mean\": [0.5, 0.5, 0.5], \"image_std\": [0.5, 0.5, 0.5]}").open()
                .says(p -> unit(cut(p, 20, 32, "bilinear"), HALF, HALF)));
        cases.add(transformer("not resized, only cut", "{\"image_processor_type\": \"DeiTImageProcessor\", "
                + "\"do_resize\": false, \"crop_size\": {\"height\": 32, \"width\": 32}, \"do_center_crop\": true, "
                + "\"image_mean\": [0.5, 0.5, 0.5], \"image_std\": [0.5, 0.5, 0.5]}")
                .says(p -> unit(Recipe.cropOfTransformers(p, 32, 32), HALF, HALF)));
        cases.add(new FolderCase("transformers, all inside onnx/, processor in a processor's file").model("onnx/model_fp16.onnx")
                .file("onnx/config.json", CONFIG).file("onnx/processor_config.json", "{\"image_processor\": "
                        + "{\"image_processor_type\": \"SiglipImageProcessorFast\", \"size\": {\"height\": 32, \"width\": "
                        + "32}, \"resample\": 3, \"image_mean\": 0.5, \"image_std\": 0.5}}")
                .says(p -> unit(Recipe.pillow(p, 32, 32, "bicubic"), HALF, HALF)));
    }

    private static String timmConfig(String more) {
        return "{\"architecture\": \"resnet10t\", \"num_classes\": 4, \"label_names\": [\"red fox\", \"Grévy's zebra\", "
                + "\"bell cote\", \"drake\"], \"pretrained_cfg\": {\"mean\": [0.485, 0.456, 0.406], \"std\": [0.229, "
                + "0.224, 0.225], \"num_classes\": 4, " + more + "}}";
    }

    static FolderCase timm(String name, String more) {
        return new FolderCase("timm " + name).file("config.json", timmConfig(more));
    }

    static int[][][] cutByTorchvision(int[][][] p, int edge, int size, String filter) {
        var to = Recipe.shortEdge(p, edge);
        return Recipe.cropOfTorchvision(Recipe.pillow(p, to[0], to[1], filter), size, size, 0, 0, 0);
    }

    private static void timm(List<FolderCase> cases) {
        cases.add(timm("centre", "\"input_size\": [3, 32, 32], \"interpolation\": \"bicubic\", \"crop_pct\": 0.875, "
                + "\"crop_mode\": \"center\"").model("onnx/model.onnx")
                .says(p -> unit(cutByTorchvision(p, 36, 32, "bicubic"), MEAN, STD)));
        cases.add(timm("squash", "\"input_size\": [3, 32, 32], \"interpolation\": \"bilinear\", \"crop_pct\": 0.9, "
                + "\"crop_mode\": \"squash\"").says(p -> unit(Recipe.cropOfTorchvision(Recipe.pillow(p, 35, 35,
                        "bilinear"), 32, 32), MEAN, STD)));
        cases.add(timm("border", "\"input_size\": [3, 32, 32], \"interpolation\": \"bicubic\", \"crop_pct\": 1.0, "
                + "\"crop_mode\": \"border\"").says(p -> {
                    double ratio = Math.max(p.length, p[0].length) / 32.0;
                    var resized = Recipe.pillow(p, (int) Math.rint(p[0].length / ratio),
                            (int) Math.rint(p.length / ratio), "bicubic");
                    return unit(Recipe.cropOfTorchvision(resized, 32, 32, 124, 116, 104), MEAN, STD);
                }));
        cases.add(new FolderCase("timm of old, all at the root").file("config.json", "{\"architecture\": \"resnet10t\", "
                + "\"num_classes\": 4, \"labels\": [\"red fox\", \"Grévy's zebra\", \"bell cote\", \"drake\"], "
                + "\"input_size\": [3, 32, 32], \"interpolation\": \"bilinear\", \"crop_pct\": 0.95, \"mean\": [0.5, 0.5, "
                + "0.5], \"std\": [0.5, 0.5, 0.5], \"first_conv\": \"conv1\"}")
                .says(p -> unit(cutByTorchvision(p, 33, 32, "bilinear"), HALF, HALF)));
        cases.add(timm("exported at the size for tests", "\"input_size\": [3, 28, 28], \"test_input_size\": [3, 32, 32], "
                + "\"interpolation\": \"bicubic\", \"crop_pct\": 0.8, \"test_crop_pct\": 0.95, \"fixed_input_size\": false")
                .says(p -> unit(cutByTorchvision(p, 33, 32, "bicubic"), MEAN, STD)));
        cases.add(timm("with a class before those that are named", "\"label_offset\": 1, \"input_size\": [3, 32, 32], "
                + "\"interpolation\": \"lanczos\", \"crop_pct\": 1.0").names(List.of("background", "red fox",
                        "Grévy's zebra", "bell cote", "drake"), 5)
                .says(p -> unit(cutByTorchvision(p, 32, 32, "lanczos"), MEAN, STD)));
    }

    private static void inTheFile(List<FolderCase> cases) {
        cases.add(new FolderCase("Ultralytics").asFile().model("yolo11n-cls.onnx").note("author", "Ultralytics")
                .note("imgsz", "[32, 32]").note("task", "classify").note("names",
                        "{0: 'red fox', 1: \"Grévy's zebra\", 2: 'bell cote', 3: 'drake'}")
                .says(p -> unit(cutByTorchvision(p, 32, 32, "bilinear"), NONE, ONE)));
        cases.add(new FolderCase("Ultralytics, not square").size(32, 48, 1).note("description", "Ultralytics YOLO11n-cls model")
                .note("imgsz", "[48, 32]").note("stride", "1").note("names",
                        "{0: 'red fox', 1: \"Grévy's zebra\", 2: 'bell cote', 3: 'drake'}")
                .says(p -> unit(Recipe.pillow(p, 32, 48, "bilinear"), NONE, ONE)));
        cases.add(new FolderCase("notes for Windows ML").note("Image.BitmapPixelFormat", "Bgr8")
                .note("image.nominalpixelrange", "Normalized_1_1").note("Image.ColorSpaceGamma", "SRGB")
                .file("labels.txt", "\uFEFFred fox\r\nGrévy's zebra\r\n\r\nbell cote\r\ndrake\r\n")
                .says(p -> Recipe.numbers(Recipe.pillow(p, 32, 32, "bilinear"), 2 * UNIT, -1, NONE, ONE, true)));
        cases.add(openVino("squeezed", "standard", "").says(p -> Recipe.numbers(Recipe.opencv(p, 32, 32), 1, 0,
                new double[]{123.675, 116.28, 103.53}, new double[]{58.395, 57.12, 57.375}, false)));
        cases.add(openVino("letterbox", "fit_to_window_letterbox", "114").says(p -> {
            double scale = Math.min(32.0 / p[0].length, 32.0 / p.length);
            var resized = Recipe.opencv(p, (int) Math.rint(p[0].length * scale), (int) Math.rint(p.length * scale));
            var boxed = Recipe.part(resized, -((32 - resized[0].length) / 2), -((32 - resized.length) / 2), 32, 32, 114,
                    114, 114);
            return Recipe.numbers(boxed, 1, 0, new double[]{123.675, 116.28, 103.53},
                    new double[]{58.395, 57.12, 57.375}, false);
        }));
        cases.add(openVino("cut", "crop", "").says(p -> {
            int side = Math.min(p.length, p[0].length);
            var square = Recipe.part(p, (p[0].length - side) / 2, (p.length - side) / 2, side, side);
            return Recipe.numbers(Recipe.opencv(square, 32, 32), 1, 0, new double[]{123.675, 116.28, 103.53},
                    new double[]{58.395, 57.12, 57.375}, false);
        }));
        cases.add(new FolderCase("OpenVINO, in the other form's file").file("model.xml", "<net><layers/><rt_info><model_info>"
                + "<labels value=\"red_fox Grévy's_zebra bell_cote drake\"/><mean_values value=\"123.675 116.28 103.53\"/>"
                + "<scale_values value=\"58.395 57.12 57.375\"/><resize_type value=\"standard\"/></model_info></rt_info>"
                + "</net>").says(p -> Recipe.numbers(Recipe.opencv(p, 32, 32), 1, 0,
                        new double[]{123.675, 116.28, 103.53}, new double[]{58.395, 57.12, 57.375}, false)));
        cases.add(new FolderCase("Keras by tf2onnx, a family").last().by("tf2onnx").model("vgg16.onnx").size(32, 32, 60)
                .file("labels.json", "[\"red fox\", \"Grévy's zebra\", \"bell cote\", \"drake\"]")
                .says(p -> Recipe.numbers(Recipe.pillow(p, 32, 32, "nearest"), 1, 0,
                        new double[]{103.939, 116.779, 123.68}, ONE, true)));
        cases.add(new FolderCase("Keras by tf2onnx").last().by("tf2onnx").model("block5_conv3.onnx").size(32, 32, 60)
                .file("class_indices.json", "{\"drake\": 3, \"bell cote\": 2, \"red fox\": 0, \"Grévy's zebra\": 1}")
                .note("Image.NominalPixelRange", "NominalRange_0_255").note("Image.BitmapPixelFormat", "Bgr8")
                .says(p -> Recipe.numbers(Recipe.pillow(p, 32, 32, "bilinear"), 1, 0, NONE, ONE, true)));
    }

    private static FolderCase openVino(String name, String resize, String pad) {
        return new FolderCase("OpenVINO " + name).note("model_info model_type", "Classification").note("model_info labels",
                "red_fox Grévy's_zebra bell_cote drake").note("model_info mean_values", "123.675 116.28 103.53")
                .note("model_info scale_values", "58.395 57.12 57.375").note("model_info reverse_input_channels", "True")
                .note("model_info resize_type", resize).note("model_info pad_value", pad);
    }

    private static void services(List<FolderCase> cases) {
        var manifest = "{\"DomainType\": \"Classification\", \"Platform\": \"ONNX\", \"Flavor\": null, \"ModelFileName\": "
                + "\"model.onnx\", \"LabelFileName\": \"labels.txt\"}";
        var labels = "red fox\nGrévy's zebra\nbell cote\ndrake\n";
        cases.add(new FolderCase("Custom Vision").file("cvexport.manifest", manifest).file("labels.txt", labels)
                .says(p -> unit(Recipe.pillow(p, 32, 32, "bicubic"), NONE, ONE)));
        cases.add(new FolderCase("Custom Vision, zipped, blue first, 0…255").zip().file("export/cvexport.manifest", manifest)
                .file("export/labels.txt", labels).model("export/model.onnx").size(32, 32, 60)
                .note("Image.BitmapPixelFormat", "Bgr8").note("Image.NominalPixelRange", "NominalRange_0_255")
                .says(p -> Recipe.numbers(Recipe.pillow(p, 32, 32, "bicubic"), 1, 0, NONE, ONE, true)));
        cases.add(new FolderCase("Lobe").last().file("signature.json", "{\"doc_name\": \"Foxes\", \"format\": \"onnx\", "
                + "\"filename\": \"model.onnx\", \"classes\": {\"Label\": [\"red fox\", \"Grévy's zebra\", \"bell cote\", "
                + "\"drake\"]}, \"inputs\": {\"Image\": {\"dtype\": \"float32\", \"shape\": [null, 32, 32, 3], \"name\": "
                + "\"Image:0\"}}, \"outputs\": {\"Confidences\": {\"name\": \"logits\", \"shape\": [null, 4]}}}")
                .says(p -> unit(Recipe.pillow(Recipe.squareOfPillow(p), 32, 32, "bicubic"), NONE, ONE)));
        cases.add(new FolderCase("Teachable Machine").last().file("metadata.json", "{\"tfjsVersion\": \"1.3.1\", \"tmVersion\": "
                + "\"2.4.7\", \"packageName\": \"@teachablemachine/image\", \"modelName\": \"foxes\", \"labels\": [\"red "
                + "fox\", \"Grévy's zebra\", \"bell cote\", \"drake\"], \"imageSize\": 32}").says(Corpus::teachable));
        cases.add(new FolderCase("Teachable Machine, from Keras, alone").last().by("tf2onnx")
                .file("labels.txt", "0 red fox\n1 Grévy's zebra\n2 bell cote\n3 drake\n").says(Corpus::teachable));
        cases.add(new FolderCase("Teachable Machine, from Keras, zipped").last().zip().file("keras_model.h5", "HDF")
                .file("labels.txt", "0 red fox\n1 Grévy's zebra\n2 bell cote\n3 drake\n").says(Corpus::teachable));
    }

    private static double[][][] teachable(int[][][] p) {
        double side = Math.min(p.length, p[0].length);
        double left = (p[0].length - side) / 2;
        double top = (p.length - side) / 2;
        return Recipe.numbers(Recipe.pillow(p, left, top, left + side, top + side, 32, 32, "lanczos"), 1 / 127.5, -1,
                NONE, ONE, false);
    }

    private static void toolkits(List<FolderCase> cases) {
        cases.add(new FolderCase("PaddleClas").model("inference.onnx").file("inference.yml", """
                PreProcess:
                  transform_ops:
                  - ResizeImage: {resize_short: 36, interpolation: bilinear, backend: pil}
                  - CropImage: {size: 32}
                  - NormalizeImage: {scale: 1.0/255.0, mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225], order: ''}
                  - ToCHWImage:
                PostProcess:
                  Topk: {topk: 3, label_list: [red fox, "Grévy's zebra", bell cote, drake]}
                """).says(p -> unit(paddle(p, true), MEAN, STD)));
        cases.add(new FolderCase("PaddleClas by OpenCV, names in a file").model("inference.onnx").file("inference_cls.yaml", """
                PreProcess:
                  transform_ops:
                    - ResizeImage:
                        resize_short: 36
                    - CropImage:
                        size: [32, 32]
                    - NormalizeImage:
                        scale: 0.00392157
                        mean: [0.5, 0.5, 0.5]
                        std: [0.5, 0.5, 0.5]
                        channel_num: 3
                    - ToCHWImage:
                PostProcess:
                  Topk:
                    topk: 5
                    class_id_map_file: "../ppcls/utils/names_of_mine.txt"
                """).file("names_of_mine.txt", "0 red fox\n1 Grévy's zebra\n2 bell cote\n3 drake\n")
                .says(p -> unit(paddle(p, false), HALF, HALF)));
        var names = "red fox;Grévy's zebra;bell cote;drake";
        cases.add(mmDeploy("by OpenCV", "{\"type\": \"ResizeEdge\", \"scale\": 36, \"edge\": \"short\", \"backend\": "
                + "\"cv2\", \"interpolation\": \"bilinear\"}, {\"type\": \"CenterCrop\", \"crop_size\": [32, 32]}, ", "true")
                .file("classes.txt", names).says(p -> mm(p, false, false)));
        cases.add(mmDeploy("by Pillow, blue first", "{\"type\": \"Resize\", \"size\": [36, -1], \"backend\": \"pillow\", "
                + "\"interpolation\": \"bicubic\"}, {\"type\": \"CenterCrop\", \"crop_size\": 32}, ", "false")
                .file("classes.json", "[\"red fox\", \"Grévy's zebra\", \"bell cote\", \"drake\"]")
                .says(p -> mm(p, true, true)));
        var deepStream = "[property]\nnet-scale-factor=0.0078431372549\noffsets=100;110;120\nmodel-color-format=1\n"
                + "infer-dims=3;32;32\nnetwork-type=1\nlabelfile-path=labels.txt\nonnx-file=resnet18.onnx\n";
        cases.add(new FolderCase("TAO").model("resnet18.onnx").file("config_infer_primary.txt", deepStream)
                .file("labels.txt", names).says(p -> tao(Recipe.opencv(p, 32, 32))));
        cases.add(new FolderCase("TAO, in its shape").model("resnet18.onnx").file("config_infer_primary.txt", deepStream
                + "maintain-aspect-ratio=1\n").file("labels.txt", names).says(p -> {
                    double scale = Math.min(32.0 / p[0].length, 32.0 / p.length);
                    var resized = Recipe.opencv(p, Math.max(1, (int) (p[0].length * scale + 1e-9)),
                            Math.max(1, (int) (p.length * scale + 1e-9)));
                    return tao(Recipe.part(resized, 0, 0, 32, 32));
                }));
        cases.add(new FolderCase("OpenCV Zoo").size(224, 224, 1).names(List.of("tench, Tinca tinca"), 1000)
                .model("image_classification_mobilenetv1_2022apr.onnx").asFile()
                .says(p -> unit(Recipe.part(Recipe.opencv(p, 256, 256), 16, 16, 224, 224), MEAN, STD)));
    }

    private static int[][][] paddle(int[][][] p, boolean isPillow) {
        double percent = 36.0 / Math.min(p[0].length, p.length);
        int w = (int) Math.rint(p[0].length * percent);
        int h = (int) Math.rint(p.length * percent);
        return Recipe.part(isPillow ? Recipe.pillow(p, w, h, "bilinear") : Recipe.opencv(p, w, h), (w - 32) / 2,
                (h - 32) / 2, 32, 32);
    }

    static FolderCase mmDeploy(String name, String resize, String toRgb) {
        return new FolderCase("MMDeploy " + name).model("end2end.onnx").file("pipeline.json", "{\"pipeline\": {\"tasks\": "
                + "[{\"type\": \"Task\", \"module\": \"Transform\", \"name\": \"Preprocess\", \"transforms\": [{\"type\": "
                + "\"LoadImageFromFile\"}, " + resize + "{\"type\": \"Normalize\", \"mean\": [123.675, 116.28, 103.53], "
                + "\"std\": [58.395, 57.12, 57.375], \"to_rgb\": " + toRgb + "}, {\"type\": \"ImageToTensor\", \"keys\": "
                + "[\"img\"]}]}, {\"name\": \"resnet\", \"module\": \"Net\"}, {\"name\": \"postprocess\", \"component\": "
                + "\"LinearClsHead\"}]}}");
    }

    private static double[][][] mm(int[][][] p, boolean isPillow, boolean isBlueFirst) {
        var to = Recipe.shortEdge(p, 36);
        var resized = isPillow ? Recipe.pillow(p, to[0], to[1], "bicubic") : Recipe.opencv(p, to[0], to[1]);
        return Recipe.numbers(Recipe.cropOfTorchvision(resized, 32, 32), 1, 0, new double[]{123.675, 116.28, 103.53},
                new double[]{58.395, 57.12, 57.375}, isBlueFirst);
    }

    static double[][][] tao(int[][][] p) {
        return Recipe.numbers(p, 1, 0, new double[]{100, 110, 120}, new double[]{127.5}, true);
    }
}
