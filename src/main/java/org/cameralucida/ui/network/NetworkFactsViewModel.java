package org.cameralucida.ui.network;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.image.ColorProfile;
import org.cameralucida.message.Message;
import org.cameralucida.network.Card;
import org.cameralucida.network.Fit;
import org.cameralucida.network.Layer;
import org.cameralucida.network.Layout;
import org.cameralucida.network.Network;
import org.cameralucida.network.Origin;
import org.cameralucida.network.Preprocessing;
import org.cameralucida.network.Transfer;
import org.cameralucida.ui.kit.Texts;

/** What a network is, in plain words. */
public final class NetworkFactsViewModel {

    /** A fact: what it is about, and what there is to say. */
    public record Fact(String about, String what) {
    }

    private final LoadedNetwork loaded;
    private final Texts texts;

    /** The facts of an open network. */
    public NetworkFactsViewModel(LoadedNetwork loaded, Texts texts) {
        this.loaded = loaded;
        this.texts = texts;
    }

    /** What to call it. */
    public String name() {
        return network().name();
    }

    /** What its card says it is; empty where it says nothing. */
    public String description() {
        return network().said().description().orElse("");
    }

    /** What is known, the most important first. */
    public List<Fact> facts() {
        var facts = new ArrayList<Fact>();
        var network = network();
        facts.add(fact("head", texts.of(network.head().description())));
        facts.add(fact("input", input(network.preprocessing())));
        if (!network.assumed().isEmpty()) {
            var assumed = network.assumptions().stream().map(texts::of)
                    .reduce((a, b) -> a + ", " + b).orElseThrow();
            facts.add(fact("assumed", text("assumed.list", assumed)));
        }
        facts.add(fact("origins", origins(network)));
        facts.add(fact("classes", text("classes.count", Integer.toString(network.head().classes()),
                network.labels().shortName(0, texts.locale()),
                network.labels().shortName(network.labels().size() - 1, texts.locale()))));
        network.notes().forEach(note -> facts.add(fact("note", texts.of(note))));
        if (!network.head().target().isEmpty()) {
            facts.add(fact("target", network.head().target()));
        }
        facts.add(fact("runsOn", texts.of(loaded.runsOn().description())
                + loaded.runsOn().note().map(note -> " — " + texts.of(note)).orElse("")));
        network.said().license().ifPresent(license -> facts.add(fact("license", license)));
        network.said().source().ifPresent(source -> facts.add(fact("source", source)));
        if (network.file() != null) {
            facts.add(fact("file", network.file().toString()));
        }
        return facts;
    }

    /** Where each value comes from: a line a source, the values by their names on a card. */
    private String origins(Network network) {
        var bySource = network.origins().values().entrySet().stream().filter(o -> !o.getKey().equals("batch"))
                .collect(Collectors.groupingBy(Map.Entry::getValue, LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getKey, Collectors.joining(", "))));
        return bySource.entrySet().stream().sorted(Comparator.comparing(o -> o.getKey().kind()))
                .map(o -> text("origin.line", o.getValue(), source(o.getKey()))).collect(Collectors.joining("\n"));
    }

    private String source(Origin origin) {
        return switch (origin.kind()) {
            case CARD, FILE -> origin.source();
            default -> text("origin." + origin.source());
        };
    }

    /** Where a card with all of this would be saved; empty for a network that is no file. */
    public Optional<Path> card() {
        return Optional.ofNullable(network().file()).map(Card::fileBeside);
    }

    private String input(Preprocessing p) {
        var size = text("input.size", Integer.toString(p.width()), Integer.toString(p.height()),
                p.channels().name(), p.layout().name());
        var fit = text("input." + fit(p), Integer.toString(p.framing().width()), Integer.toString(p.framing().height()),
                Integer.toString(p.width()));
        var numbers = text("input.numbers", list(p.range()), list(p.mean()), list(p.std()),
                texts.of(Message.of(NetworkFactsViewModel.class,
                        "interpolation." + word(p.resampling().filter()))));
        return size + " " + fit + " " + numbers + (p.resampling().antialias() ? "" : " " + text("input.plain"))
                + (p.transfer() == Transfer.SRGB ? "" : " " + text("input.light"))
                + (p.profile() == ColorProfile.APPLY ? "" : " " + text("input.ignored"));
    }

    private static String fit(Preprocessing p) {
        var framing = p.framing();
        boolean isPart = framing.fit() == Fit.SQUARE && framing.width() > p.width();
        boolean isBox = framing.fit() == Fit.CROP && framing.width() != framing.height();
        return isPart ? "part" : isBox ? "covered" : word(framing.fit());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private String list(List<Float> numbers) {
        return numbers.stream().map(number -> CardEditorViewModel.written(number.floatValue()))
                .reduce((a, b) -> a + "; " + b).orElse("");
    }

    /** Its feature maps, from input to output. */
    public List<Layer> layers() {
        return network().layers();
    }

    /** A layer's size for people: maps × rows × columns. */
    public String size(Layer layer) {
        return text("layer.size", Integer.toString(layer.channels()), Integer.toString(layer.height()),
                Integer.toString(layer.width()))
                + (layer.layout() == Layout.NHWC && layer.maps().tokens().isEmpty() ? " NHWC" : "");
    }

    private Network network() {
        return loaded.network();
    }

    private Fact fact(String key, String what) {
        return new Fact(text("fact." + key), what);
    }

    private String text(String key, Object... arguments) {
        return texts.of(NetworkFactsViewModel.class, key, arguments);
    }
}
