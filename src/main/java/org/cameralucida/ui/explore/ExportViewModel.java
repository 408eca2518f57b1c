package org.cameralucida.ui.explore;

import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.cameralucida.image.Npy;
import org.cameralucida.image.PhotoWriter;
import org.cameralucida.image.Raster;
import org.cameralucida.message.Message;
import org.cameralucida.render.Mark;
import org.cameralucida.render.Overlay;
import org.cameralucida.ui.kit.Dialogs;
import org.cameralucida.ui.workbench.Exports;
import org.cameralucida.ui.workbench.Feature;
import org.cameralucida.workspace.CommandText;
import org.cameralucida.workspace.PaneState;

/** What leaves the window: the overlay as a picture, the raw map, the command that repeats it all. */
public final class ExportViewModel {

    private final ExploreViewModel explore;
    private final Dialogs dialogs;
    private final CommandText commands;
    private final ReadOnlyObjectWrapper<Message> done = new ReadOnlyObjectWrapper<>();

    /** @param commands how commands are written */
    public ExportViewModel(ExploreViewModel explore, Dialogs dialogs, CommandText commands) {
        this.explore = explore;
        this.dialogs = dialogs;
        this.commands = commands;
    }

    /** What was done last, to be said for a moment; null for nothing. */
    public ReadOnlyObjectProperty<Message> doneProperty() {
        return done.getReadOnlyProperty();
    }

    /** Whether there is no map to save or copy. */
    public BooleanBinding nothing() {
        return explore.map().mapProperty().isNull().or(explore.workbench().shownProperty(Feature.EXPLORE).not());
    }

    /** Whether there is no command to copy: nothing is shown, or what is not as a file shows it. */
    public BooleanBinding noCommand() {
        return Bindings.createBooleanBinding(() -> state().filter(this::isFile).isEmpty(),
                explore.workbench().observationProperty(), explore.workbench().film().currentProperty());
    }

    private boolean isFile(PaneState state) {
        return state.photo().isPresent() && !explore.workbench().view().photo().isEdited();
    }

    /** What is shown, as one value; empty when nothing is. */
    public Optional<PaneState> state() {
        var item = explore.workbench().film().currentProperty().get();
        var seen = explore.workbench().observationProperty().get();
        if (item == null || seen == null) {
            return Optional.empty();
        }
        var workbench = explore.workbench();
        var selected = workbench.predictions().selectedProperty().get();
        return Optional.of(new PaneState(item.file(),
                PaneState.Frame.of(workbench.gaze().modeProperty().get(), workbench.view().region()),
                PaneState.NetworkChoice.of(workbench.networks().keyProperty().get(), seen.network()),
                selected < 0 ? OptionalInt.empty() : OptionalInt.of(selected),
                workbench.methods().choiceFor(workbench.methods().chosenProperty().get().id(), seen.network()),
                workbench.display().shown()));
    }

    /** Puts the command that repeats what is shown on the clipboard. */
    public void copyCommand() {
        state().filter(this::isFile).ifPresent(state -> {
            dialogs.copy(commands.explain(state));
            say(Exports.COMMAND_COPIED);
        });
    }

    /** Puts the overlay on the clipboard, at the photo's resolution. */
    public void copyImage() {
        compose(picture -> {
            dialogs.copy(picture);
            say(Message.of(ExportViewModel.class, "copied.image"));
        });
    }

    /** Saves the overlay as a PNG file, at the photo's resolution. */
    public void saveOverlay() {
        if (explore.map().mapProperty().get() == null) {
            return;
        }
        dialogs.save(Dialogs.Kind.PNG, name() + ".png").ifPresent(file -> compose(picture ->
                explore.workbench().exports().write(file, () -> {
                    try (var stream = Files.newOutputStream(file)) {
                        PhotoWriter.png(picture, stream);
                    }
                }, this::say)));
    }

    /** Saves the map at its own size, as it is, as a NumPy file. */
    public void saveMap() {
        var map = explore.map().mapProperty().get();
        if (map != null) {
            dialogs.save(Dialogs.Kind.NPY, name() + ".npy")
                    .ifPresent(file -> explore.workbench().exports()
                            .write(file, () -> Npy.write(file, map), this::say));
        }
    }

    /** A name that says what is in the file: photo, class, method, and how far it is if it is not finished. */
    String name() {
        var photo = explore.workbench().view().photo().exportName().replaceFirst("\\.[^.]*$", "");
        var label = explore.workbench().predictions().name(explore.workbench().predictions().selectedProperty().get());
        var standing = explore.map().standingProperty().get();
        var passes = standing == null ? "" : "-after-" + standing.passes().done() + "-of-" + standing.passes().total();
        return String.join("-", photo, label, explore.workbench().methods().chosenProperty().get().id() + passes)
                .replaceAll("[\\s/\\\\:*?\"<>|]+", "-");
    }

    private void compose(Consumer<Raster> then) {
        var layer = explore.heatmap().layerProperty().get();
        if (layer == null) {
            return;
        }
        var photo = explore.workbench().view().photo();
        var opacity = explore.workbench().display().visibleProperty().get()
                ? explore.workbench().display().opacityProperty().get() : 0;
        List<Mark> marks = explore.box().marks().stream()
                .map(box -> new Mark(box.box(), Mark.Kind.PREDICTED)).toList();
        explore.workbench().exports().draw(Message.of(ExportViewModel.class, "composing"),
                progress -> Overlay.compose(photo, layer, opacity, marks), then);
    }

    private void say(Message now) {
        done.set(null);
        done.set(now);
    }
}
