package org.cameralucida.ui.compare;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.collections.ObservableList;
import org.cameralucida.compare.Axis;
import org.cameralucida.explain.Method;
import org.cameralucida.ui.workbench.Feature;
import org.cameralucida.ui.workbench.SavedComparison;
import org.cameralucida.workspace.PaneSlot;
import org.cameralucida.workspace.Session;

/** What is compared, as a session holds it. What this program does not know stays as it is. */
final class SavedChoices implements SavedComparison {

    private static final int MOST = 6;

    private final CompareViewModel compare;

    SavedChoices(CompareViewModel compare) {
        this.compare = compare;
    }

    @Override
    public Session.Comparison value() {
        var choices = compare.choices();
        var shared = new EnumMap<Axis, Boolean>(Axis.class);
        for (var axis : Axis.values()) {
            shared.put(axis, choices.isShared(axis));
        }
        return new Session.Comparison(compare.workbench().shownProperty(Feature.COMPARE).get(),
                choices.axisProperty().get(), choices.methodProperty().get().id(), choices.networks(),
                choices.methods(), choices.pinned(), choices.photoCountProperty().get(),
                choices.sameClassProperty().get(), choices.linkedProperty().get(), choices.swappedProperty().get(),
                shared, choices.ownClasses().entrySet().stream()
                        .map(own -> new Session.OwnClass(own.getKey(), own.getValue())).toList(), Optional.of(pair()),
                choices.onlySeenWanted());
    }

    private Session.Pair pair() {
        var pair = compare.pair();
        return new Session.Pair(pair.shownProperty().get().name().toLowerCase(Locale.ROOT),
                pair.firstProperty().get(), pair.secondProperty().get(), pair.dividerProperty().get());
    }

    @Override
    public void restore(Session.Comparison saved) {
        var choices = compare.choices();
        saved.shared().forEach(choices::setShared);
        choices.axisProperty().set(saved.axis());
        Method.all().stream().filter(method -> method.id().equals(saved.method())).findFirst()
                .ifPresent(choices.methodProperty()::set);
        some(choices.networks(), saved.networks());
        some(choices.methods(), saved.methods().stream()
                .filter(id -> Method.all().stream().anyMatch(method -> method.id().equals(id))).toList());
        choices.pinned().setAll(saved.pinned().stream().filter(index -> index >= 0).distinct().limit(MOST).toList());
        choices.photoCountProperty().set(Math.max(2, Math.min(8, saved.photoCount())));
        choices.sameClassProperty().set(saved.sameClass());
        choices.wantOnlySeen(saved.onlySeen());
        choices.linkedProperty().set(saved.linked());
        choices.swappedProperty().set(saved.swapped());
        var classes = new LinkedHashMap<PaneSlot, Integer>();
        saved.ownClasses().forEach(own -> classes.put(own.slot(), own.classIndex()));
        choices.setOwnClasses(classes);
        saved.pair().ifPresent(this::show);
    }

    private void show(Session.Pair saved) {
        var pair = compare.pair();
        // Whoever takes the other's place changes with it.
        pair.firstProperty().set(saved.first());
        pair.secondProperty().set(saved.second());
        pair.dividerProperty().set(saved.divider());
        for (var shown : PairViewModel.Shown.values()) {
            if (shown.name().equalsIgnoreCase(saved.shown())) {
                pair.shownProperty().set(shown);
            }
        }
    }

    private static void some(ObservableList<String> chosen, List<String> saved) {
        if (!saved.isEmpty()) {
            chosen.setAll(saved.stream().distinct().limit(MOST).toList());
        }
    }
}
