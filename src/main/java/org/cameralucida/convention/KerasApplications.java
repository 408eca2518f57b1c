package org.cameralucida.convention;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The networks of keras.applications, which store nothing of what they are shown: by the names that their layers have
 * kept in the graph. "caffe" is blue first, minus a mean of 0…255; "tf" −1…1; "torch" ImageNet's mean and deviation
 * (keras/applications/imagenet_utils.py). Those that begin by scaling themselves are told by the graph.
 */
final class KerasApplications implements Convention {

    /** Names of networks, or layers of which each family has some that no other has. */
    private static final Pattern CAFFE = Pattern.compile("(?i)vgg[_-]?1[69]|resnet[_-]?(50|101|152)(?![0-9]|[_-]?v2)|"
            + "block5_conv[34]|conv5_block3_3_bn|conv5_block3_out");
    private static final Pattern TF = Pattern.compile("(?i)resnet[_-]?(50|101|152)[_-]?v2|inception[_-]?v3|xception|"
            + "inception[_-]?resnet[_-]?v2|nasnet|mobilenet(?![_-]?v3)|conv_[dp]w_13|block_16_project|Conv_1_bn|"
            + "block14_sepconv2|mixed10|block8_10|conv5_block3_preact|mixed_7a");
    private static final Pattern TORCH = Pattern.compile("(?i)densenet|conv5_block\\d+_concat|conv5_block16_1_bn");
    private static final Pattern INSIDE = Pattern.compile("(?i)efficientnet|mobilenet[_-]?v3|convnext|regnet|resnet[_-]?rs");

    @Override
    public List<Statement> read(Evidence evidence) {
        if (!isOfKeras(evidence)) {
            return List.of();
        }
        var names = evidence.stem() + "\n" + evidence.graph().nodes().stream().map(node -> node.name() + " "
                + String.join(" ", node.outputs())).collect(Collectors.joining("\n")) + String.join("\n",
                        evidence.graph().constants().keySet());
        var says = new StatementBuilder(Statement.GRAPH);
        if (INSIDE.matcher(names).find()) {
            says.range(0, 255).channels("RGB");
        } else if (TORCH.matcher(names).find()) {
            says.normalization(0, 1, StatementBuilder.IMAGENET_MEAN, StatementBuilder.IMAGENET_STD).channels("RGB");
        } else if (TF.matcher(names).find()) {
            says.range(-1, 1).channels("RGB");
        } else if (CAFFE.matcher(names).find()) {
            says.normalization(0, 255, List.of(103.939, 116.779, 123.68), List.of(1.0)).channels("BGR");
        } else {
            return List.of();
        }
        return says.squash().pillow("nearest").list();
    }

    /** Whether a network was converted from Keras. */
    static boolean isOfKeras(Evidence evidence) {
        var producer = evidence.network().producer().toLowerCase(Locale.ROOT);
        return producer.contains("tf2onnx") || producer.contains("keras");
    }
}
