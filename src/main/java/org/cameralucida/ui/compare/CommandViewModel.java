package org.cameralucida.ui.compare;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.cameralucida.dataset.TrueBox;
import org.cameralucida.message.Message;
import org.cameralucida.ui.kit.Dialogs;
import org.cameralucida.ui.workbench.Exports;
import org.cameralucida.ui.workbench.Feature;
import org.cameralucida.workspace.CommandText;
import org.cameralucida.workspace.ComparisonState;
import org.cameralucida.workspace.PaneState;

/** The command that makes the figure of a comparison anew, on the clipboard. */
public final class CommandViewModel {

    private final CompareViewModel compare;
    private final Dialogs dialogs;
    private final CommandText commands;
    private final Locale locale;
    private final ReadOnlyObjectWrapper<Message> done = new ReadOnlyObjectWrapper<>();

    /**
     * @param commands how commands are written
     * @param locale the language of the figure
     */
    public CommandViewModel(CompareViewModel compare, Dialogs dialogs, CommandText commands, Locale locale) {
        this.compare = compare;
        this.dialogs = dialogs;
        this.commands = commands;
        this.locale = locale;
    }

    /** What was done last, to be said for a moment; null for nothing. */
    public ReadOnlyObjectProperty<Message> doneProperty() {
        return done.getReadOnlyProperty();
    }

    /** Whether there is no command: nothing is shown yet, or a picture that is no file. */
    public BooleanBinding nothing() {
        return Bindings.createBooleanBinding(() -> !ready(), 
                compare.workbench().shownProperty(Feature.COMPARE), compare.displayProperty(),
                compare.panes(), compare.busyProperty(), compare.workbench().film().currentProperty());
    }

    /** Puts the command that makes the figure anew on the clipboard. */
    public void copy() {
        state().ifPresent(state -> {
            dialogs.copy(commands.compare(state, FigureViewModel.name(state.panes().get(0).photo()
                    .orElseThrow().getFileName().toString(), state.axis())));
            done.set(null);
            done.set(Exports.COMMAND_COPIED);
        });
    }

    /** What the figure shows, as one value; empty while not all of it is there, or where a picture is no file. */
    Optional<ComparisonState> state() {
        if (!ready()) {
            return Optional.empty();
        }
        var shown = shown();
        var truths = new HashMap<Path, List<TrueBox>>();
        shown.stream().map(PaneViewModel::item).filter(compare.workbench().truths()::isOwn)
                .forEach(item -> truths.put(item.file().orElseThrow(), compare.workbench().truths().objects(item)));
        return Optional.of(new ComparisonState(compare.choices().axisProperty().get(),
                shown.stream().map(this::panel).toList(),
                (int) shown.stream().filter(pane -> !pane.isPinned()).count(), compare.figureDisplay(), truths, locale,
                difference(shown)));
    }

    private List<Integer> difference(List<PaneViewModel> shown) {
        var pair = compare.pair();
        return pair.differenceProperty().get() == null ? List.of()
                : List.of(shown.indexOf(pair.a().orElseThrow()), shown.indexOf(pair.b().orElseThrow()));
    }

    private List<PaneViewModel> shown() {
        return compare.panes().stream().filter(pane -> pane.paneProperty().get() != null).toList();
    }

    /** Whether all is there, and all photos are files. */
    private boolean ready() {
        return compare.workbench().shownProperty(Feature.COMPARE).get() && !shown().isEmpty()
                && compare.panes().stream().noneMatch(pane -> pane.busyProperty().get())
                && shown().stream().allMatch(pane -> pane.item().file().isPresent()
                        && pane.item().editsProperty().get().isEmpty());
    }

    private PaneState panel(PaneViewModel shown) {
        var pane = shown.paneProperty().get();
        var request = shown.request();
        return new PaneState(shown.item().file(), PaneState.Frame.of(request.scene().mode(), pane.frame()),
                PaneState.NetworkChoice.of(request.network().key(), pane.network()), OptionalInt.of(pane.classIndex()),
                compare.workbench().methods().choiceFor(request.method().id(), pane.network()),
                compare.figureDisplay());
    }
}
