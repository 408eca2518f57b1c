package org.cameralucida.explain.cam;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.cameralucida.explain.Observation;
import org.cameralucida.explain.PoolingHead;
import org.cameralucida.image.Tensor;
import org.cameralucida.network.Head;
import org.cameralucida.network.LinearReadout;
import org.cameralucida.network.Pooling;

/**
 * The logit of a class, and its class activation map, as the sums over channels that the head makes of them:
 * y_c = Σ_k w_k^c F_k + b_c, F_k the pooled map A_k, and M_c(i,j) = Σ_k w_k^c A_k(i,j) (equations 4.1 and 4.2 of the
 * founding thesis; Zhou et al., CVPR 2016, section 2). Each product is a term; with a head that pools twice a channel has
 * two, its average and its maximum. Sums are in double precision, of what the network gave in float32.
 *
 * <p>With a head of class maps, where the pooling follows the sum, the same holds with F_k taken where the finished map
 * counts: for the maximum at its one largest position, the same for all channels; behind a ReLU only at positions where
 * the map is above 0, divided by all positions. The bias then lies in the map, and counts at those positions.
 */
public final class ChannelSum {

    /** In which order the terms are added. */
    public enum Order {
        /** What gives most to the class first. */
        FOR,
        /** What takes most from it first. */
        AGAINST
    }

    /**
     * What is changed of the network's own sum.
     *
     * @param weights by term, from 0: weights in the place of the network's own
     * @param off terms that are left out
     */
    public record Edits(Map<Integer, Double> weights, Set<Integer> off) {

        /** The network's own sum. */
        public static final Edits NONE = new Edits(Map.of(), Set.of());

        public Edits {
            weights = Collections.unmodifiableMap(new TreeMap<>(weights));
            off = Collections.unmodifiableSet(new TreeSet<>(off));
        }

        /** Whether nothing is changed. */
        public boolean isNone() {
            return weights.isEmpty() && off.isEmpty();
        }
    }

    /**
     * One channel's share of the sum.
     *
     * @param index its number among the terms: the channel; with a head that pools twice, maxima follow averages
     * @param channel the channel, from 0
     * @param pooling how its map becomes a number
     * @param own the network's weight
     * @param weight the weight in use
     * @param isOff whether it is left out
     * @param pooled the number, F_k
     * @param position the one position, row by row, that the number is from; −1 where it is from many, or none
     */
    public record Term(int index, int channel, Pooling pooling, double own, double weight, boolean isOff,
            double pooled, int position) {

        /** What it adds to the logit. */
        public double product() {
            return isOff ? 0 : weight * pooled;
        }

        /** Whether it is other than the network has it. */
        public boolean isEdited() {
            return isOff || weight != own;
        }
    }

    private final Head.Pooled head;
    private final Tensor features;
    private final int classIndex;
    private final List<Term> terms;
    /** How much each position counts with a head of class maps; null with others. */
    private final double[] counts;
    private final double bias;

    private ChannelSum(Head.Pooled head, Tensor features, int classIndex, Edits edits) {
        this.head = head;
        this.features = features;
        this.classIndex = classIndex;
        var unpooled = unpooled(edits);
        counts = head instanceof Head.ClassMaps maps ? counts(maps, sum(unpooled, unpooled.size(), biasOf())) : null;
        bias = counts == null ? biasOf() : biasOf() * Arrays.stream(counts).sum();
        terms = unpooled.stream().map(this::pooled).toList();
    }

    /**
     * The sum of a class.
     *
     * @param edits what is changed; terms that there are not are passed over
     * @throws org.cameralucida.message.Problem if the network's head is no sum over channels
     */
    public static ChannelSum of(Observation seen, int classIndex, Edits edits) {
        return new ChannelSum(PoolingHead.of(seen), seen.features().orElseThrow(), classIndex, edits);
    }

    /** The same class of the same picture with other changes. */
    public ChannelSum with(Edits edits) {
        return new ChannelSum(head, features, classIndex, edits);
    }

    /** Its terms, by number. */
    public List<Term> terms() {
        return terms;
    }

    /** The feature maps A_k, {@code [K,H,W]}. */
    public Tensor features() {
        return features;
    }

    /** What the bias adds to the logit. */
    public double bias() {
        return bias;
    }

    /** The terms in an order; what gives the same, by number. */
    public List<Term> ordered(Order order) {
        var descending = Comparator.comparingDouble(Term::product);
        return terms.stream().sorted(order == Order.FOR ? descending.reversed() : descending).toList();
    }

