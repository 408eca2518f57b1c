package org.cameralucida.workspace;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is evaluated: what the window asks with, keeps for the next time, and makes a command of.
 *
 * @param data the data set's folder, zip or table
 * @param layout how it lies there, by its name; null to find that out
 * @param mapping which class is which; null where names and ids say that
 * @param networks names of the catalog, or files
 * @param methods what makes the maps
 * @param measures names of measures that show the networks changed pictures
 * @param threshold of the box, a fraction of the map's maximum
 * @param limit how many images, evenly spread; 0 for all
 * @param results the folder of the results; null for one of the program's own
 * @param outputs by network, the output that was chosen of it, where one was
 */
public record EvaluationState(Path data, String layout, Path mapping, List<String> networks, List<Method> methods,
        List<String> measures, double threshold, int limit, Path results, Map<String, String> outputs) {

    public EvaluationState {
        networks = networks == null ? List.of() : List.copyOf(networks);
        methods = methods == null ? List.of() : List.copyOf(methods);
        measures = measures == null ? List.of() : List.copyOf(measures);
        outputs = outputs == null ? Map.of() : Map.copyOf(outputs);
    }

    /**
     * A method.
     *
     * @param id its name
     * @param settings those that are not at their standard, by key
     */
    public record Method(String id, Map<String, String> settings) {

        public Method {
            settings = settings == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        }
    }
}
