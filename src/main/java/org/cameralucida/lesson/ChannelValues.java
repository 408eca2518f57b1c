package org.cameralucida.lesson;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.cameralucida.explain.cam.ChannelSum;
import org.cameralucida.explain.cam.ChannelSum.Term;
import org.cameralucida.image.Tensor;
import org.cameralucida.message.Numerals;
import org.cameralucida.network.Layer;

/**
 * The values of what is shown of channels, by the names that a lesson's text calls them by, written as they are written
 * beside the channels. Of a sum: {@code class}, {@code probability}, {@code logit}, {@code bias}, {@code channels} (how many),
 * {@code count} (how many are in the sum so far), {@code reached} (their sum), {@code total} (that of all), {@code share}
 * (the one of the other); {@code 1.channel}, {@code 1.value}, {@code 1.weight}, {@code 1.product} of the first in the order,
 * and so on; {@code columns} and {@code rows} of the map. Of a layer's maps: {@code layer}, {@code channels},
 * {@code columns}, {@code rows}, and of the one that is looked at closely {@code channel} and {@code maximum}.
 */
public final class ChannelValues {

    private static final int NAMED = 6;

    private ChannelValues() {
    }

    /**
     * Of a sum.
     *
     * @param className the class that it is of
     * @param order its terms in the order in which they are added
     * @param count how many of them are in the sum so far
     * @param probability of the class, 0 to 1; NaN for none
     */
    public static Map<String, String> of(String className, ChannelSum sum, List<Term> order, int count,
            double probability, Locale locale) {
        var numerals = new Numerals(locale);
        var values = size(sum.map(order), order.size());
        var sums = sum.runningSums(order);
        double total = sums[order.size()];
        double reached = sums[count];
        values.put("class", className);
        values.put("logit", numerals.figure(total + sum.bias()));
        values.put("bias", numerals.figure(sum.bias()));
        values.put("count", Integer.toString(count));
        values.put("reached", numerals.figure(reached));
        values.put("total", numerals.figure(total));
        if (total > 0 && reached >= 0 && reached <= total) {
            values.put("share", numerals.percent(reached / total, 0));
        }
        if (!Double.isNaN(probability)) {
            values.put("probability", numerals.percent(probability, 1));
        }
        for (int i = 0; i < Math.min(NAMED, order.size()); i++) {
            var term = sum.terms().get(order.get(i).index());
            values.put(i + 1 + ".channel", Integer.toString(term.channel()));
            values.put(i + 1 + ".value", numerals.figure(term.pooled()));
            values.put(i + 1 + ".weight", numerals.figure(term.weight()));
            values.put(i + 1 + ".product", numerals.figure(term.product()));
        }
        return unbroken(values);
    }

    /**
     * Of a layer's maps.
     *
     * @param maps {@code [K,H,W]}
     * @param channel the one that is looked at closely; empty for none
     */
    public static Map<String, String> of(Layer layer, Tensor maps, OptionalInt channel, Locale locale) {
        var values = size(maps, maps.extent(0));
        values.put("layer", layer.tensor());
        if (channel.isPresent() && channel.getAsInt() >= 0 && channel.getAsInt() < maps.extent(0)) {
            int places = maps.extent(1) * maps.extent(2);
            var largest = OptionalDouble.empty();
            for (int i = channel.getAsInt() * places; i < (channel.getAsInt() + 1) * places; i++) {
                largest = OptionalDouble.of(Math.max(largest.orElse(Double.NEGATIVE_INFINITY), maps.data()[i]));
            }
            values.put("channel", Integer.toString(channel.getAsInt()));
            values.put("maximum", new Numerals(locale).figure(largest.orElse(0)));
        }
        return unbroken(values);
    }

    private static Map<String, String> size(Tensor map, int channels) {
        var values = new HashMap<String, String>();
        values.put("channels", Integer.toString(channels));
        values.put("columns", Integer.toString(map.extent(-1)));
        values.put("rows", Integer.toString(map.extent(-2)));
        return values;
    }

    /** A number and its sign stay on one line. */
    private static Map<String, String> unbroken(Map<String, String> values) {
        values.replaceAll((name, value) -> value.replace(' ', '\u00a0'));
        return Map.copyOf(values);
    }
}
