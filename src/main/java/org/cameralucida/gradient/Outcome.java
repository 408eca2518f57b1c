package org.cameralucida.gradient;

import java.util.List;
import java.util.stream.Collectors;
import org.cameralucida.gradient.RuleBook.Carried;
import org.cameralucida.message.Problem;

/** The result of deriving a graph: the graph with its gradients, or what stands in the way. */
public sealed interface Outcome permits GradientGraph, Outcome.Obstructed {

    /**
     * There are operators on the way that have no rule.
     *
     * @param obstacles what they are and where; the first met is first
     * @param carried what they have no rule for
     */
    record Obstructed(List<Obstacle> obstacles, Carried carried) implements Outcome {
        public Obstructed {
            obstacles = List.copyOf(obstacles);
        }
    }

    /**
     * The graph.
     *
     * @param network what the user calls the network
     * @throws Problem naming the operators without a rule
     */
    default GradientGraph orProblem(String network) {
        if (this instanceof Obstructed blocked) {
            var names = blocked.obstacles().stream().limit(3).map(Obstacle::toString).collect(Collectors.joining(", "));
            int more = Math.max(0, blocked.obstacles().size() - 3);
            throw Problem.of(Outcome.class, blocked.carried() == Carried.GRADIENT ? "gradient.obstructed"
                    : "relevance.obstructed", network, names, more);
        }
        return (GradientGraph) this;
    }
}
