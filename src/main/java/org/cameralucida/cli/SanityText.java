package org.cameralucida.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.Collectors;
import org.cameralucida.evaluate.Sanity;

/** How alike maps stay as a network forgets, as text. */
final class SanityText {

    private SanityText() {
    }

    /** Writes a line a network and method: SSIM and rank correlation at each depth. */
    static void write(Sanity sanity, PrintWriter out) {
        out.printf(Locale.ROOT, "%nmaps of the network whose topmost layers have random weights, like those of the network "
                + "as it is: SSIM/rank correlation, %d images%n", sanity.images());
        for (var network : sanity.networks()) {
            if (!network.refusal().isEmpty()) {
                out.println(network.refusal());
            }
            for (var method : network.methods()) {
                var depths = method.depths().stream().map(depth -> String.format(Locale.ROOT, "%d of %d: %s/%s",
                        depth.layers(), network.layers(), number(depth.ssim()), number(depth.spearman())))
                        .collect(Collectors.joining("  "));
                out.printf(Locale.ROOT, "%s %s  %s  entropy %s%n", network.network(), method.method(), depths,
                        Double.isNaN(method.entropyRise()) ? "–"
                                : String.format(Locale.ROOT, "%+.0f %%", 100 * method.entropyRise()));
            }
        }
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.2f", value);
    }
}
