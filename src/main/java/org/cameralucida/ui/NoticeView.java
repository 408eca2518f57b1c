package org.cameralucida.ui;

import java.util.List;
import javafx.stage.Window;
import org.cameralucida.message.Problem;
import org.cameralucida.ui.kit.Activities;
import org.cameralucida.ui.kit.Dialogs;
import org.cameralucida.ui.kit.Failure;
import org.cameralucida.ui.kit.Icon;
import org.cameralucida.ui.kit.Texts;
import org.controlsfx.control.NotificationPane;
import org.controlsfx.control.action.Action;

/** What went wrong last, on a bar over the lower edge of what is shown, until it has been read. */
final class NoticeView {

    private final NotificationPane pane;
    private final Activities activities;
    private final Dialogs dialogs;
    private final Texts texts;
    private final Action copy;
    private final Action look;

    /** @param owner of the dialog with all that is known of what nobody foresaw */
    NoticeView(NotificationPane pane, Activities activities, Dialogs dialogs, Texts texts, Window owner) {
        this.pane = pane;
        this.activities = activities;
        this.dialogs = dialogs;
        this.texts = texts;
        pane.setGraphic(new Icon("alert-circle-outline"));
        copy = new Action(texts.of(NoticeView.class, "error.copyDetails"),
                event -> dialogs.copy(activities.failureProperty().get().details()));
        look = new Action(texts.of(NoticeView.class, "error.look"),
                event -> show(activities.failureProperty().get(), owner));
        // The cross on the bar hides it, and has then read it.
        pane.showingProperty().addListener((property, before, now) -> {
            if (!now) {
                activities.dismiss();
            }
        });
        activities.failureProperty().addListener((property, before, now) -> say(now));
        say(activities.failureProperty().get());
    }

    private void say(Failure failure) {
        if (failure == null) {
            pane.hide();
            return;
        }
        pane.setText(failure.sentence(texts));
        // Where the sentence says all there is to do, nobody wants to see the program's insides.
        pane.getActions().setAll(failure.cause() instanceof Problem ? List.of(copy)
                : List.of(look, copy));
        pane.show();
    }

    private void show(Failure failure, Window owner) {
        new FailureView(failure, "", texts).dialog(owner, texts.of(NoticeView.class, "error.close"), null, dialogs).show();
    }
}
