package org.cameralucida.evaluate.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.cameralucida.evaluate.Calibration;
import org.cameralucida.evaluate.Results;
import org.cameralucida.evaluate.ThresholdCurve;
import org.cameralucida.evaluate.report.Plot.Axis;
import org.cameralucida.evaluate.report.Plot.Form;
import org.cameralucida.evaluate.report.Plot.Ink;
import org.cameralucida.evaluate.report.Plot.Series;

/** The plots of an evaluation: a colour a network and method; the first network's baselines in grey. */
final class Plots {

    private static final Axis SHARE = new Axis("", 0, 100, 20);
    private static final double[] ENDS = {0, 1};

    private final Results results;
    private final Locale locale;

    Plots(Results results, Locale locale) {
        this.results = results;
        this.locale = locale;
    }

    /** A line of the plots. */
    record Line(int network, int source, Ink ink, Form form) {
    }

    /** All lines, baselines first. */
    List<Line> lines() {
        var lines = new ArrayList<Line>();
        int place = 0;
        for (int n = 0; n < results.networks().size(); n++) {
            for (int s = 0; s < results.sources().size(); s++) {
                if (!results.isBaseline(s)) {
                    lines.add(new Line(n, s, Ink.of(place++), Form.LINE));
                } else if (n == 0) {
                    lines.add(lines.size() - place, new Line(n, s, Ink.GREY,
                            s == results.sources().size() - 1 ? Form.DOTTED : Form.DASHES));
                }
            }
        }
        return lines;
    }

    private interface Points {
        double[] of(Line line);
    }

    private String plot(Axis x, double[] xs, Points ys) {
        return new Plot(x, SHARE, lines().stream()
                .map(line -> new Series(line.ink(), line.form(), xs, ys.of(line))).toList()).svg(locale);
    }

    /** The share of boxes whose IoU is at least each value, %. */
    String aboveIou(String axis) {
        int bins = results.iouHistogram(0, 0).length;
        var xs = IntStream.rangeClosed(0, bins).mapToDouble(k -> k / (double) bins).toArray();
        return plot(new Axis(axis, 0, 1, 0.2), xs, line -> {
            int[] counts = results.iouHistogram(line.network(), line.source());
            int all = IntStream.of(counts).sum();
            return IntStream.rangeClosed(0, bins)
                    .mapToDouble(k -> 100.0 * IntStream.range(k, bins).map(i -> counts[i]).sum() / all).toArray();
        });
    }

    /** The share of boxes that are right at each threshold, %. */
    String thresholds(String axis) {
        int levels = results.curve(0, 0).largest().curve().length;
        var xs = IntStream.range(0, levels).mapToDouble(ThresholdCurve::threshold).toArray();
        return plot(new Axis(axis, 0, 1, 0.2), xs, line -> Arrays.stream(
                results.curve(line.network(), line.source()).largest().curve()).map(share -> 100 * share).toArray());
    }

    /** How many boxes have an IoU in each bin, % of them. */
    String histogram(Line line, String axis) {
        int[] counts = results.iouHistogram(line.network(), line.source());
        int all = IntStream.of(counts).sum();
        int most = IntStream.of(counts).max().orElse(0);
        double top = Math.max(10, 10 * Math.ceil(10.0 * most / all));
        var xs = IntStream.range(0, counts.length).mapToDouble(k -> (k + 0.5) / counts.length).toArray();
        var ys = IntStream.of(counts).mapToDouble(count -> 100.0 * count / all).toArray();
        return new Plot(new Axis(axis, 0, 1, 0.2), new Axis("", 0, top, top > 40 ? 20 : 10),
                List.of(new Series(line.ink(), Form.BARS, xs, ys))).svg(locale);
    }

    /** How often a network is right against how sure it is; bins without images are left out. */
    String reliability(String axis) {
        var series = new ArrayList<>(List.of(new Series(Ink.GREY, Form.DASHES, ENDS, new double[] {0, 100})));
        for (int n = 0; n < results.networks().size(); n++) {
            var bins = results.calibration(n).bins().stream().filter(bin -> bin.images() > 0).toList();
            var xs = bins.stream().mapToDouble(Calibration.Bin::confidence).toArray();
            var ys = bins.stream().mapToDouble(bin -> 100 * bin.accuracy()).toArray();
            series.add(new Series(ink(n), Form.LINE, xs, ys));
            series.add(new Series(ink(n), Form.DOTS, xs, ys));
        }
        return new Plot(new Axis(axis, 0, 1, 0.2), SHARE, series).svg(locale);
    }

    /** A network's colour: that of its first method. */
    private Ink ink(int network) {
        return lines().stream().filter(line -> line.network() == network && !results.isBaseline(line.source()))
                .findFirst().map(Line::ink).orElse(Ink.of(network));
    }
}
