package org.cameralucida.ui.maximise;

import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.explain.Settings;
import org.cameralucida.explain.maximise.ActivationMaximisation.Maximised;
import org.cameralucida.explain.maximise.ActivationMaximisation.OfChannel;
import org.cameralucida.explain.maximise.ActivationMaximisation.OfClass;
import org.cameralucida.explain.maximise.ActivationMaximisation.Unit;
import org.cameralucida.explain.maximise.ActivationMaximisation;
import org.cameralucida.image.Photo;
import org.cameralucida.image.PhotoReader;
import org.cameralucida.image.PhotoWriter;
import org.cameralucida.image.Raster;
import org.cameralucida.message.Message;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Layer;
import org.cameralucida.network.Network;
import org.cameralucida.ui.control.ClassSuggestion;
import org.cameralucida.ui.kit.Activities;
import org.cameralucida.ui.kit.Background;
import org.cameralucida.ui.kit.Dialogs;
import org.cameralucida.ui.kit.Job;
import org.cameralucida.ui.kit.Lane;
import org.cameralucida.ui.kit.Steps;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.workbench.Exports;
import org.cameralucida.ui.workbench.MethodsViewModel;
import org.cameralucida.ui.workbench.Sharpening;
import org.cameralucida.ui.workbench.WorkbenchViewModel;
import org.cameralucida.workspace.CommandText;
import org.cameralucida.workspace.PaneState;

/**
 * What the network in use wants to see: the picture to which a class, or a channel of a layer, answers most, as it is
 * painted. Another network ends it.
 */
public final class MaximiseViewModel {

    private static final int SUGGESTIONS = 50;

    /** What is to answer most. */
    public enum Kind {
        CLASS,
        CHANNEL
    }

    /** What is painted: by which network, and for whom. */
    private record Painted(Network network, Unit unit, Map<String, String> differing) {
    }

