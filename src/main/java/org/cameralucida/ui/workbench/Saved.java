package org.cameralucida.ui.workbench;

import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.cameralucida.workspace.Session;

/**
 * What a session holds of features, which the workbench does not know.
 *
 * @param comparison what is compared
 * @param lesson where one is in a lesson; empty for in none
 */
public record Saved(SavedComparison comparison, ObjectProperty<Optional<Session.LessonPlace>> lesson) {

    /** In no lesson yet. */
    public static Saved of(SavedComparison comparison) {
        return new Saved(comparison, new SimpleObjectProperty<>(Optional.empty()));
    }
}
