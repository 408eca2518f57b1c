package org.cameralucida.evaluate;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cameralucida.message.Message;

/**
 * The figures of an evaluation: an entry a network and method, then the baselines of that network.
 *
 * @param results whose figures these are
 * @param entries networks in their order, in each the methods in theirs
 */
public record Summary(Results results, List<Entry> entries) {

    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls().create();
    private static final List<String> CONVENTIONS = List.of("iou", "box", "errors", "known", "twoBox", "pointing",
            "energy", "calibration", "maxBoxAcc", "sparseness", "centreBox", "randomMap", "intervals", "rankAgreement", "findings");
    private static final List<String> OF_PERTURBATIONS = List.of("deletionInsertion", "road", "confidenceChange");

    /**
     * A network and a method.
     *
     * @param network its name
     * @param method its name, or the baseline's
     * @param images how many have results
     * @param failed how many could not be evaluated
     * @param labelled how many have a class that the network has
     * @param boxed how many of those have true boxes
     * @param calibration the expected calibration error
     * @param figures the means over the images
     * @param differences from the first network's by the same method; none for that one itself
     */
    public record Entry(String network, String method, int images, int failed, int labelled, int boxed,
            Interval calibration, List<Figure> figures, List<Figure> differences) {

        /** A measure's figure; NaN where this evaluation does not have it. */
        public Figure figure(Measure measure) {
            return figures.stream().filter(figure -> figure.measure() == measure).findFirst()
                    .orElseGet(() -> new Figure(measure, new Interval(Double.NaN, Double.NaN, Double.NaN)));
        }
    }

    /**
     * A mean over images.
     *
     * @param measure whose
     * @param interval with the mean; NaN where no image has the number
     */
    public record Figure(Measure measure, Interval interval) {
    }

    /**
     * The figures of results.
     *
     * @param hasIntervals whether intervals are found as well, which is slow; else they are NaN
     * @param check is run before each figure, on the thread that finds it; what it throws ends the work
     */
    static Summary of(Results results, boolean hasIntervals, Runnable check) {
        var estimates = new Estimates(results, hasIntervals, check);
        var entries = new ArrayList<Entry>();
        for (int n = 0; n < results.networks().size(); n++) {
            var ofNetwork = estimates.means(n, 0, true);
            var calibration = estimates.calibration(n);
            for (int s = 0; s < results.sources().size(); s++) {
                var figures = new ArrayList<>(ofNetwork);
                figures.addAll(estimates.means(n, s, false));
                entries.add(new Entry(results.networks().get(n), results.sources().get(s), results.images(),
                        results.failures().size(), estimates.known(n, s, Measure.TOP1_ERROR),
                        estimates.known(n, s, Measure.IOU), calibration, List.copyOf(figures),
                        estimates.differences(n, s)));
            }
        }
        return new Summary(results, List.copyOf(entries));
    }

    /** All that the figures depend on. */
    public Parameters parameters() {
        return results.parameters();
    }

    /** How each measure is defined where others define it otherwise, a sentence each. */
    public List<Message> conventions() {
        var perturbations = parameters().measures().isEmpty() ? Stream.<String>of() : OF_PERTURBATIONS.stream();
        var sanity = results.sanity().isPresent() ? Stream.of("sanity") : Stream.<String>of();
        return Stream.of(CONVENTIONS.stream(), perturbations, sanity).flatMap(each -> each)
                .map(each -> Message.of(Summary.class, "convention." + each)).toList();
    }

    /** Writes {@code summary.json}. */
    void write(Path file) throws IOException {
        Written.write(file, out -> out.write(GSON.toJson(json()) + "\n"));
    }

    /** In JSON: an array of entries. */
    public JsonArray json() {
        return new SummaryJson(this).entries();
    }
}
