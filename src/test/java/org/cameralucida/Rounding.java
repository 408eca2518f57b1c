package org.cameralucida;

import java.util.Set;
import java.util.stream.LongStream;
import org.cameralucida.onnx.Node;
import org.cameralucida.onnx.OnnxModel;

/**
 * How far two computations of the same number in float32 may be apart, whichever kernels a processor brings: what
 * numeric tests take their bounds from, so that none follows from the machine on which it was set. After N. J. Higham,
 * <i>Accuracy and Stability of Numerical Algorithms</i>, 2002, sections 2.8 and 4.2.
 */
public final class Rounding {

    /** The unit roundoff u of float32: the relative error of one operation. */
    public static final double UNIT = 0x1p-24;

    /** A hundred operations in double on numbers of up to 10,000, as coordinates are: each is off by 10⁴·2⁻⁵³. */
    public static final double OF_DOUBLES = 1e-10;

    /** Some thousand operations in double on numbers of up to 1, as shares are: each is off by 2⁻⁵³. */
    public static final double OF_SHARES = 1e-12;

    private static final Set<String> PRODUCTS = Set.of("Conv", "Gemm", "MatMul");

    private Rounding() {
    }

    /**
     * A sum in any order is no further from the exact one than n·u·Σ|x|.
     *
     * @param terms how many numbers, n
     * @param sizes the sum of their absolute values
     */
    public static double ofSum(int terms, double sizes) {
        return terms * UNIT * sizes;
    }

    /**
     * Two runs of a network, in its feature maps and scores, relative to their largest value: L layers after one
     * another, each with sums of up to n products whose errors go like a random walk, 2·L·√n·u. So 1e-5 for the shallow
     * ones, 1e-4 for a MobileNetV2.
     */
    public static double of(OnnxModel model) {
        int layers = 0;
        long most = 1;
        for (Node node : model.graph().nodes()) {
            if (PRODUCTS.contains(node.op()) && model.graph().constant(node.input(1)).isPresent()) {
                long[] shape = model.graph().constant(node.input(1)).get().shape();
                layers++;
                most = Math.max(most, node.is("Conv") ? LongStream.of(shape).skip(1).reduce(1, (a, b) -> a * b)
                        : Math.max(shape[0], shape[shape.length - 1]));
            }
        }
        return 2 * layers * Math.sqrt(most) * UNIT;
    }
}