    /**
     * The sums of the first terms in an order: entry n is that of n of them, the last one the logit without its bias.
     *
     * @param order of these terms
     */
    public double[] runningSums(List<Term> order) {
        var sums = new double[order.size() + 1];
        for (int n = 0; n < order.size(); n++) {
            sums[n + 1] = sums[n] + terms.get(order.get(n).index()).product();
        }
        return sums;
    }

    /** The logit: the products in an order, then the bias. */
    public double logit(List<Term> order) {
        return runningSums(order)[order.size()] + bias;
    }

    /** The class activation map, {@code [H,W]}: with a head of class maps its bias and its ReLU included. */
    public Tensor map(List<Term> order) {
        return finished(order, terms.size(), counts == null ? 0 : biasOf());
    }

    /**
     * The sum of the maps of the first terms in an order, {@code [H,W]}, without the bias: what the class activation map
     * is made of. Behind a ReLU only where the finished map is above 0.
     *
     * @param order of these terms
     */
    public Tensor runningMap(List<Term> order, int first) {
        return finished(order, first, 0);
    }

    private Tensor finished(List<Term> order, int first, double constant) {
        var used = order.stream().map(term -> terms.get(term.index())).toList();
        double[] sum = sum(used, first, constant);
        boolean isRectified = head instanceof Head.ClassMaps maps && maps.rectified();
        double[] whole = isRectified ? sum(used, used.size(), biasOf()) : sum;
        var map = new float[sum.length];
        for (int i = 0; i < map.length; i++) {
            map[i] = isRectified && whole[i] <= 0 ? 0 : (float) sum[i];
        }
        return new Tensor(map, features.extent(1), features.extent(2));
    }

    private double[] sum(List<Term> order, int first, double constant) {
        int positions = features.extent(1) * features.extent(2);
        var sum = new double[positions];
        for (var term : order.subList(0, first)) {
            if (!term.isOff()) {
                int from = term.channel() * positions;
                for (int i = 0; i < positions; i++) {
                    sum[i] += term.weight() * features.data()[from + i];
                }
            }
        }
        for (int i = 0; i < positions; i++) {
            sum[i] += constant;
        }
        return sum;
    }

    /** How much each position of the finished map counts for the logit. */
    private static double[] counts(Head.ClassMaps maps, double[] map) {
        var counts = new double[map.length];
        if (maps.pooling() == Pooling.GMP) {
            int largest = IntStream.range(0, map.length).reduce(0, (a, b) -> map[b] > map[a] ? b : a);
            counts[largest] = maps.rectified() && map[largest] <= 0 ? 0 : 1;
        } else {
            Arrays.setAll(counts, i -> maps.rectified() && map[i] <= 0 ? 0 : 1.0 / map.length);
        }
        return counts;
    }

    private double biasOf() {
        return head.bias()[classIndex];
    }

    /** The terms with their weights, before anything is pooled. */
    private List<Term> unpooled(Edits edits) {
        var unpooled = new ArrayList<Term>();
        if (head instanceof Head.PooledTwice twice) {
            add(unpooled, Pooling.GAP, twice.average(), edits);
            add(unpooled, Pooling.GMP, twice.maximum(), edits);
        } else {
            add(unpooled, head.pooling(), head.readout(), edits);
        }
        return unpooled;
    }

    private void add(List<Term> to, Pooling pooling, LinearReadout readout, Edits edits) {
        int channels = readout.channels();
        for (int k = 0; k < channels; k++) {
            int index = to.size();
            double own = readout.weights()[classIndex * channels + k];
            to.add(new Term(index, k, pooling, own, edits.weights().getOrDefault(index, own),
                    edits.off().contains(index), 0, -1));
        }
    }

    private Term pooled(Term term) {
        int positions = features.extent(1) * features.extent(2);
        int from = term.channel() * positions;
        float[] values = features.data();
        boolean isMaximum = term.pooling() == Pooling.GMP;
        double pooled = 0;
        int position = -1;
        if (counts != null) {
            for (int i = 0; i < positions; i++) {
                pooled += counts[i] * values[from + i];
                position = isMaximum && counts[i] == 1 ? i : position;
            }
        } else if (isMaximum) {
            position = PoolingHead.argmax(values, from, positions) - from;
            pooled = values[from + position];
        } else if (head instanceof Head.PooledPower power) {
            pooled = PoolingHead.powerMean(power, features, term.channel());
        } else {
            for (int i = 0; i < positions; i++) {
                pooled += values[from + i];
            }
            pooled /= positions;
        }
        return new Term(term.index(), term.channel(), term.pooling(), term.own(), term.weight(), term.isOff(), pooled,
                position);
    }
}
