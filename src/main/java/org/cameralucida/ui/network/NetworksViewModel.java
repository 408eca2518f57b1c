package org.cameralucida.ui.network;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.message.Message;
import org.cameralucida.network.Card;
import org.cameralucida.network.Network;
import org.cameralucida.network.Origin;
import org.cameralucida.network.Pooling;
import org.cameralucida.network.Preprocessing;
import org.cameralucida.ui.kit.Activities;
import org.cameralucida.ui.kit.Background;
import org.cameralucida.ui.kit.Job;
import org.cameralucida.ui.kit.Lane;
import org.cameralucida.ui.kit.Memory;
import org.cameralucida.ui.kit.TimingLog;
import org.cameralucida.workspace.Preferences;

/** The network in use and those that can be chosen. */
public final class NetworksViewModel {

    private final NetworkSource source;
    private final Memory memory;
    private final Activities activities;
    private final Lane opening;
    private final Lane changing;
    private final ReadOnlyObjectWrapper<LoadedNetwork> loaded = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper key = new ReadOnlyStringWrapper("");
    private List<String> names;
    private List<Path> together = List.of();
    private final ReadOnlyObjectWrapper<List<String>> outputs = new ReadOnlyObjectWrapper<>(List.of());
    private Preprocessing own;
    private Job job;
    private int openings;

    /** No network yet. */
    public NetworksViewModel(NetworkSource source, Memory memory, Background background, Activities activities) {
        this.source = source;
        this.memory = memory;
        this.activities = activities;
        opening = background.newestWins("network");
        changing = background.newestWins("preprocessing");
        memory.preferencesProperty().addListener((property, before, now) -> reopenWhereDeviceChanged(before, now));
    }

    /** The networks that can be chosen by name, as they are now: looks into a folder. */
    public List<String> names() {
        names = source.names();
        return names;
    }

    /** The networks that could be chosen by name when that was last asked: looks nowhere. */
    public List<String> knownNames() {
        return names == null ? names() : names;
    }

    /** Network files opened lately, the newest first. */
    public List<Path> recent() {
        return memory.history().networks();
    }

    /** The networks that lie in the same folder or zip as the open one; empty where that lies alone. */
    public List<Path> together() {
        return together;
    }

    /** Which of those that lie {@link #together} is open. */
    public Optional<Path> current() {
        return path(key.get()).filter(together::contains).or(() -> together.stream().findFirst());
    }

    /** The path that a key is; none for a name of the catalog. */
    private static Optional<Path> path(String key) {
        return new File(key).isAbsolute() ? Optional.of(Path.of(key)) : Optional.empty();
    }

    /** The open network; null for none. */
    public ReadOnlyObjectProperty<LoadedNetwork> loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    /** The open network's name in the catalog, or its file; empty for none. */
    public ReadOnlyStringProperty keyProperty() {
        return key.getReadOnlyProperty();
    }

    /** The outputs by which the open network can be read; one, or none, where there is nothing to choose. */
    public ReadOnlyObjectProperty<List<String>> outputsProperty() {
        return outputs.getReadOnlyProperty();
    }

    /** Whether a network is being opened. */
    public ReadOnlyBooleanProperty openingProperty() {
        return opening.busyProperty();
    }

    /** How often a network was opened: the first look through each is slower than those after it. */
    public int openings() {
        return openings;
    }

    /** Opens a network file. */
    public void open(Path file) {
        open(file.toAbsolutePath().normalize().toString());
    }

    /** Opens a network by its name in the catalog, or its file. What was open stays in use until this one is ready. */
    public void open(String nameOrFile) {
        open(nameOrFile, Optional.empty(), source.output(nameOrFile));
    }

    /**
     * As the other, with another preprocessing than the network's own, as after {@link #use(Preprocessing)}, and by an
     * output, as after {@link #use(String)}; empty for the network's own choice.
     */
    public void open(String nameOrFile, Optional<Preprocessing> changed, Optional<String> output) {
        long asked = System.nanoTime();
        source.choose(nameOrFile, output);
        run(nameOrFile, Message.of(NetworksViewModel.class, "opening", shortName(nameOrFile)), () -> {
            var read = source.read(nameOrFile);
            var together = source.together(nameOrFile);
            TimingLog.done("network read", asked);
            var opened = source.open(changed.map(read::withPreprocessing).orElse(read), memory.preferences());
            TimingLog.done("network open", asked);
            return new Opened(opened, read.preprocessing(), together, source.outputs(read));
        });
    }

    /**
     * An open network.
     *
     * @param own its preprocessing as its card and its graph have it
     * @param together the networks that lie in the same folder or zip
     * @param outputs by which it can be read
     */
    private record Opened(LoadedNetwork network, Preprocessing own, List<Path> together, List<String> outputs) {
    }

