package org.cameralucida.lesson;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.cameralucida.compare.Axis;
import org.cameralucida.compare.Comparison;
import org.cameralucida.compare.Measures;
import org.cameralucida.compare.Pane;
import org.cameralucida.compare.Truths;
import org.cameralucida.dataset.Annotation;
import org.cameralucida.dataset.Annotations;
import org.cameralucida.explain.LayerMaps;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.explain.Method;
import org.cameralucida.explain.Progress;
import org.cameralucida.explain.Request;
import org.cameralucida.explain.Settings;
import org.cameralucida.explain.Target;
import org.cameralucida.explain.View;
import org.cameralucida.explain.cam.ChannelSum;
import org.cameralucida.image.Photo;
import org.cameralucida.image.PhotoReader;
import org.cameralucida.network.ClassMatch;
import org.cameralucida.network.MapTensor;
import org.cameralucida.network.Pooling;
import org.cameralucida.workspace.ChannelsState;
import org.cameralucida.workspace.FrameMode;
import org.cameralucida.workspace.Session;

/** What a step's window shows, made without a window: for a handout. Networks stay open until it is closed. */
final class StepPanes implements AutoCloseable {

    private static final int TOP = 5;

    private final Function<String, LoadedNetwork> open;
    private final Progress progress;
    private final Map<String, LoadedNetwork> opened = new HashMap<>();
    private final Map<Session.Photo, Photo> read = new HashMap<>();

    /** @param open opens a network by its key */
    StepPanes(Function<String, LoadedNetwork> open, Progress progress) {
        this.open = open;
        this.progress = progress;
    }

    /** The panes of a session that has a photo. */
    Comparison of(StepState.Shown shown) {
        var session = shown.session();
        var photo = session.photos().get(session.current());
        var compared = session.comparison();
        var axis = compared.open() ? compared.axis() : Axis.IMAGES;
        var method = compared.open() ? compared.method() : session.pane().method().id();
        var own = network(session.pane().network().key());
        int index = session.pane().classIndex().orElseGet(() -> own.observe(view(session, photo, own)).top(1)[0]);
        var panes = new ArrayList<Pane>();
        if (!compared.open()) {
            panes.add(pane(session, photo, variant(session, own), index, method));
        } else {
            switch (axis) {
                case POOLING -> poolings(own).forEach(each -> panes.add(pane(session, photo, each, index, method)));
                case CLASSES -> IntStream.concat(IntStream.of(own.observe(view(session, photo, own)).top(TOP)),
                        compared.pinned().stream().mapToInt(each -> each)).distinct().limit(Comparison.MOST)
                        .forEach(each -> panes.add(pane(session, photo, own, each, method)));
                case NETWORKS -> compared.networks().forEach(key -> panes.add(pane(session, photo, network(key),
                        compared.sameClass() ? match(own, index, network(key)) : -1, method)));
                case METHODS -> compared.methods().forEach(id -> panes.add(pane(session, photo, own, index, id)));
                case IMAGES -> session.photos().forEach(each -> panes.add(pane(session, each, own, index, method)));
            }
        }
        var display = session.pane().display().shared(compared.shared().getOrDefault(axis, true));
        return new Comparison(axis, panes, panes.stream().map(pane -> measures(pane, display.threshold())).toList(),
                display);
    }

    /** The photo of a session that has one, as its step shows it. */
    Photo photo(StepState.Shown shown) {
        return photo(shown.session().photos().get(shown.session().current()));
    }

    private Photo photo(Session.Photo shown) {
        return read.computeIfAbsent(shown, each -> PhotoReader.read(Path.of(each.file())).with(each.edits()));
    }

    /** The values of what is shown: of the panes, or of the channels of the one that there is. */
    Map<String, String> values(StepState.Shown shown, Comparison comparison, Locale locale) {
        var state = shown.session().channels();
        if (!state.open()) {
            return PaneValues.of(comparison, locale);
        }
        var pane = comparison.panes().get(0);
        var seen = pane.observation();
        if (state.shown() == ChannelsState.Half.MAPS) {
            var layer = state.layer().or(() -> seen.network().head().exposed().map(MapTensor::tensor))
                    .map(seen.network()::layer).orElseThrow();
            var maps = network(shown.session().pane().network().key()).run(new LayerMaps(seen.input(), layer), progress);
            return ChannelValues.of(layer, maps, state.channel().map(OptionalInt::of).orElse(OptionalInt.empty()), locale);
        }
        var own = ChannelSum.of(seen, pane.classIndex(), ChannelSum.Edits.NONE);
        var order = own.ordered(state.order());
        return ChannelValues.of(pane.className(locale), own.with(state.edits(pane.classIndex())), order,
                Math.min(state.count(), order.size()), pane.probability(), locale);
    }

    private LoadedNetwork network(String key) {
        return opened.computeIfAbsent(key, open);
    }

    private static LoadedNetwork variant(Session session, LoadedNetwork own) {
        return own.with(session.pane().network().variant(own.network()));
    }

    /** Average pooling first; the other one is the network's twin, or its own features pooled otherwise. */
    private List<LoadedNetwork> poolings(LoadedNetwork own) {
        boolean average = own.network().head().pooling() == Pooling.GAP;
        var other = own.network().card().pair().filter(pair -> !pair.isBlank()).map(this::network)
                .orElseGet(() -> own.with(own.network().withPooling(average ? Pooling.GMP : Pooling.GAP)));
        return average ? List.of(own, other) : List.of(other, own);
    }

    /** The same class of another network; −1 where it has none. */
    private static int match(LoadedNetwork from, int index, LoadedNetwork to) {
        return ClassMatch.of(from.network().labels(), index, to.network().labels(), to.network().labels().size())
                .orElse(-1);
    }

    private View view(Session session, Session.Photo shown, LoadedNetwork network) {
        var photo = photo(shown);
        var frame = session.pane().frame();
        if (frame.mode() == FrameMode.WHOLE) {
            return new View(photo, photo.whole());
        }
        return frame.region().map(region -> new View(photo, region))
                .orElseGet(() -> View.of(photo, network.network().preprocessing()));
    }

    /** @param index the class; −1 for what the network itself says */
    private Pane pane(Session session, Session.Photo photo, LoadedNetwork network, int index, String methodId) {
        var method = Method.named(methodId);
        var view = view(session, photo, network);
        var seen = network.observe(view);
        var layer = Optional.ofNullable(session.layers().get(session.pane().network().key()))
                .filter(each -> method.hasLayer());
        var settings = Settings.of(method, session.settings().getOrDefault(methodId, Map.of()));
        return Pane.of(network.explain(new Request(view, new Target.Index(index < 0 ? seen.top(1)[0] : index), method,
                settings, layer), seen, progress));
    }

    private Measures measures(Pane pane, double threshold) {
        var file = Path.of(read.entrySet().stream().filter(each -> each.getValue() == pane.photo()).findFirst().orElseThrow()
                .getKey().file());
        return Measures.of(pane, threshold, Truths.of(Annotations.of(file).map(Annotation::objects).orElse(List.of()), pane));
    }

    @Override
    public void close() {
        opened.values().forEach(LoadedNetwork::close);
    }
}
