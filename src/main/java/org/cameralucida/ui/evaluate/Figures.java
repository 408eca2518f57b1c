package org.cameralucida.ui.evaluate;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cameralucida.evaluate.Calibration;
import org.cameralucida.evaluate.ClassFigures;
import org.cameralucida.evaluate.Confusion;
import org.cameralucida.evaluate.Measure;
import org.cameralucida.evaluate.Results;
import org.cameralucida.evaluate.Summary;
import org.cameralucida.evaluate.ThresholdCurve;

/**
 * What is shown beside the images, of results at one moment: all of it as the room {@code evaluate} has it.
 *
 * @param results of which it is
 * @param network that is looked at, by its place
 * @param source that is looked at, by its place
 * @param ious the histogram of each network's IoUs by this source; without boxes only zeros
 * @param middle the same of a box in the middle
 * @param curve how good boxes are at each threshold
 * @param calibration whether the network is right as often as it is sure
 * @param confusion what is taken for what
 * @param classes each class by itself
 */
record Figures(Results results, int network, int source, List<int[]> ious, int[] middle, ThresholdCurve curve,
        Calibration calibration, Confusion confusion, List<ClassFigures> classes) {

    /** The figures; slow for many images. */
    static Figures of(Results results, int network, int source) {
        return new Figures(results, network, source, IntStream.range(0, results.networks().size())
                .mapToObj(each -> results.iouHistogram(each, source)).toList(),
                results.iouHistogram(network, results.sources().size() - 2), results.curve(network, source),
                results.calibration(network), results.confusion(network), results.classes(network, source));
    }

    String className(int classIndex) {
        return results.className(network, classIndex);
    }

    /** Whether any image has true boxes. */
    boolean hasBoxes() {
        return boxed(ious.get(network)) > 0;
    }

    /** How many images a histogram is of. */
    static int boxed(int[] histogram) {
        return IntStream.of(histogram).sum();
    }

    /** Whether any image's class is known. */
    boolean hasLabels() {
        return !confusion.counts().isEmpty();
    }

    /** The share of images whose IoU is at least that of each bin's lower end; at last that of none. */
    static double[] sharesAbove(int[] histogram) {
        var shares = new double[histogram.length + 1];
        int above = 0;
        for (int bin = histogram.length - 1; bin >= 0; bin--) {
            above += histogram[bin];
            shares[bin] = above / (double) boxed(histogram);
        }
        return shares;
    }

    /**
     * A network less another, in the same images.
     *
     * @param better the network that is looked at, or the second one
     * @param than the first
     */
    record Difference(String better, String than, Summary.Figure figure) {
    }

    /** How the network that is looked at, or else the second, differs from the first; empty where that is not known. */
    Optional<Difference> difference(Summary summary) {
        if (summary == null || results.networks().size() < 2) {
            return Optional.empty();
        }
        var name = results.networks().get(Math.max(1, network));
        var measure = hasBoxes() ? Measure.GT_KNOWN : Measure.TOP1_ERROR;
        return summary.entries().stream().filter(entry -> entry.network().equals(name)
                        && entry.method().equals(results.sources().get(source)))
                .flatMap(entry -> entry.differences().stream()).filter(figure -> figure.measure() == measure)
                .filter(figure -> Double.isFinite(figure.interval().value())).findFirst()
                .map(figure -> new Difference(name, results.networks().get(0), figure));
    }
}
