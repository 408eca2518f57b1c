package org.cameralucida.explain.attention;

import java.util.List;
import org.cameralucida.explain.Attention;
import org.cameralucida.explain.Explanation;
import org.cameralucida.explain.Method;
import org.cameralucida.explain.MethodInput;
import org.cameralucida.explain.Progress;
import org.cameralucida.explain.Setting;
import org.cameralucida.explain.Settings;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Layer;

/**
 * The attention of one block (Vaswani et al., "Attention Is All You Need", 2017, equation 1): how much the class token,
 * or the token of a place, takes of each place, in one head or on average over all. Where the classes are read off a mean
 * over the places, it is the mean over their rows. It knows nothing of the class.
 */
public final class RawAttention extends AttentionMethod {

    private static final Setting BLOCK = new Setting.Whole("block", -1, -1, 999);
    private static final Setting HEAD = new Setting.Whole("head", -1, -1, 999);

    @Override
    public String id() {
        return "attention";
    }

    @Override
    public boolean isOfClass() {
        return false;
    }

    @Override
    public List<Setting> settings() {
        return List.of(BLOCK, HEAD, PLACE);
    }

    @Override
    public Explanation explain(MethodInput input, int classIndex, Settings settings, Progress progress) {
        input.refuseSwapped();
        var attention = Attention.of(input, List.of(layer(input, settings.whole("block")))).get(0);
        progress.passed(1, 1);
        int head = settings.whole("head");
        if (head >= attention.heads()) {
            throw Problem.of(Method.class, "attention.head", Integer.toString(head),
                    Integer.toString(attention.heads() - 1));
        }
        double[][] weights = head < 0 ? Fusion.AVERAGE.of(attention.values()) : Fusion.head(attention.values(), head);
        return Explanation.of(attention.places(Rollout.times(attention.start(input, settings.whole("place")), weights)));
    }

    /** What the attention of a block reads; of the last one that is among all tokens, if none is named. */
    private static Layer layer(MethodInput input, int block) {
        var layers = Attention.layers(input.network());
        if (layers.isEmpty()) {
            Attention.sameLayers(input.network());
        }
        return block < 0 ? layers.get(layers.size() - 1)
                : layers.stream().filter(layer -> layer.part().orElseThrow().block() == block).findFirst()
                        .orElseThrow(() -> Problem.of(Method.class, "attention.block", Integer.toString(block),
                                input.network().name()));
    }
}
