package org.cameralucida.ui.compare;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.cameralucida.explain.Observation;
import org.cameralucida.image.Photo;
import org.cameralucida.image.Region;
import org.cameralucida.image.Tensor;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Network;
import org.cameralucida.network.Pooling;
import org.cameralucida.network.Preprocessing;
import org.cameralucida.network.ClassMatch;
import org.cameralucida.render.compare.Pane;
import org.cameralucida.ui.kit.Progress;
import org.cameralucida.ui.network.Lens;
import org.cameralucida.ui.workbench.MethodChoice;
import org.cameralucida.ui.workbench.PhotoCache;

/**
 * Makes what panes show. What was seen is kept for a while, so that another class, mode or scale of the same photo
 * runs no network. Used on one thread.
 */
final class PaneMaker {

    private static final int OBSERVATIONS = 24;

    private record Key(Object photo, Region frame, String network, Pooling pooling,
            Preprocessing preprocessing) {
    }

    private final OpenNetworks networks;
    private final PhotoCache photos = PhotoCache.ofThisMachine();
    private final Map<Key, Observation> observations = new LinkedHashMap<>(32, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Observation> eldest) {
            return size() > OBSERVATIONS;
        }
    };

    PaneMaker(OpenNetworks networks) {
        this.networks = networks;
    }

    /**
     * Makes one pane; slow.
     *
     * @param passes hears on the window's thread how far a method has come
     * @throws Problem if it cannot be made: the sentence is for the pane
     */
    Pane make(PaneRequest request, Progress progress, Consumer<Passes> passes) {
        var scene = request.scene();
        var photo = photo(request);
        progress.check();
        var network = request.network();
        var lens = network.key().equals(scene.key()) ? scene.lens() : networks.open(network.key());
        progress.check();
        var variant = network.variant(lens.network());
        var frame = scene.frame(request.item(), photo, variant.preprocessing());
        var observation = observe(request, photo, frame, lens, variant);
        progress.check();
        int classIndex = classIndex(request, observation);
        var choice = request.choice();
        Function<Tensor, Pane> pane = map -> {
            var made = Pane.of(photo, frame, observation, classIndex, choice.method(), map);
            return choice.method().hasLayer() ? choice.layer().map(made::at).orElse(made) : made;
        };
        return pane.apply(map(choice, lens, observation, classIndex, new Sharpening(passes, progress, pane)));
    }

    /** Whether a pane follows from what the network in use has seen already. */
    static boolean isInstant(PaneRequest request) {
        var scene = request.scene();
        return request.item() == scene.item() && request.network().key().equals(scene.key())
                && request.network().pooling().isEmpty() && request.choice().method().isInstant();
    }

    private static int classIndex(PaneRequest request, Observation observation) {
        int classes = observation.logits().length;
        if (request.ownClass().isPresent() && request.ownClass().getAsInt() < classes) {
            return request.ownClass().getAsInt();
        }
        return request.classIndex().isEmpty() ? observation.top(1)[0] : ClassMatch.in(observation.network(), classes,
                request.scene().sighting().network().labels(), request.classIndex().getAsInt());
    }

    /** Frees the engine. */
    void close() {
        observations.clear();
        networks.closeAll();
    }

    private Photo photo(PaneRequest request) {
        if (request.item() == request.scene().item()) {
            return request.scene().sighting().photo();
        }
        var known = photos.get(request.item().key());
        if (known == null) {
            known = request.item().read();
            photos.put(request.item().key(), known);
        }
        return known;
    }

    private Observation observe(PaneRequest request, Photo photo, Region frame, Lens lens, Network variant) {
        var seen = request.scene().sighting();
        if (request.network().key().equals(request.scene().key()) && photo == seen.photo() && frame.equals(seen.frame())
                && variant.head() == seen.network().head()) {
            return seen.observation();
        }
        var key = new Key(request.item().key(), frame, request.network().key(), variant.head().pooling(),
                variant.preprocessing());
        var known = observations.get(key);
        if (known == null) {
            known = lens.with(variant).observe(variant.preprocessing().tensor(photo, frame));
            observations.put(key, known);
        }
        return known;
    }

    private static Tensor map(MethodChoice choice, Lens lens, Observation observation, int classIndex,
            Sharpening sharpening) {
        var method = choice.method();
        if (!method.works(observation.network())) {
            throw Problem.of(PaneMaker.class, "method.absent", method.title(), observation.network().name());
        }
        return method.isInstant() ? method.explain(observation, classIndex)
                : lens.explain(method, observation, choice.layer().orElse(null), classIndex, choice.settings(),
                        sharpening).map();
    }
}
