package org.cameralucida.explain;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cameralucida.image.Tensor;
import org.cameralucida.message.Problem;
import org.cameralucida.network.BlockPart;
import org.cameralucida.network.ExposedOutputs;
import org.cameralucida.network.Layer;
import org.cameralucida.network.MapTensor;
import org.cameralucida.network.Network;
import org.cameralucida.network.TokenAxis;
import org.cameralucida.onnx.OnnxModel;

/**
 * The attention of one block for a picture: how much of each token each token takes.
 *
 * @param block its number, from 0
 * @param grid the tokens that it is among
 * @param values the probabilities A, {@code [heads,tokens,tokens]}, each row of which sums to 1; or gradients by them
 */
public record Attention(int block, MapTensor grid, Tensor values) {

    private record Exposed(OnnxModel model) implements SessionCache.Runnable {
    }

    /** What is read by attentions that are among all tokens of a grid, in their order. */
    public static List<Layer> layers(Network network) {
        return network.layers().stream().filter(layer -> !layer.part().map(BlockPart::attention).orElse("").isEmpty())
                .toList();
    }

    /**
     * The same, of a network in which one attention builds on another.
     *
     * @throws Problem if it has none, or they are not all among the same tokens
     */
    public static List<Layer> sameLayers(Network network) {
        var layers = layers(network);
        long all = network.layers().stream().filter(l -> l.part().map(BlockPart::kind)
                .filter(kind -> kind == BlockPart.Kind.BEFORE_ATTENTION).isPresent()).count();
        if (layers.isEmpty()) {
            throw Problem.of(Method.class, all > 0 ? "attention.windows" : "attention.none", network.name());
        }
        var first = layers.get(0).maps();
        if (layers.size() < all || layers.stream().anyMatch(layer -> tokens(layer.maps()) != tokens(first))) {
            throw Problem.of(Method.class, "attention.windows", network.name());
        }
        return layers;
    }

    /** The attentions of blocks, by one pass forward, no further than to the last of them. */
    public static List<Attention> of(MethodInput input, List<Layer> layers) {
        var network = input.network();
        var tensors = probabilities(layers);
        var key = "attention " + String.join(", ", tensors);
        var sessions = input.loaded().sessions();
        var graph = sessions.graph(key, () -> new Exposed(ExposedOutputs.of(network, tensors.toArray(String[]::new))));
        var shown = GradientPass.filled(network, input.observation().input());
        return of(layers, sessions.run(key, graph, Map.of(network.input(), shown)), shown.extent(0));
    }

    /** The tensors of the probabilities. */
    public static List<String> probabilities(List<Layer> layers) {
        return layers.stream().map(layer -> layer.part().orElseThrow().attention()).toList();
    }

    /** What was found for the probabilities of blocks, of the first of so many pictures. */
    public static List<Attention> of(List<Layer> layers, List<Tensor> found, int batch) {
        return IntStream.range(0, layers.size()).mapToObj(i -> {
            Tensor all = found.get(i);
            int tokens = all.extent(-1);
            int heads = all.shape().length == 4 ? all.extent(1) : all.extent(0) / batch;
            int size = heads * tokens * tokens;
            float[] own = all.data().length == size ? all.data() : Arrays.copyOf(all.data(), size);
            return new Attention(layers.get(i).part().orElseThrow().block(), layers.get(i).maps(),
                    new Tensor(own, heads, tokens, tokens));
        }).toList();
    }

    /** How many heads. */
    public int heads() {
        return values.extent(0);
    }

    /** How many tokens. */
    public int tokens() {
        return values.extent(1);
    }

    /** How many tokens a grid is among. */
    public static int tokens(MapTensor grid) {
        return grid.tokens().map(TokenAxis::count).orElse(grid.positions());
    }

    /** What the places get of a number for each token, {@code [H,W]}. */
    public Tensor places(double[] tokens) {
        return places(grid, tokens);
    }

    /** What the places of a grid get of a number for each token, {@code [H,W]}. */
    public static Tensor places(MapTensor grid, double[] tokens) {
        int prefix = grid.tokens().map(TokenAxis::prefix).orElse(0);
        var map = new float[grid.positions()];
        for (int i = 0; i < map.length; i++) {
            map[i] = (float) tokens[prefix + i];
        }
        return new Tensor(map, grid.height(), grid.width());
    }

    /**
     * How much each token counts where attention starts from: all on one of them; or as the classes are read, all on the
     * class token, or on a mean over the places evenly.
     *
     * @param place a position, row by row; -1 for where the classes are read
     * @throws Problem if there is no such position
     */
    public double[] start(MethodInput input, int place) {
        int prefix = grid.tokens().map(TokenAxis::prefix).orElse(0);
        var start = new double[tokens()];
        if (place >= grid.positions()) {
            throw Problem.of(Method.class, "attention.place", Integer.toString(place),
                    Integer.toString(grid.positions() - 1));
        }
        if (place >= 0) {
            start[prefix + place] = 1;
        } else if (tokens() == grid.positions() || input.network().head().hasClassMaps()) {
            Arrays.fill(start, prefix, prefix + grid.positions(), 1.0 / grid.positions());
        } else {
            start[prefix > 0 ? 0 : grid.positions()] = 1;
        }
        return start;
    }
}
