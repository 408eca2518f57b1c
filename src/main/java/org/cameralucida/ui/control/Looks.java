package org.cameralucida.ui.control;

import java.util.Objects;
import javafx.scene.Parent;

/** The style sheet of these controls: each brings it along, so that it looks right wherever it is put. */
final class Looks {

    private static final String SHEET =
            Objects.requireNonNull(Looks.class.getResource("control.css"), "control.css").toExternalForm();

    private Looks() {
    }

    static void dress(Parent control) {
        control.getStylesheets().add(SHEET);
    }
}
