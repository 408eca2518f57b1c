package org.cameralucida.evaluate;

import java.util.ArrayList;
import java.util.List;
import org.cameralucida.dataset.ClassMapping;
import org.cameralucida.dataset.DataSet;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.explain.Method;
import org.cameralucida.explain.Settings;
import org.cameralucida.message.Problem;

/**
 * What is to be evaluated: networks and methods over a data set.
 *
 * @param data the images, with what is known of them
 * @param networks open
 * @param methods whose maps are made into boxes
 * @param threshold of the box: the fraction of the map's maximum, 0.2 in the paper
 * @param seed of the random map
 * @param perturbations the measures that need further passes
 */
public record Evaluation(DataSet data, List<Subject> networks, List<Localiser> methods, double threshold, long seed,
        PerturbationMeasures perturbations) {

    public Evaluation {
        networks = List.copyOf(networks);
        methods = List.copyOf(methods);
        for (var subject : networks) {
            if (!subject.loaded().network().head().scores().hasProbabilities()) {
                throw Problem.of(Evaluation.class, "network.value", subject.loaded().network().name());
            }
            for (var each : methods) {
                if (!each.method().works(subject.loaded().network())) {
                    throw Problem.of(Evaluation.class, "method.not", each.method().id(),
                            subject.loaded().network().name(), subject.loaded().network().head().description());
                }
            }
        }
    }

    /** Without measures that need further passes. */
    public Evaluation(DataSet data, List<Subject> networks, List<Localiser> methods, double threshold, long seed) {
        this(data, networks, methods, threshold, seed, PerturbationMeasures.NONE);
    }

    /**
     * A network, and which of its classes the data set's are.
     *
     * @param loaded the network
     * @param classes the data set's among its classes
     */
    public record Subject(LoadedNetwork loaded, ClassMapping classes) {
    }

    /** A method with values for all of its settings. */
    public record Localiser(Method method, Settings settings) {
    }

    /** Where heat comes from: the methods, then the baselines. */
    List<HeatSource> sources() {
        var sources = new ArrayList<HeatSource>();
        methods.forEach(each -> sources.add(new HeatSource.OfMethod(each.method(), each.settings())));
        sources.add(new HeatSource.CentreBox());
        sources.add(new HeatSource.RandomMap(seed));
        return sources;
    }
}
