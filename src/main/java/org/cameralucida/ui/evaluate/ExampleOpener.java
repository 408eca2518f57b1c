package org.cameralucida.ui.evaluate;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.WeakHashMap;
import org.cameralucida.compare.Axis;
import org.cameralucida.dataset.Annotation;
import org.cameralucida.dataset.Example;
import org.cameralucida.dataset.TrueBox;
import org.cameralucida.evaluate.Parameters;
import org.cameralucida.evaluate.Results;
import org.cameralucida.explain.Method;
import org.cameralucida.image.Photo;
import org.cameralucida.message.Message;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Network;
import org.cameralucida.render.Display;
import org.cameralucida.ui.kit.Activities;
import org.cameralucida.ui.kit.Background;
import org.cameralucida.ui.kit.Lane;
import org.cameralucida.ui.workbench.EvaluatedPhoto;
import org.cameralucida.ui.workbench.Feature;
import org.cameralucida.ui.workbench.SavedComparison;
import org.cameralucida.ui.workbench.WorkbenchViewModel;
import org.cameralucida.workspace.PaneState;
import org.cameralucida.workspace.Session;

/**
 * Opens an evaluated image in Explore or Compare: the same network, class, method and box, and the true boxes; in
 * Compare beside what else was evaluated.
 */
final class ExampleOpener {

    private static final int PANES = 6;
    private static final Session.Pair SIDE_BY_SIDE = new Session.Pair("panes", 0, 1, 0.5);

    private final WorkbenchViewModel workbench;
    private final SavedComparison comparison;
    private final ResultsViewModel results;
    private final Activities activities;
    private final Lane opening;
    /** Of those in a zip, which are opened as pictures: each once. On the lane's thread only. */
    private final Map<Example, Photo> pictures = new WeakHashMap<>();

    /** @param comparison what is compared, to be set to what was evaluated */
    ExampleOpener(WorkbenchViewModel workbench, SavedComparison comparison, ResultsViewModel results,
            Background background, Activities activities) {
        this.workbench = workbench;
        this.comparison = comparison;
        this.results = results;
        this.activities = activities;
        opening = background.newestWins("evaluated photo");
    }

    /**
     * Opens an image.
     *
     * @param of the results that it is in
     * @param row of the image
     * @param network that looked, by its place
     * @param source of the box, by its place; of a baseline's the first method's map is shown
     */
    void open(Results of, Example example, int row, int network, int source, boolean inCompare) {
        int classIndex = of.row(row).networks().get(network).mapClass();
        var key = results.networks().get(network);
        var how = of.parameters().methods().get(of.isBaseline(source) ? 0 : source);
        var display = workbench.display().value().box(true).threshold(of.parameters().threshold());
        var method = new PaneState.MethodChoice(how.id(), how.settings(), Optional.empty());
        var job = opening.run(progress -> {
            var loaded = results.loaded(network).orElseThrow();
            progress.check();
            return photo(example, loaded.network(), key, classIndex, method, display);
        }, photo -> {
            if (inCompare) {
                compare(of, network, how.id(), classIndex);
            }
            photo.showOn(workbench, inCompare ? Feature.COMPARE : Feature.EXPLORE);
        }, activities::fail);
        activities.begin(Message.of(ExampleOpener.class, "wall.opening", example.name()), job);
    }

    /** Side by side: the networks that were evaluated; of one alone its methods, of one method what else it sees. */
    private void compare(Results of, int network, String method, int classIndex) {
        var now = comparison.value();
        var keys = results.networks();
        var methods = of.parameters().methods();
        methods.forEach(each -> workbench.methods().use(Method.named(each.id()), each.settings()));
        var axis = keys.size() > 1 ? Axis.NETWORKS : methods.size() > 1 ? Axis.METHODS : Axis.CLASSES;
        // There are no more panes than that, and the one that was looked at is among them.
        int first = Math.max(0, network - PANES + 1);
        comparison.restore(new Session.Comparison(true, axis, method, keys.subList(first,
                Math.min(keys.size(), first + PANES)), methods.stream().map(Parameters.MethodParameters::id).toList(),
                axis == Axis.CLASSES ? List.of(classIndex) : now.pinned(), now.photoCount(), true, now.linked(),
                now.swapped(), now.shared(), List.of(), Optional.of(SIDE_BY_SIDE), now.onlySeen()));
    }

    private EvaluatedPhoto photo(Example example, Network network, String key, int classIndex,
            PaneState.MethodChoice method, Display display) {
        boolean isFile = example.file().getFileSystem() == FileSystems.getDefault();
        var picture = isFile ? Optional.<Photo>empty()
                : Optional.of(pictures.computeIfAbsent(example, Example::photo));
        var file = isFile ? Optional.of(example.file().toAbsolutePath().normalize()) : Optional.<Path>empty();
        return new EvaluatedPhoto(picture, truth(example, network, classIndex), network,
                new PaneState(file, PaneState.Frame.CARD,
                        PaneState.NetworkChoice.of(key, network),
                        OptionalInt.of(classIndex), method, display));
    }

    /** That boxes cannot be read, the evaluation has said. */
    private static Optional<Annotation> truth(Example example, Network network, int classIndex) {
        try {
            return example.annotation().map(read -> new Annotation(read.file(), read.width(), read.height(),
                    read.objects().stream().map(object -> named(object, example, network, classIndex)).toList()));
        } catch (Problem unreadable) {
            return Optional.empty();
        }
    }

    /** What the data set calls otherwise than the network is called as there: by a mapping it is the same class. */
    private static TrueBox named(TrueBox object, Example example, Network network, int classIndex) {
        var labels = network.labels();
        boolean isKnown = object.isOf(labels, classIndex);
        boolean isMeant = example.label().filter(label -> label.matches(object)).isPresent();
        return isKnown || !isMeant || !labels.isNamed(classIndex) ? object
                : TrueBox.of(object.box(), Optional.ofNullable(labels.id(classIndex)).orElse(labels.name(classIndex)));
    }
}
