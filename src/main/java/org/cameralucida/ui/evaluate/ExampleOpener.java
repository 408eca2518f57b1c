package org.cameralucida.ui.evaluate;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.WeakHashMap;
import org.cameralucida.dataset.Annotation;
import org.cameralucida.dataset.Example;
import org.cameralucida.dataset.TrueBox;
import org.cameralucida.evaluate.Results;
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
import org.cameralucida.ui.workbench.WorkbenchViewModel;
import org.cameralucida.workspace.PaneState;

/** Opens an evaluated image in Explore or Compare: the same network, class, method and box, and the true boxes. */
final class ExampleOpener {

    private final WorkbenchViewModel workbench;
    private final ResultsViewModel results;
    private final Activities activities;
    private final Lane opening;
    /** Of those in a zip, which are opened as pictures: each once. On the lane's thread only. */
    private final Map<Example, Photo> pictures = new WeakHashMap<>();

    ExampleOpener(WorkbenchViewModel workbench, ResultsViewModel results, Background background,
            Activities activities) {
        this.workbench = workbench;
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
        }, photo -> photo.showOn(workbench, inCompare ? Feature.COMPARE : Feature.EXPLORE), activities::fail);
        activities.begin(Message.of(ExampleOpener.class, "wall.opening", example.name()), job);
    }

    private EvaluatedPhoto photo(Example example, Network network, String key, int classIndex,
            PaneState.MethodChoice method, Display display) {
        boolean isFile = example.file().getFileSystem() == FileSystems.getDefault();
        var picture = isFile ? Optional.<Photo>empty()
                : Optional.of(pictures.computeIfAbsent(example, Example::photo));
        var file = isFile ? Optional.of(example.file().toAbsolutePath().normalize()) : Optional.<Path>empty();
        return new EvaluatedPhoto(picture, truth(example, network, classIndex), network,
                new PaneState(file, PaneState.Frame.CARD,
                        new PaneState.NetworkChoice(key, network.head().pooling(), false),
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
