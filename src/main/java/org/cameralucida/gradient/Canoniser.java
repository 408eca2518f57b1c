package org.cameralucida.gradient;

import java.util.Map;
import java.util.Set;
import org.cameralucida.onnx.ConstantFolding;
import org.cameralucida.onnx.Float32;
import org.cameralucida.onnx.OnnxModel;
import org.cameralucida.onnx.fused.FusedOperators;

/**
 * A canoniser: a rewriting of a network, that computes the same, into the form that rules are written for. All are applied
 * in this order before a graph is derived, and rules see what comes of it: tables of rules need not guess names.
 */
enum Canoniser {

    /** Numbers of half and double precision become float32. */
    SINGLE_PRECISION {
        @Override
        OnnxModel apply(OnnxModel model, Map<String, long[]> inputShapes, Set<String> kept) {
            return Float32.widen(model);
        }
    },
    /** Fused and quantised operators become plain ones. */
    PLAIN_OPERATORS {
        @Override
        OnnxModel apply(OnnxModel model, Map<String, long[]> inputShapes, Set<String> kept) {
            return FusedOperators.expand(model);
        }
    },
    /** Operators of old sets become what they are in newer ones. */
    NEWER_OPERATORS {
        @Override
        OnnxModel apply(OnnxModel model, Map<String, long[]> inputShapes, Set<String> kept) {
            return OpsetUpgrade.of(model);
        }
    },
    /** What is constant at these shapes is computed, and branches that are known are taken. */
    CONSTANTS {
        @Override
        OnnxModel apply(OnnxModel model, Map<String, long[]> inputShapes, Set<String> kept) {
            return model.withGraph(ConstantFolding.fold(model.graph(), inputShapes));
        }
    },
    /** Batch normalisations become part of the convolution before them, which takes their output's name. */
    BATCH_NORMALISATIONS {
        @Override
        OnnxModel apply(OnnxModel model, Map<String, long[]> inputShapes, Set<String> kept) {
            return model.withGraph(BatchNormFolding.of(model.graph(), kept));
        }
    };

    /** @param kept tensors that must stay as they are */
    abstract OnnxModel apply(OnnxModel model, Map<String, long[]> inputShapes, Set<String> kept);

    /** The model after all of them. */
    static OnnxModel all(OnnxModel model, Map<String, long[]> inputShapes, Set<String> kept) {
        var canonical = model;
        for (var canoniser : values()) {
            canonical = canoniser.apply(canonical, inputShapes, kept);
        }
        return canonical;
    }
}
