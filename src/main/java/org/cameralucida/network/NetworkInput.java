package org.cameralucida.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.cameralucida.image.ColorProfile;
import org.cameralucida.image.Resampling;
import org.cameralucida.image.ResizeFilter;
import org.cameralucida.message.Problem;
import org.cameralucida.onnx.ElementType;
import org.cameralucida.onnx.Graph;
import org.cameralucida.onnx.GraphBuilder;
import org.cameralucida.onnx.OnnxModel;
import org.cameralucida.onnx.Shape;
import org.cameralucida.onnx.Value;

/**
 * The one input of a graph, as an image.
 *
 * @param value its declaration
 * @param layout the order of its axes
 * @param channels 1, 3 or 4
 * @param width columns; -1 where the graph leaves it open
 * @param height rows; -1 where the graph leaves it open
 * @param pixels whether it takes values of 0…255: whole numbers, or the graph begins by scaling them
 */
record NetworkInput(Value value, Layout layout, int channels, int width, int height, boolean pixels) {

    /** torchvision's networks see the central 224 of 256. */
    private static final double USUAL_MARGIN = 256.0 / 224;
    /** Below this, networks are of small data sets, whose photos are not cropped. */
    private static final int SMALL = 96;
    private static final List<Float> MEAN = List.of(0.485f, 0.456f, 0.406f);
    private static final List<Float> STD = List.of(0.229f, 0.224f, 0.225f);

    /**
     * Reads the input off a graph.
     *
     * @throws Problem if it has none, several, or one that is no image
     */
    static NetworkInput of(Graph graph, String network) {
        if (graph.inputs().isEmpty()) {
            throw Problem.of(NetworkInput.class, "network.inputs.none", network);
        }
        if (graph.inputs().size() > 1) {
            throw Problem.of(NetworkInput.class, "network.inputs", network, Integer.toString(graph.inputs().size()),
                    graph.inputs().stream().map(Value::name).collect(Collectors.joining(", ")),
                    "\"inputs\": {\"" + graph.inputs().get(graph.inputs().size() - 1).name() + "\": 1.0}");
        }
        var value = graph.inputs().get(0);
        boolean isNumber = value.type().isFloating() || List.of(ElementType.UINT8, ElementType.INT8, ElementType.INT32,
                ElementType.INT64).contains(value.type());
        if (!isNumber) {
            throw Problem.of(NetworkInput.class, "network.input.type", network, value.name(), value.type().toString());
        }
        var shape = value.shape().orElse(Shape.of(-1, -1, -1, -1));
        var input = shape.rank() == 4 ? image(graph, value, shape) : null;
        if (input == null) {
            throw Problem.of(NetworkInput.class, "network.input.shape", network, value.name(), shape.toString());
        }
        return input;
    }

    private static NetworkInput image(Graph graph, Value value, Shape shape) {
        var layout = InputReader.layout(graph, value.name()).filter(l -> canBeChannels(shape.extent(channelAxis(l))))
                .or(() -> layoutByExtents(shape)).orElse(null);
        if (layout == null) {
            return null;
        }
        long declared = shape.extent(channelAxis(layout));
        long channels = declared > 0 ? declared : InputReader.channels(graph);
        if (!isChannels(channels)) {
            return null;
        }
        boolean nchw = layout == Layout.NCHW;
        return new NetworkInput(value, layout, (int) channels, (int) shape.extent(nchw ? 3 : 2),
                (int) shape.extent(nchw ? 2 : 1),
                !value.type().isFloating() || OwnScaling.begins(graph, value.name()));
    }

    /** The layout that has 1, 3 or, where none has those, 4 channels; none where neither has. */
    private static Optional<Layout> layoutByExtents(Shape shape) {
        boolean first = shape.extent(1) == 1 || shape.extent(1) == 3;
        boolean last = shape.extent(3) == 1 || shape.extent(3) == 3;
        if (first && (!last || shape.extent(2) == shape.extent(3))) {
            return Optional.of(Layout.NCHW);
        } else if (last) {
            return Optional.of(Layout.NHWC);
        }
        return canBeChannels(shape.extent(1)) ? Optional.of(Layout.NCHW)
                : canBeChannels(shape.extent(3)) ? Optional.of(Layout.NHWC) : Optional.empty();
    }

    private static int channelAxis(Layout layout) {
        return layout == Layout.NCHW ? 1 : 3;
    }

    private static boolean canBeChannels(long extent) {
        return extent <= 0 || isChannels(extent);
    }

    private static boolean isChannels(long extent) {
        return extent == 1 || extent == 3 || extent == 4;
    }

    private Channels usualChannels() {
        return channels == 1 ? Channels.GRAY : channels == 3 ? Channels.RGB : Channels.RGBA;
    }

    String name() {
        return value.name();
    }

    /**
     * What is to be done to photos, by the card as far as it says, by the graph, else by default.
     *
     * @throws Problem if the card contradicts the graph
     */
    PreprocessingGuess preprocessing(Graph graph, Knowledge knowledge) {
        var card = knowledge.card();
        var says = card.input();
        says.layout().filter(l -> l != layout).ifPresent(l -> {
            throw contradiction(card, "input.layout", l, layout);
        });
        boolean isOpen = width <= 0 && says.width().isEmpty() || height <= 0 && says.height().isEmpty();
        var found = isOpen ? InputSize.of(graph, this) : new InputSize(width, height, true);
        int w = size(card, "input.width", says.width(), width, found.width());
        int h = size(card, "input.height", says.height(), height, found.height());
        var colours = says.channels().orElse(usualChannels());
        if (colours.count() != channels) {
            throw contradiction(card, "input.channels", colours, channels == 1 ? "GRAY"
                    : channels == 3 ? "RGB / BGR" : "RGBA / BGRA");
        }
        var plain = new Preprocessing(layout, w, h, framing(says, w, h), colours, List.of(0f, 1f), same(0), same(1),
                resampling(says), says.transfer().orElse(Transfer.SRGB), says.profile().orElse(ColorProfile.APPLY));
        return new PreprocessingGuess(normalized(says, plain), origins(says, found.isTold(), knowledge));
    }