    /** Reads the open network by another of its outputs; it stays in use as it is until that is ready. */
    public void use(String output) {
        var open = loaded.get();
        if (open != null && !output.equals(open.network().head().scores().output())) {
            source.choose(key.get(), Optional.of(output));
            run(key.get(), Message.of(NetworksViewModel.class, "opening", open.network().name()), () ->
                    new Opened(source.open(open.network().withOutput(output), memory.preferences()), own, together,
                            outputs.get()));
        }
    }

    /** The output by which the open network was chosen to be read; empty for its own choice. */
    public Optional<String> chosenOutput() {
        return Optional.ofNullable(loaded.get()).flatMap(open -> open.network().chosenOutput());
    }

    /** The preprocessing in use, where that is another than the network's own. */
    public Optional<Preprocessing> changed() {
        return Optional.ofNullable(loaded.get()).map(open -> open.network().preprocessing()).filter(now -> !now.equals(own));
    }

    private void reopenWhereDeviceChanged(Preferences before, Preferences now) {
        var open = loaded.get();
        if (open != null && !(before.device().equals(now.device()) && before.threads() == now.threads())) {
            run(key.get(), Message.of(NetworksViewModel.class, "opening", open.network().name()),
                    () -> new Opened(source.open(open.network(), now), own, together, outputs.get()));
        }
    }

    private void run(String newKey, Message title, Supplier<Opened> open) {
        if (job != null) {
            job.cancel();
        }
        job = opening.run(progress -> {
            var opened = open.get();
            if (progress.isCancelled()) {
                opened.network().close();
                progress.check();
            }
            return opened;
        }, opened -> {
            own = opened.own();
            // Who has chosen one of a folder's may want to choose another.
            together = path(newKey).filter(together::contains).isPresent() ? together : opened.together();
            outputs.set(opened.outputs());
            use(newKey, opened.network());
        }, activities::fail);
        activities.begin(title, job);
    }

    private void use(String newKey, LoadedNetwork opened) {
        var before = loaded.get();
        openings++;
        key.set(newKey);
        loaded.set(opened);
        // A folder is remembered as that: what lies beside the network in it belongs to it.
        var file = path(newKey).or(() -> Optional.ofNullable(opened.network().file()));
        memory.remember(history -> file.map(history::withNetworkFile).orElse(history).withNetwork(newKey));
        close(before);
    }

    /** Uses the open network with another preprocessing; nothing is loaded again. */
    public void use(Preprocessing preprocessing) {
        use(preprocessing, Origin.USER);
    }

    /** As the other, by whom it is said. */
    void use(Preprocessing preprocessing, Origin origin) {
        var open = loaded.get();
        if (open != null) {
            changing.run(progress -> open.network().withPreprocessing(preprocessing, origin), changed -> {
                // Another network may have been opened meanwhile.
                if (loaded.get() != null && loaded.get().network().model() == changed.model()) {
                    loaded.set(loaded.get().with(changed));
                }
            }, activities::fail);
        }
    }

    /**
     * Uses the open network with a pooling: its own, as it was trained, or the other one over the same features and
     * weights. Nothing is loaded again; where there is nothing to swap, nothing changes.
     */
    public void use(Pooling pooling) {
        var open = loaded.get();
        if (open != null) {
            var changed = open.network().withPooling(pooling);
            if (changed.head() != open.network().head()) {
                loaded.set(open.with(changed));
            }
        }
    }

    /** Uses the open network as it was before. */
    void use(Network before) {
        changing.cancel();
        if (loaded.get() != null && loaded.get().network().model() == before.model()) {
            loaded.set(loaded.get().with(before));
        }
    }

    /** Writes all that is known of the network in use into the card beside it; what the card says besides stays. */
    public void saveCard() {
        var open = loaded.get();
        var card = open.network().completeCard();
        changing.run(progress -> {
            var file = Card.fileBeside(open.network().file());
            card.write(file);
            return open.network().withCard(Card.read(file));
        }, saved -> {
            if (loaded.get() != null && loaded.get().network() == open.network()) {
                own = saved.preprocessing();
                loaded.set(loaded.get().with(saved));
            }
        }, activities::fail);
    }

    /** Frees the engine, when it has done what it is doing. */
    public void close() {
        close(loaded.get());
        loaded.set(null);
    }

    /** On a thread of its own: it may have to wait, and must be done even when the background is closed. */
    private static void close(LoadedNetwork old) {
        if (old != null) {
            var closing = new Thread(old::close, "camera-lucida closing");
            closing.setDaemon(true);
            closing.start();
        }
    }

    /** What a network is called: its name in the catalog, or its file's. */
    public static String shortName(String nameOrFile) {
        var separator = Math.max(nameOrFile.lastIndexOf('/'), nameOrFile.lastIndexOf('\\'));
        return nameOrFile.substring(separator + 1);
    }
}
