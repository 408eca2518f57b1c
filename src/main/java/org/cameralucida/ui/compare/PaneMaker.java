package org.cameralucida.ui.compare;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.cameralucida.compare.Pane;
import org.cameralucida.explain.Explained;
import org.cameralucida.explain.InstantMethod;
import org.cameralucida.explain.Observation;
import org.cameralucida.explain.Request;
import org.cameralucida.explain.Target;
import org.cameralucida.explain.View;
import org.cameralucida.image.Photo;
import org.cameralucida.image.Tensor;
import org.cameralucida.message.Problem;
import org.cameralucida.network.ClassMatch;
import org.cameralucida.ui.kit.Progress;
import org.cameralucida.ui.workbench.PhotoCache;
import org.cameralucida.ui.workbench.Sharpening;

/**
 * Makes what panes show. Used on one thread.
 */
final class PaneMaker {

    private final OpenNetworks networks;
    private final PhotoCache photos;

    PaneMaker(OpenNetworks networks, PhotoCache photos) {
        this.networks = networks;
        this.photos = photos;
    }

    /**
     * Makes one pane; slow.
     *
     * @param sharper sees on the window's thread what a method has so far
     * @throws Problem if it cannot be made: the sentence is for the pane
     */
    Pane make(PaneRequest request, Progress progress, Consumer<Pane> sharper) {
        var scene = request.scene();
        var photo = photo(request);
        progress.check();
        var network = request.network();
        var open = network.key().equals(scene.key()) ? scene.loaded() : networks.open(network.key());
        progress.check();
        var variant = network.variant(open.network());
        var frame = scene.frame(request.item(), photo, variant.preprocessing());
        var view = new View(photo, frame);
        var loaded = open.with(variant);
        var observation = loaded.observe(view);
        progress.check();
        int classIndex = classIndex(request, observation);
        var choice = request.method();
        var asked = new Request(view, new Target.Index(classIndex), choice.method(), choice.values(), choice.layer());
        Function<Tensor, Pane> soFar = map -> map.shape().length != 2 ? null : Pane.of(
                new Explained(asked, observation, classIndex, choice.layer(), map, List.of()));
        if (!choice.method().works(variant)) {
            throw Problem.of(PaneMaker.class, "method.absent", choice.method().title(), variant.name());
        }
        return Pane.of(loaded.explain(asked, observation, new Sharpening<>(progress, soFar,
                (pane, passes) -> sharper.accept(pane), System::nanoTime)));
    }

    /** Whether a pane follows from what the network in use has seen already. */
    static boolean isInstant(PaneRequest request) {
        var scene = request.scene();
        return request.item() == scene.item() && request.network().key().equals(scene.key())
                && !request.network().swapped() && request.method().method() instanceof InstantMethod;
    }

    private static int classIndex(PaneRequest request, Observation observation) {
        int classes = observation.logits().length;
        if (request.ownClass().isPresent() && request.ownClass().getAsInt() < classes) {
            return request.ownClass().getAsInt();
        }
        var asked = request.classIndex();
        var same = asked.isEmpty() ? asked : ClassMatch.of(request.scene().observation().network().labels(),
                asked.getAsInt(), observation.network().labels(), classes);
        // A network that does not know the class shows what it says itself.
        return same.orElse(observation.top(1)[0]);
    }

    /** Frees the engine. */
    void close() {
        networks.closeAll();
    }

    private Photo photo(PaneRequest request) {
        if (request.item() == request.scene().item()) {
            return request.scene().view().photo();
        }
        var known = photos.get(request.item().key());
        var photo = request.item().read(known);
        if (photo != known) {
            photos.put(request.item().key(), photo);
        }
        return photo;
    }
}
