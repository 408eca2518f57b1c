package org.cameralucida.evaluate.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.cameralucida.evaluate.Sanity;
import org.cameralucida.message.Decimal;
import org.cameralucida.message.Message;

/**
 * Whether the maps of a network depend on what it learned: a row a method, a column a depth.
 *
 * @param network its name
 * @param refusal why there are no rows; empty otherwise
 * @param columns how many of the topmost layers are forgotten, then the rise of the entropy
 * @param rows the methods
 */
record SanityTable(String network, String refusal, List<String> columns, List<MethodRow> rows) {

    /** A method's maps: at each depth how alike they are to those of the network as it is, and the rise. */
    record MethodRow(String method, List<Alike> depths, String rise) {
    }

    /**
     * How alike maps are.
     *
     * @param value the SSIM in full
     * @param ssim the same for people
     * @param spearman the rank correlation
     */
    record Alike(String value, String ssim, String spearman) {
    }

    /** The tables of all networks. */
    static List<SanityTable> of(Sanity sanity, Tables tables, Locale locale) {
        return sanity.networks().stream().map(each -> new SanityTable(each.network(), each.refusal(),
                columns(each, locale), IntStream.range(0, each.methods().size()).mapToObj(m -> new MethodRow(
                        tables.source(m), each.methods().get(m).depths().stream().map(depth -> alike(depth, locale)).toList(),
                        number(100 * each.methods().get(m).entropyRise(), "%+.0f", locale))).toList())).toList();
    }

    private static List<String> columns(Sanity.OfNetwork network, Locale locale) {
        return network.methods().stream().limit(1).flatMap(method -> method.depths().stream())
                .map(depth -> Message.of(SanityTable.class, "sanity.depth", depth.layers(), network.layers()).in(locale))
                .toList();
    }

    private static Alike alike(Sanity.Depth depth, Locale locale) {
        return new Alike(Double.toString(depth.ssim()), number(depth.ssim(), "%.2f", locale),
                number(depth.spearman(), "%.2f", locale));
    }

    private static String number(double value, String format, Locale locale) {
        return Double.isNaN(value) ? "–" : new Decimal(value, format).in(locale).replace('-', '−');
    }
}
