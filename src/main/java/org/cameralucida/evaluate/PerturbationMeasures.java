package org.cameralucida.evaluate;

import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.explain.MapLayout;
import org.cameralucida.explain.Observation;
import org.cameralucida.explain.Progress;
import org.cameralucida.image.Interpolation;
import org.cameralucida.image.Region;
import org.cameralucida.image.Tensor;
import org.cameralucida.message.Problem;
import org.cameralucida.render.MapResampler;

/**
 * Measures that show the network changed pictures, and so need further passes, of which the user chooses:
 * {@link DeletionInsertion}, {@link Road}, {@link ConfidenceChange}. All ask for the class whose map it is.
 *
 * @param measures those that are wanted
 * @param steps of deletion and insertion; 0 where neither is wanted
 */
public record PerturbationMeasures(Set<Measure> measures, int steps) {

    /** Steps of deletion and insertion: with the picture as it is, 32 pictures, which fill four passes of eight. */
    public static final int STANDARD_STEPS = 31;

    private static final String ALL = "all";
    private static final Map<String, Measure> NAMES = new LinkedHashMap<>();

    static {
        NAMES.put("deletion", Measure.DELETION);
        NAMES.put("insertion", Measure.INSERTION);
        NAMES.put("road", Measure.ROAD);
        NAMES.put("average-drop", Measure.AVERAGE_DROP);
        NAMES.put("increase", Measure.INCREASE);
    }

    /** No further passes. */
    public static final PerturbationMeasures NONE = new PerturbationMeasures(Set.of(), 0);

    public PerturbationMeasures {
        if (!NAMES.values().containsAll(measures)) {
            throw new IllegalArgumentException(measures + " are not all measures of changed pictures");
        }
        boolean hasSteps = measures.contains(Measure.DELETION) || measures.contains(Measure.INSERTION);
        if (hasSteps && steps < 1) {
            throw new IllegalArgumentException(steps + " steps");
        }
        steps = hasSteps ? steps : 0;
        measures = measures.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(measures));
    }

    /** What can be asked for. */
    public static List<String> names() {
        return List.copyOf(NAMES.keySet());
    }

    /**
     * The measures of some names, {@code "all"} being one.
     *
     * @throws Problem if one is the name of none
     */
    public static PerturbationMeasures of(Collection<String> names, int steps) {
        var measures = EnumSet.noneOf(Measure.class);
        for (var name : names) {
            if (!name.equals(ALL) && !NAMES.containsKey(name)) {
                throw Problem.of(PerturbationMeasures.class, "perturbation.unknown", name,
                        String.join(", ", NAMES.keySet()));
            }
            measures.addAll(name.equals(ALL) ? NAMES.values() : List.of(NAMES.get(name)));
        }
        return new PerturbationMeasures(measures, steps);
    }

    /** The names of those that are wanted. */
    public List<String> wanted() {
        return NAMES.entrySet().stream().filter(each -> measures.contains(each.getValue())).map(Map.Entry::getKey)
                .toList();
    }

    /** How many changed pictures the network is shown for each map. */
    public int pictures() {
        var each = Map.of(Measure.DELETION, steps + 1, Measure.INSERTION, steps + 1, Measure.ROAD, Road.PICTURES);
        boolean hasChange = measures.contains(Measure.AVERAGE_DROP) || measures.contains(Measure.INCREASE);
        return measures.stream().mapToInt(measure -> each.getOrDefault(measure, 0)).sum()
                + (hasChange ? ConfidenceChange.PICTURES : 0);
    }

    /**
     * What is measured of a map, by {@link Measure#number()}.
     *
     * @param seen what the network was shown, which is changed
     * @param frame where that lies on the photo
     */
    Map<String, Double> of(LoadedNetwork loaded, Observation seen, int classIndex, HeatSource.Heat heat, Region frame,
            long seed, Progress progress) {
        var found = new LinkedHashMap<String, Double>();
        if (measures.isEmpty()) {
            return found;
        }
        var input = seen.input();
        var layout = MapLayout.of(seen.network().preprocessing().layout(), input.shape());
        var map = onInput(heat, frame, layout);
        ClassProbability network = inputs -> probabilities(loaded, inputs, classIndex, progress);
        if (measures.contains(Measure.DELETION)) {
            put(found, Measure.DELETION, DeletionInsertion.area(
                    DeletionInsertion.deletion(input, layout, map, steps, network)));
        }
        if (measures.contains(Measure.INSERTION)) {
            put(found, Measure.INSERTION, DeletionInsertion.area(
                    DeletionInsertion.insertion(input, layout, map, steps, network)));
        }
        if (measures.contains(Measure.ROAD)) {
            put(found, Measure.ROAD, Road.of(input, layout, map, seed, network).combined());
        }
        if (measures.contains(Measure.AVERAGE_DROP) || measures.contains(Measure.INCREASE)) {
            var change = ConfidenceChange.of(input, layout, map, network);
            put(found, Measure.AVERAGE_DROP, change.drop());
            put(found, Measure.INCREASE, change.increase());
        }
        return found;
    }

    private void put(Map<String, Double> found, Measure measure, double number) {
        if (measures.contains(measure) && !Double.isNaN(number)) {
            found.put(measure.number(), number);
        }
    }

    private static float[] probabilities(LoadedNetwork loaded, List<Tensor> inputs, int classIndex, Progress progress) {
        progress.passed(0, inputs.size());
        var observations = loaded.observe(inputs);
        var probabilities = new float[inputs.size()];
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] = observations.get(i).probabilities()[classIndex];
        }
        return probabilities;
    }

    /** The heat where the network looks: as it is, or, if it lies elsewhere on the photo, that part of it, a value a pixel. */
    static Tensor onInput(HeatSource.Heat heat, Region frame, MapLayout layout) {
        if (heat.region().equals(frame)) {
            return heat.map();
        }
        double columns = heat.map().extent(1) / heat.region().width();
        double rows = heat.map().extent(0) / heat.region().height();
        var visible = new Region((frame.x() - heat.region().x()) * columns, (frame.y() - heat.region().y()) * rows,
                frame.width() * columns, frame.height() * rows);
        return new Tensor(MapResampler.resample(heat.map(), visible, layout.width(), layout.height(),
                Interpolation.BILINEAR), layout.height(), layout.width());
    }
}
