package org.cameralucida.convention;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The networks of keras.applications, which store nothing of what they are shown: by the names that their layers have
 * kept in the graph. "caffe" is blue first, minus a mean of 0…255; "tf" −1…1; "torch" ImageNet's mean and deviation
 * (keras/applications/imagenet_utils.py). Those that begin by scaling themselves are told by the graph.
 */
final class KerasApplications implements Convention {

    /** Layers of which each family has some that no other has. */
    private static final Pattern CAFFE = Pattern.compile("block5_conv[34]|conv5_block3_3_bn|conv5_block3_out");
    private static final Pattern TF = Pattern.compile("conv_dw_13|conv_pw_13|block_16_project|Conv_1_bn|"
            + "block14_sepconv2|mixed10|block8_10|conv5_block3_preact|post_bn|normal_conv_1_\\w+|mixed_7a");
    private static final Pattern TORCH = Pattern.compile("conv5_block\\d+_concat|conv5_block16_1_bn");

    @Override
    public List<Statement> read(Evidence evidence) {
        boolean isOfKeras = evidence.network().producer().toLowerCase(java.util.Locale.ROOT).contains("tf2onnx")
                || evidence.network().producer().toLowerCase(java.util.Locale.ROOT).contains("keras");
        if (!isOfKeras) {
            return List.of();
        }
        var names = evidence.graph().nodes().stream().map(node -> node.name() + " " + String.join(" ", node.outputs()))
                .collect(Collectors.joining("\n")) + String.join("\n", evidence.graph().constants().keySet());
        var says = new StatementBuilder(Statement.GRAPH);
        if (TORCH.matcher(names).find()) {
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
}
