package org.cameralucida.onnx;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A computation graph: operations in topological order, each tensor made before it is used. Immutable; the {@code
 * with…} methods give a changed copy. Tensors are known by name. A read graph has its Constant nodes lifted into {@link
 * #constants}, and constants are never among the inputs.
 */
public final class Graph {

    private final String name;
    private final List<Node> nodes;
    private final Map<String, Constant> constants;
    private final List<Value> inputs;
    private final List<Value> outputs;
    private final Map<String, Value> values;
    private final UnreadFields unread;
    private Map<String, Node> producers;
    private Map<String, List<Node>> consumers;

    /**
     * A graph.
     *
     * @param name what the model calls it
     * @param nodes its operations; brought into order if they are not
     * @param constants its weights by name
     * @param inputs what is fed
     * @param outputs what is asked for
     * @param values what is known of tensors inside, by name
     * @throws IllegalArgumentException if the operations go in a circle
     */
    public Graph(String name, List<Node> nodes, Map<String, Constant> constants, List<Value> inputs,
                 List<Value> outputs, Map<String, Value> values) {
        this(name, nodes, constants, inputs, outputs, values, UnreadFields.NONE);
    }

    Graph(String name, List<Node> nodes, Map<String, Constant> constants, List<Value> inputs, List<Value> outputs,
          Map<String, Value> values, UnreadFields unread) {
        this.name = name;
        this.nodes = TopologicalOrder.sorted(nodes);
        this.constants = Collections.unmodifiableMap(new LinkedHashMap<>(constants));
        this.inputs = List.copyOf(inputs);
        this.outputs = List.copyOf(outputs);
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        this.unread = unread;
    }

    /** What the model calls it. */
    public String name() {
        return name;
    }

    /** Its operations, each after those whose outputs it uses. */
    public List<Node> nodes() {
        return nodes;
    }

    /** Its weights by name. */
    public Map<String, Constant> constants() {
        return constants;
    }

    /** The tensors to be fed. */
    public List<Value> inputs() {
        return inputs;
    }

    /** The tensors asked for. */
    public List<Value> outputs() {
        return outputs;
    }

    /** Declarations of tensors inside, by name, as far as the model has them. */
    public Map<String, Value> values() {
        return values;
    }

    UnreadFields unread() {
        return unread;
    }

    /** The node that makes a tensor; none for inputs, constants and unknown names. */
    public synchronized Optional<Node> producer(String tensor) {
        if (producers == null) {
            producers = new HashMap<>();
            for (var node : nodes) {
                node.outputs().forEach(output -> producers.putIfAbsent(output, node));
            }
            producers.remove("");
        }
        return Optional.ofNullable(producers.get(tensor));
    }

    /** The nodes that use a tensor, in order, those included whose subgraphs do. */
    public synchronized List<Node> consumers(String tensor) {
        if (consumers == null) {
            consumers = new HashMap<>();
            for (var node : nodes) {
                TopologicalOrder.uses(node).forEach(used -> consumers.computeIfAbsent(used, k -> new ArrayList<>()).add(node));
            }
        }
        return List.copyOf(consumers.getOrDefault(tensor, List.of()));
    }

    /** The constant of that name; none if the tensor is not constant. */
    public Optional<Constant> constant(String tensor) {
        return Optional.ofNullable(constants.get(tensor));
    }

    /** What is declared of a tensor: as input, output, constant, or inside. */
    public Optional<Value> value(String tensor) {
        if (constants.containsKey(tensor)) {
            return Optional.of(constants.get(tensor).declaration());
        }
        for (var declared : List.of(inputs, outputs)) {
            for (var value : declared) {
                if (value.name().equals(tensor)) {
                    return Optional.of(value);
                }
            }
        }
        return Optional.ofNullable(values.get(tensor));
    }

    /** Whether the tensor is one of the outputs. */
    public boolean isOutput(String tensor) {
        return outputs.stream().anyMatch(o -> o.name().equals(tensor));
    }

    /** All names of tensors and nodes in use, those of subgraphs included. */
    public Set<String> names() {
        var names = new HashSet<String>(constants.keySet());
        names.addAll(values.keySet());
        inputs.forEach(i -> names.add(i.name()));
        outputs.forEach(o -> names.add(o.name()));
        for (var node : nodes) {
            names.add(node.name());
            names.addAll(node.inputs());
            names.addAll(node.outputs());
            TopologicalOrder.subgraphs(node).forEach(g -> names.addAll(g.names()));
        }
        return names;
    }

    /** A name like {@code prefix} that nothing in the graph has. */
    public String freshName(String prefix) {
        return freshName(prefix, names());
    }

    /** A name like {@code prefix} that is not taken. */
    static String freshName(String prefix, Collection<String> taken) {
        var candidate = prefix;
        for (int i = 1; taken.contains(candidate); i++) {
            candidate = prefix + "_" + i;
        }
        return candidate;
    }

    /** The same graph with other operations. */
    public Graph withNodes(List<Node> newNodes) {
        return new Graph(name, newNodes, constants, inputs, outputs, values, unread);
    }

    /** The same graph with other constants. */
    public Graph withConstants(Map<String, Constant> newConstants) {
        return new Graph(name, nodes, newConstants, inputs, outputs, values, unread);
    }

    /** The same graph with other inputs. */
    public Graph withInputs(List<Value> newInputs) {
        return new Graph(name, nodes, constants, newInputs, outputs, values, unread);
    }

    /** The same graph with other outputs. */
    public Graph withOutputs(List<Value> newOutputs) {
        return new Graph(name, nodes, constants, inputs, newOutputs, values, unread);
    }

    /** The same graph with other declarations. */
    public Graph withValues(Map<String, Value> newValues) {
        return new Graph(name, nodes, constants, inputs, outputs, newValues, unread);
    }

    /** The same operations, those that used a tensor using another one in its place. */
    public Graph rewired(String tensor, String replacement) {
        return withNodes(nodes.stream().map(n -> n.inputs().contains(tensor) ? n.withInputs(n.inputs().stream()
                .map(i -> i.equals(tensor) ? replacement : i).toList()) : n).toList());
    }

    /**
     * The part of the graph behind a tensor: what computes an output of it. Of the graph's own inputs those stay that this
     * part reads too, as through a shortcut.
     *
     * @param input what to call the first input, in the tensor's place, as far as that name is free
     */
    public Graph behind(String tensor, String input, Value output) {
        var first = freshName(input);
        var rest = rewired(tensor, first).withValues(Map.of()).withOutputs(List.of(output)).pruned();
        var read = new ArrayList<>(List.of(new Value(first, ElementType.FLOAT, null)));
        inputs.stream().filter(i -> !rest.consumers(i.name()).isEmpty()).forEach(read::add);
        return rest.withInputs(read);
    }

    /** The same graph with further operations and constants. */
    public Graph plus(List<Node> moreNodes, Collection<Constant> moreConstants) {
        var allNodes = new ArrayList<>(nodes);
        allNodes.addAll(moreNodes);
        var allConstants = new LinkedHashMap<>(constants);
        moreConstants.forEach(c -> allConstants.put(c.name(), c));
        return new Graph(name, allNodes, allConstants, inputs, outputs, values, unread);
    }

    /** The same graph without the operations, constants and declarations that no output needs; inputs stay. */
    public Graph pruned() {
        Set<String> needed = new LinkedHashSet<>();
        outputs.forEach(o -> needed.add(o.name()));
        var kept = new ArrayList<Node>();
        for (int i = nodes.size() - 1; i >= 0; i--) {
            var node = nodes.get(i);
            if (node.outputs().stream().anyMatch(needed::contains)) {
                kept.add(0, node);
                needed.addAll(TopologicalOrder.uses(node));
            }
        }
        var made = new HashSet<>(needed);
        kept.forEach(n -> made.addAll(n.outputs()));
        var keptConstants = new LinkedHashMap<>(constants);
        keptConstants.keySet().retainAll(needed);
        var keptValues = new LinkedHashMap<>(values);
        keptValues.keySet().retainAll(made);
        return new Graph(name, kept, keptConstants, inputs, outputs, keptValues, unread);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Graph g && name.equals(g.name) && nodes.equals(g.nodes)
                && constants.equals(g.constants) && inputs.equals(g.inputs) && outputs.equals(g.outputs)
                && values.equals(g.values) && unread.equals(g.unread);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + nodes.hashCode();
    }

    @Override
    public String toString() {
        return "Graph " + name + " of " + nodes.size() + " nodes";
    }
}
