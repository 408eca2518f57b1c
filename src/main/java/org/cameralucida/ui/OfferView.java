package org.cameralucida.ui;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import javafx.beans.value.ObservableBooleanValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.cameralucida.message.Message;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.kit.Views;
import org.cameralucida.ui.network.NetworksViewModel;
import org.cameralucida.ui.workbench.KeptViewModel;
import org.cameralucida.workspace.KeptSessions.Kept;

/** A bar above what is shown that offers to go on with what was open when the program was cut off. */
final class OfferView {

    private final HBox root;

    @FXML
    private Label what;
    @FXML
    private Button go;
    @FXML
    private Button discard;
    @FXML
    private Button hide;

    /** @param shown whether there is something to offer */
    OfferView(KeptViewModel model, ObservableBooleanValue shown, Texts texts) {
        root = Views.load(this, texts);
        root.visibleProperty().bind(shown);
        root.managedProperty().bind(shown);
        what.textProperty().bind(model.offerProperty().map(kept -> words(kept, texts)).orElse(""));
        go.setOnAction(event -> model.resume());
        discard.setOnAction(event -> model.discard());
        hide.setOnAction(event -> model.hide());
    }

    Node root() {
        return root;
    }

    /** What was open, and when the program was cut off. */
    static String words(Kept kept, Texts texts) {
        var session = kept.session();
        var network = NetworksViewModel.shortName(session.pane().network().key());
        int boxes = session.drawnBoxes();
        // Cut off before its network was there, a session has none.
        var note = network.isEmpty() ? Message.of(OfferView.class, "resume.photos", session.photos().size())
                : boxes == 0 ? Message.of(OfferView.class, "resume.note", session.photos().size(), network)
                : Message.of(OfferView.class, "resume.note.boxes", session.photos().size(), network, boxes);
        var time = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT).withLocale(texts.locale())
                .format(kept.when().atZone(ZoneId.systemDefault()));
        return texts.of(kept.cutOff() ? Message.of(OfferView.class, "resume.cutOff", note, time) : note);
    }
}