    private Framing framing(CardInput says, int w, int h) {
        int shorter = Math.min(w, h);
        var fit = says.fit().orElse(shorter < SMALL ? Fit.SQUASH : Fit.CROP);
        int shortSide = says.shortSide().orElse((int) Math.round(shorter * USUAL_MARGIN));
        var sides = says.resize().orElse(fit == Fit.CROP ? Collections.nCopies(2, shortSide) : List.of(w, h));
        return new Framing(fit, sides.get(0), sides.get(1), says.rounding().orElse(SideRounding.HALF_EVEN),
                says.position().orElse(Position.CENTRE), says.pad(channels).orElse(List.of()));
    }

    private static Resampling resampling(CardInput says) {
        return new Resampling(says.interpolation().orElse(ResizeFilter.BILINEAR), says.antialias().orElse(true));
    }

    private Preprocessing normalized(CardInput says, Preprocessing plain) {
        boolean silent = isSilentOnNormalization(says);
        boolean usual = silent && channels == 3 && !pixels;
        var range = says.range().orElse(silent && pixels ? List.of(0f, 255f) : plain.range());
        var mean = says.mean(channels).orElse(usual ? ordered(MEAN, plain.channels()) : plain.mean());
        var std = says.std(channels).orElse(usual ? ordered(STD, plain.channels()) : plain.std());
        return new Preprocessing(plain.layout(), plain.width(), plain.height(), plain.framing(), plain.channels(),
                range, mean, std, plain.resampling(), plain.transfer(), plain.profile());
    }

    private boolean isSilentOnNormalization(CardInput says) {
        return says.range().isEmpty() && says.mean(channels).isEmpty() && says.std(channels).isEmpty();
    }

    private Origins origins(CardInput says, boolean isSizeTold, Knowledge knowledge) {
        var origins = new LinkedHashMap<String, Origin>();
        origins.put("layout", knowledge.origin("layout", Origin.GRAPH));
        origins.put("width", knowledge.origin("width", width > 0 || isSizeTold ? Origin.GRAPH : Origin.DEFAULT));
        origins.put("height", knowledge.origin("height", height > 0 || isSizeTold ? Origin.GRAPH : Origin.DEFAULT));
        origins.put("fit", knowledge.origin("fit", Origin.DEFAULT));
        origins.put("channels", knowledge.origin("channels", channels == 1 ? Origin.GRAPH : Origin.DEFAULT));
        // One of the three alone says what is meant: the others are then 0 to 1, 0 and 1.
        var silent = List.of("range", "mean", "std").stream().flatMap(key -> Optional.ofNullable(
                knowledge.origin(key, null)).stream()).findFirst().orElse(Origin.DEFAULT);
        for (var key : List.of("range", "mean", "std")) {
            origins.put(key, knowledge.origin(key, silent));
        }
        origins.put("interpolation", knowledge.origin("interpolation", Origin.DEFAULT));
        says.keysOfDetail().forEach(key -> origins.put(key, knowledge.origin(key, Origin.DEFAULT)));
        return new Origins(origins);
    }

    private static List<Float> ordered(List<Float> rgb, Channels channels) {
        return channels.channelOf(0) == 2 ? List.of(rgb.get(2), rgb.get(1), rgb.get(0)) : rgb;
    }

    private List<Float> same(float number) {
        return Collections.nCopies(channels, number);
    }

    private static int size(Card card, String key, OptionalInt says, int graph, int found) {
        if (says.isPresent() && graph > 0 && says.getAsInt() != graph) {
            throw contradiction(card, key, Integer.toString(says.getAsInt()), Integer.toString(graph));
        }
        return says.orElse(found);
    }

    private static Problem contradiction(Card card, String key, Object says, Object is) {
        return Problem.of(NetworkInput.class, "card.contradicts", card.file(), key, says.toString(), is.toString());
    }

    /** @throws Problem if the graph does not take what {@code preprocessing} makes */
    void check(Preprocessing preprocessing, String network) {
        boolean fits = preprocessing.layout() == layout && preprocessing.channels().count() == channels
                && (width < 0 || preprocessing.width() == width) && (height < 0 || preprocessing.height() == height);
        if (!fits) {
            throw Problem.of(NetworkInput.class, "network.input.other", network,
                    shape(preprocessing.layout(), preprocessing.channels().count(), preprocessing.width(),
                            preprocessing.height()), shape(layout, channels, width, height));
        }
    }

    private static String shape(Layout layout, int channels, int width, int height) {
        var size = (height < 0 ? "?" : Integer.toString(height)) + "×" + (width < 0 ? "?" : Integer.toString(width));
        return layout + " " + (layout == Layout.NCHW ? channels + "×" + size : size + "×" + channels);
    }

    /** The model with a float32 input: where the graph wants whole numbers, they are converted first. */
    OnnxModel withFloats(OnnxModel model) {
        if (value.type() == ElementType.FLOAT) {
            return model;
        }
        var graph = model.graph();
        var b = new GraphBuilder(model.opset(), graph, value.name());
        var rewired = graph.rewired(value.name(), b.cast(value.name(), value.type()));
        var nodes = new ArrayList<>(b.nodes());
        nodes.addAll(rewired.nodes());
        return model.withGraph(rewired.withInputs(List.of(value.withType(ElementType.FLOAT))).withNodes(nodes));
    }
}
