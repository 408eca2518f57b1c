package org.cameralucida.ui.evaluate;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cameralucida.dataset.DataSet;
import org.cameralucida.message.Message;
import org.cameralucida.ui.control.Panels;
import org.cameralucida.ui.kit.Texts;

/**
 * What is to be known of a data set before it is evaluated: how it lies in its folder, which of its classes the networks
 * have, what does not fit. Afterwards on a panel of its own, as are the photos that could not be evaluated.
 */
final class NotesView {

    private static final double WIDTH = 560;
    private static final double HEIGHT = 360;

    private final EvaluateViewModel model;
    private final Texts texts;
    private final VBox notes = new VBox();
    private final ScrollPane root = new ScrollPane(notes);

    NotesView(EvaluateViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        root.setFitToWidth(true);
        root.getStyleClass().add("empty-scroll");
        notes.getStyleClass().add("evaluate-notes");
        model.setup().notesProperty().addListener(observable -> fill(notes));
        model.setup().dataProperty().addListener(observable -> fill(notes));
        fill(notes);
    }

    Parent root() {
        return root;
    }

    private void fill(VBox box) {
        box.getChildren().clear();
        DataSet set = model.setup().dataProperty().get();
        if (set == null) {
            return;
        }
        box.getChildren().add(label(SetupBar.name(set), "title-3"));
        box.getChildren().add(label(texts.of(NotesView.class, "notes.size", set.examples().size(),
                set.classes().size()), "subtitle"));
        for (Message note : model.setup().notesProperty().get()) {
            box.getChildren().add(label(texts.of(note), "note-line"));
        }
        if (model.setup().areClassesMissing() && !model.run().standingProperty().get().isBusy()) {
            var choose = new Hyperlink(texts.of(NotesView.class, "notes.mapping"));
            choose.setId("choose-mapping");
            choose.setOnAction(event -> model.chooseMapping());
            box.getChildren().add(choose);
        }
    }

    private static Label label(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        return label;
    }

    /** The notes on a panel. */
    void showNotes(Node owner) {
        var box = new VBox();
        box.getStyleClass().add("evaluate-notes");
        fill(box);
        var scroll = new ScrollPane(box);
        scroll.setFitToWidth(true);
        show(owner, scroll);
    }

    /** The photos that could not be evaluated, and why. */
    void showFailures(Node owner) {
        var list = new ListView<String>();
        list.getItems().setAll(model.results().results().failures().stream()
                .map(each -> texts.of(NotesView.class, "failure", each.image(), each.why())).toList());
        show(owner, list);
    }

    private static void show(Node owner, Region content) {
        content.setPrefSize(WIDTH, HEIGHT);
        Panels.show(Panels.make(content), owner);
    }
}
