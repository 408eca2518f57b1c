package org.cameralucida.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The equation of an Einsum: a letter for each axis of its inputs and of its output.
 *
 * @param inputs the letters of each input
 * @param output the letters of the output
 */
public record EinsumTerms(List<String> inputs, String output) {

    /** The terms of a node; none if it speaks of axes that it does not name. */
    public static Optional<EinsumTerms> of(Node node) {
        var equation = node.string("equation", "").replace(" ", "");
        if (equation.contains(".")) {
            return Optional.empty();
        }
        int arrow = equation.indexOf("->");
        var inputs = Arrays.asList((arrow < 0 ? equation : equation.substring(0, arrow)).split(",", -1));
        return Optional.of(new EinsumTerms(List.copyOf(inputs),
                arrow < 0 ? implied(inputs) : equation.substring(arrow + 2)));
    }

    /** Without an arrow: what occurs once, in the order of the alphabet. */
    private static String implied(List<String> inputs) {
        var all = String.join("", inputs);
        return all.chars().filter(letter -> all.indexOf(letter) == all.lastIndexOf(letter)).sorted()
                .mapToObj(letter -> String.valueOf((char) letter)).collect(Collectors.joining());
    }

    /** The shape of the output; null if an input's is not known. */
    long[] shape(List<long[]> shapes) {
        var extents = new HashMap<Character, Long>();
        for (int i = 0; i < inputs.size(); i++) {
            var shape = i < shapes.size() ? shapes.get(i) : null;
            if (shape == null || shape.length != inputs.get(i).length()) {
                return null;
            }
            for (int axis = 0; axis < shape.length; axis++) {
                extents.merge(inputs.get(i).charAt(axis), shape[axis], (a, b) -> a < 0 || a == 1 ? b : a);
            }
        }
        var result = new long[output.length()];
        Arrays.setAll(result, i -> extents.getOrDefault(output.charAt(i), Shapes.UNKNOWN));
        return result;
    }

    /** Whether each term names each axis once. */
    public boolean isPlain() {
        var terms = new ArrayList<>(inputs);
        terms.add(output);
        return terms.stream().allMatch(term -> term.chars().distinct().count() == term.length());
    }
}