    private final WorkbenchViewModel workbench;
    private final Dialogs dialogs;
    private final Activities activities;
    private final Texts texts;
    private final CommandText commands;
    private final Lane painting;
    private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.CLASS);
    private final IntegerProperty classIndex = new SimpleIntegerProperty(0);
    private final ObjectProperty<Layer> layer = new SimpleObjectProperty<>();
    private final IntegerProperty channel = new SimpleIntegerProperty(0);
    private final ReadOnlyObjectWrapper<Raster> picture = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Steps> steps = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Message> note = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyLongWrapper changes = new ReadOnlyLongWrapper();
    private final Map<String, String> given = new LinkedHashMap<>();
    private Job job;
    private Painted painted;

    /** @param commands how commands are written */
    public MaximiseViewModel(WorkbenchViewModel workbench, Dialogs dialogs, Background background,
            Activities activities, Texts texts, CommandText commands) {
        this.workbench = workbench;
        this.dialogs = dialogs;
        this.activities = activities;
        this.texts = texts;
        this.commands = commands;
        painting = background.newestWins("maximising");
        workbench.networks().loadedProperty().addListener((property, before, now) -> use(before, now));
        use(null, workbench.networks().loadedProperty().get());
    }

    /** One begins to look: at the class that is looked for in the photo, unless something is there already. */
    public void begin() {
        if (painted == null) {
            classIndex.set(Math.max(0, workbench.predictions().selectedProperty().get()));
        }
    }

    /** Whether a class or a channel is to answer most. */
    public ObjectProperty<Kind> kindProperty() {
        return kind;
    }

    /** The class. */
    public IntegerProperty classIndexProperty() {
        return classIndex;
    }

    /** The layer of the channel; null where the network has none. */
    public ObjectProperty<Layer> layerProperty() {
        return layer;
    }

    /** The channel of the layer, from 0. */
    public IntegerProperty channelProperty() {
        return channel;
    }

    /** The picture as it is so far; null before there is one. */
    public ReadOnlyObjectProperty<Raster> pictureProperty() {
        return picture.getReadOnlyProperty();
    }

    /** How many steps the picture has been painted in; null before there is one. */
    public ReadOnlyObjectProperty<Steps> stepsProperty() {
        return steps.getReadOnlyProperty();
    }

    /** Whether it is being painted. */
    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** What is to be known of the picture, or why there is none; null for nothing. */
    public ReadOnlyObjectProperty<Message> noteProperty() {
        return note.getReadOnlyProperty();
    }

    /** Grows with every change of a setting, of the network, and of what can be chosen. */
    public ReadOnlyLongProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    /** The network in use; empty for none. */
    public Optional<Network> network() {
        return Optional.ofNullable(workbench.networks().loadedProperty().get()).map(LoadedNetwork::network);
    }

    /** The name of the class. */
    public String className() {
        return network().map(network -> network.labels().shortName(classIndex.get(), texts.locale())).orElse("");
    }

    /** The classes whose name contains a text; on any thread. */
    public List<ClassSuggestion> find(String text) {
        var labels = network().map(Network::labels);
        return text.isBlank() || labels.isEmpty() ? List.of()
                : labels.get().find(text.strip(), texts.locale()).stream().limit(SUGGESTIONS)
                        .map(index -> new ClassSuggestion(index, labels.get().name(index, texts.locale()))).toList();
    }

    /** How it is set: all of the settings. */
    public Settings settings() {
        return ActivationMaximisation.settings(given);
    }

    /** Sets it; a {@link Problem} if the setting cannot have that value. */
    public void set(String key, String value) {
        var now = new LinkedHashMap<>(given);
        now.put(key, value);
        var checked = ActivationMaximisation.settings(now).values();
        given.clear();
        for (var setting : ActivationMaximisation.settings()) {
            if (!checked.get(setting.key()).equals(setting.standard())) {
                given.put(setting.key(), checked.get(setting.key()));
            }
        }
        changed();
    }

    /** As it is without being set. */
    public void reset() {
        given.clear();
        changed();
    }

    /** Whether anything is set otherwise than usual. */
    public boolean isSet() {
        return !given.isEmpty();
    }

    /** Paints the picture, from the beginning. */
    public void start() {
        var loaded = workbench.networks().loadedProperty().get();
        if (loaded == null || kind.get() == Kind.CHANNEL && layer.get() == null) {
            return;
        }
        cancel();
        Unit unit = kind.get() == Kind.CLASS ? new OfClass(classIndex.get())
                : new OfChannel(layer.get().tensor(), channel.get());
        var network = loaded.network();
        painted = new Painted(network, unit, new LinkedHashMap<>(given));
        var settings = settings();
        picture.set(null);
        note.set(null);
        steps.set(new Steps(0, settings.whole("steps")));
        running.set(true);
        var mine = painted;
        var asked = new ActivationMaximisation(unit, settings);
        job = painting.run(progress -> loaded.run(asked, new Sharpening<>(progress, network.preprocessing()::raster, (soFar, done) -> {
            if (mine == painted) {
                picture.set(soFar);
                steps.set(done);
            }
        }, System::nanoTime)), maximised -> finish(mine, maximised), failure -> fail(mine, failure));
        var mineJob = job;
        job.endedProperty().addListener((property, before, now) -> {
            if (mineJob == job) {
                running.set(false);
            }
        });
        activities.begin(ActivationMaximisation.title(), job);
    }

    private void finish(Painted mine, Maximised maximised) {
        if (mine == painted) {
            running.set(false);
            steps.set(new Steps(steps.get().total(), steps.get().total()));
            picture.set(maximised.raster());
            note.set(maximised.note());
        }
    }

    private void fail(Painted mine, Throwable failure) {
        if (mine == painted) {
            running.set(false);
            steps.set(null);
            if (failure instanceof Problem problem) {
                note.set(problem.sentence());
                activities.log(failure);
            } else {
                activities.fail(failure);
            }
        }
    }

    /** Stops; what is there stays. */
    public void cancel() {
        if (job != null && running.get()) {
            job.cancel();
            running.set(false);
        }
    }

    /** How far it is, in a few words; null before it was started. */
    public Message standing() {
        var now = steps.get();
        return now == null ? null : now.complete() ? Message.of(MaximiseViewModel.class, "maximise.done", now.total())
                : Message.of(MaximiseViewModel.class, running.get() ? "maximise.going" : "maximise.stopped", now.done(),
                        now.total());
    }

    /** Asks where to, and saves the picture as a PNG file. */
    public void save() {
        var saved = picture.get();
        if (saved != null) {
            dialogs.save(Dialogs.Kind.PNG, name() + ".png").ifPresent(file -> workbench.exports().write(file, () -> {
                try (var stream = Files.newOutputStream(file)) {
                    PhotoWriter.png(saved, stream);
                }
            }, note::set));
        }
    }

    /** Opens the picture among the photos, seen whole, so that the network says what it takes it for. */
    public void openAsPhoto() {
        var opened = picture.get();
        if (opened != null) {
            var photo = PhotoReader.of(name() + ".png", opened);
            // The crop of the card would cut off a part of what was painted for the whole.
            var once = new ChangeListener<Photo>() {
                @Override
                public void changed(ObservableValue<? extends Photo> property, Photo before,
                        Photo now) {
                    if (now != null && now.name().equals(photo.name())) {
                        workbench.photoProperty().removeListener(this);
                        workbench.gaze().frameProperty().set(now.whole());
                    }
                }
            };
            workbench.photoProperty().addListener(once);
            workbench.film().open(photo);
        }
    }

    /** Puts the command that paints the same picture on the clipboard. */
    public void copyCommand() {
        if (painted != null) {
            var words = painted.unit() instanceof OfClass of ? List.of("--class", Integer.toString(of.index()))
                    : List.of("--layer", ((OfChannel) painted.unit()).layer(), "--channel",
                            Integer.toString(((OfChannel) painted.unit()).channel()));
            dialogs.copy(commands.maximise(PaneState.NetworkChoice.of(workbench.networks().keyProperty().get(),
                    painted.network()), words, painted.differing()));
            note.set(Exports.COMMAND_COPIED);
        }
    }

    /** A name that says what is in the picture. */
    String name() {
        var target = painted.unit() instanceof OfClass of
                ? painted.network().labels().shortName(of.index(), texts.locale())
                : ((OfChannel) painted.unit()).layer() + "-" + ((OfChannel) painted.unit()).channel();
        return String.join("-", painted.network().name(), target, "wanted").replaceAll("[\\s/\\\\:*?\"<>|]+", "-");
    }

    private void use(LoadedNetwork before, LoadedNetwork now) {
        cancel();
        if (before == null || now == null || before.network().model() != now.network().model()
                || !before.network().name().equals(now.network().name())) {
            painted = null;
            picture.set(null);
            steps.set(null);
            note.set(null);
            classIndex.set(0);
            channel.set(0);
            layer.set(now == null ? null : MethodsViewModel.standardLayer(now.network()).orElse(null));
        }
        changed();
    }

    private void changed() {
        changes.set(changes.get() + 1);
    }
}
