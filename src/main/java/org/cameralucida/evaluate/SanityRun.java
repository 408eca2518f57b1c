package org.cameralucida.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.cameralucida.explain.Input;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.explain.Progress;
import org.cameralucida.explain.Request;
import org.cameralucida.explain.Target;
import org.cameralucida.explain.View;
import org.cameralucida.image.Tensor;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Network;

/** Makes the maps of networks that forget layer by layer, and compares them with those of the networks as they are. */
public final class SanityRun {

    /** How many images are looked at. */
    public static final int IMAGES = 16;

    private static final int DEPTHS = 8;

    private final Evaluation what;
    private final Results results;
    private final int[] rows;
    private final Function<Network, LoadedNetwork> opener;
    private final Progress progress;
    private int done;

    private SanityRun(Evaluation what, Results results, Function<Network, LoadedNetwork> opener, Progress progress) {
        this.what = what;
        this.results = results;
        int count = Math.min(IMAGES, results.images());
        this.rows = IntStream.range(0, count).map(i -> (int) ((long) i * results.images() / count)).toArray();
        this.opener = opener;
        this.progress = progress;
    }

    /**
     * Makes and compares them; slow. Maps are of the classes that the evaluation's are of.
     *
     * @param results of that evaluation
     * @param opener opens a network as those of the evaluation were opened
     * @param progress hears of each network that was made to forget, and can stop it
     * @throws java.util.concurrent.CancellationException if {@code progress} stopped it
     */
    public static Sanity run(Evaluation what, Results results, Function<Network, LoadedNetwork> opener,
            Progress progress) {
        var run = new SanityRun(what, results, opener, progress);
        return new Sanity(run.rows.length, what.seed(), IntStream.range(0, what.networks().size())
                .mapToObj(run::ofNetwork).toList());
    }

    /** How many maps are made at most. */
    public static int maps(Results results) {
        return results.networks().size() * results.parameters().methods().size() * (1 + DEPTHS)
                * Math.min(IMAGES, results.images());
    }

    private Sanity.OfNetwork ofNetwork(int n) {
        var loaded = what.networks().get(n).loaded();
        var network = loaded.network();
        RandomisedNetwork randomised;
        try {
            randomised = new RandomisedNetwork(network);
        } catch (Problem e) {
            return new Sanity.OfNetwork(network.name(), 0, e.getMessage(), List.of());
        }
        var inputs = IntStream.of(rows).mapToObj(row -> {
            var photo = what.data().examples().get(results.row(row).index()).photo();
            return View.of(photo, network.preprocessing()).tensor(network.preprocessing());
        }).toList();
        var original = maps(n, loaded, inputs);
        int[] depths = depths(randomised.depth());
        var found = new ArrayList<List<List<Optional<Tensor>>>>();
        for (int d = 0; d < depths.length; d++) {
            try (var forgetful = opener.apply(randomised.without(depths[d], what.seed()))) {
                found.add(maps(n, forgetful, inputs));
            }
            done = n * DEPTHS + d + 1;
            tell();
        }
        var methods = IntStream.range(0, what.methods().size()).mapToObj(m -> new Sanity.OfMethod(
                what.methods().get(m).method().id(), IntStream.range(0, depths.length).mapToObj(d -> new Sanity.Depth(
                        depths[d], randomised.layer(depths[d] - 1), mean(original.get(m), found.get(d).get(m),
                                MapSimilarity::ssim), mean(original.get(m), found.get(d).get(m),
                                        MapSimilarity::spearman))).toList(),
                mean(original.get(m), found.get(depths.length - 1).get(m), SanityRun::rise))).toList();
        return new Sanity.OfNetwork(network.name(), randomised.depth(), "", methods);
    }

    /** From one layer to all, in at most eight steps of about the same size. */
    static int[] depths(int layers) {
        int steps = Math.min(DEPTHS, layers);
        return IntStream.range(0, steps)
                .map(i -> steps == 1 ? 1 : 1 + (int) Math.round(i * (layers - 1.0) / (steps - 1))).toArray();
    }

    /** By method, then by image; empty where a network that forgot has none. */
    private List<List<Optional<Tensor>>> maps(int n, LoadedNetwork loaded, List<Tensor> inputs) {
        return what.methods().stream().map(each -> IntStream.range(0, inputs.size()).mapToObj(i -> {
            var request = new Request(new Input.Preprocessed(inputs.get(i)),
                    new Target.Index(results.row(rows[i]).networks().get(n).mapClass()), each.method(),
                    each.settings(), Optional.empty());
            try {
                return Optional.of(each.method().heat(loaded.explain(request, (pass, passes) -> tell()).map()));
            } catch (Problem e) {
                return Optional.<Tensor>empty();
            }
        }).toList()).toList();
    }

    /** Again and again, so that it can be stopped within a method's own passes. */
    private void tell() {
        progress.passed(done, what.networks().size() * DEPTHS);
    }

    private interface Comparison {
        double of(Tensor original, Tensor other);
    }

    private static double mean(List<Optional<Tensor>> original, List<Optional<Tensor>> others, Comparison comparison) {
        return IntStream.range(0, original.size()).filter(i -> original.get(i).isPresent() && others.get(i).isPresent())
                .mapToDouble(i -> comparison.of(original.get(i).get(), others.get(i).get()))
                .filter(value -> !Double.isNaN(value)).average().orElse(Double.NaN);
    }

    private static double rise(Tensor original, Tensor other) {
        double before = MapSimilarity.entropy(original);
        return before > 0 ? (MapSimilarity.entropy(other) - before) / before : Double.NaN;
    }
}
