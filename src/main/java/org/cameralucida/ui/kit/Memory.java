package org.cameralucida.ui.kit;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.cameralucida.workspace.History;
import org.cameralucida.workspace.Preferences;
import org.cameralucida.workspace.Workspace;

/** The preferences and the history as the window observes them; what changes is saved in the background. */
public final class Memory {

    private final Workspace workspace;
    private final Lane savingPreferences;
    private final Lane savingHistory;
    private final Activities activities;
    private final ReadOnlyObjectWrapper<Preferences> preferences;
    private final ReadOnlyObjectWrapper<History> history;

    /** Reads both files. */
    public Memory(Workspace workspace, Background background, Activities activities) {
        this.workspace = workspace;
        this.activities = activities;
        savingPreferences = background.newestWins("preferences");
        savingHistory = background.newestWins("history");
        preferences = new ReadOnlyObjectWrapper<>(workspace.preferences());
        history = new ReadOnlyObjectWrapper<>(workspace.history());
    }

    /** The preferences. */
    public ReadOnlyObjectProperty<Preferences> preferencesProperty() {
        return preferences.getReadOnlyProperty();
    }

    /** The preferences now. */
    public Preferences preferences() {
        return preferences.get();
    }

    /** What is remembered. */
    public ReadOnlyObjectProperty<History> historyProperty() {
        return history.getReadOnlyProperty();
    }

    /** What is remembered now. */
    public History history() {
        return history.get();
    }

    /** The folder of the log. */
    public Path logs() {
        return workspace.logs();
    }

    /** Changes the preferences and saves them. */
    public void prefer(UnaryOperator<Preferences> change) {
        var changed = change.apply(preferences.get());
        if (!changed.equals(preferences.get())) {
            preferences.set(changed);
            savingPreferences.run(progress -> {
                workspace.save(changed);
                return null;
            }, done -> { }, activities::fail);
        }
    }

    /** Changes what is remembered and saves it. */
    public void remember(UnaryOperator<History> change) {
        var changed = change.apply(history.get());
        if (!changed.equals(history.get())) {
            history.set(changed);
            savingHistory.run(progress -> {
                workspace.save(changed);
                return null;
            }, done -> { }, activities::fail);
        }
    }

    /** Saves all of it now, on this thread: when the background ends. */
    public void saveNow() {
        workspace.save(preferences.get());
        workspace.save(history.get());
    }
}
