package org.cameralucida.ui.channels;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.cameralucida.ui.kit.Texts;

/**
 * The values of a sum over channels by the names that a lesson's text calls them by, written as the view writes them:
 * {@code class}, {@code probability}, {@code logit}, {@code bias}, {@code channels} (how many), {@code count} (how many are in
 * the sum so far), {@code reached} (their sum), {@code total} (that of all), {@code share} (the one of the other);
 * {@code 1.channel}, {@code 1.value}, {@code 1.weight}, {@code 1.product} of the first in the order, and so on;
 * {@code columns} and {@code rows} of the map. Of a layer's maps: {@code layer}, {@code channels}, {@code columns}, {@code rows}, and of the
 * one that is looked at closely {@code channel} and {@code maximum}.
 */
final class ChannelValues {

    private static final int NAMED = 6;

    private ChannelValues() {
    }

    static Map<String, String> of(Equation now, Texts texts) {
        var values = new HashMap<String, String>();
        int all = now.order().size();
        double reached = now.sums()[now.count()];
        values.put("class", now.seen().network().labels().shortName(now.classIndex(), texts.locale()));
        values.put("logit", texts.figure(now.logit()));
        values.put("bias", texts.figure(now.sum().bias()));
        values.put("channels", Integer.toString(all));
        values.put("count", Integer.toString(now.count()));
        values.put("reached", texts.figure(reached));
        values.put("total", texts.figure(now.total()));
        values.put("columns", Integer.toString(now.map().extent(-1)));
        values.put("rows", Integer.toString(now.map().extent(-2)));
        if (now.total() > 0 && reached >= 0 && reached <= now.total()) {
            values.put("share", texts.percent(reached / now.total(), 0));
        }
        if (!Double.isNaN(now.probability())) {
            values.put("probability", texts.percent(now.probability(), 1));
        }
        for (int i = 0; i < Math.min(NAMED, all); i++) {
            var term = now.term(i);
            values.put(i + 1 + ".channel", Integer.toString(term.channel()));
            values.put(i + 1 + ".value", texts.figure(term.pooled()));
            values.put(i + 1 + ".weight", texts.figure(term.weight()));
            values.put(i + 1 + ".product", texts.figure(term.product()));
        }
        return unbroken(values);
    }

    static Map<String, String> of(Maps now, Optional<Integer> channel, Texts texts) {
        var values = new HashMap<String, String>();
        values.put("layer", now.layer().tensor());
        values.put("channels", Integer.toString(now.layer().channels()));
        values.put("columns", Integer.toString(now.values().extent(-1)));
        values.put("rows", Integer.toString(now.values().extent(-2)));
        channel.ifPresent(chosen -> {
            values.put("channel", Integer.toString(chosen));
            values.put("maximum", texts.figure(now.strength(chosen)));
        });
        return unbroken(values);
    }

    /** A number and its sign stay on one line. */
    private static Map<String, String> unbroken(Map<String, String> values) {
        values.replaceAll((name, value) -> value.replace(' ', '\u00a0'));
        return Map.copyOf(values);
    }
}
