package org.cameralucida.ui.network;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.cameralucida.explain.doctor.Finding;
import org.cameralucida.ui.kit.Images;
import org.cameralucida.ui.kit.Texts;

/** A convention in the doctor's list: how the first photo looks under it, what it is, and how the answers went. */
final class DoctorCell extends ListCell<Finding> {

    private static final double SIDE = 64;

    private final DoctorViewModel model;
    private final Texts texts;
    private final ImageView picture = new ImageView();
    private final Label title = new Label();
    private final Label answers = new Label();
    private final Label first = new Label();
    private final HBox box;

    DoctorCell(DoctorViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        picture.setFitWidth(SIDE);
        picture.setFitHeight(SIDE);
        picture.setPreserveRatio(true);
        title.getStyleClass().add("doctor-title");
        var words = new VBox(title, answers, first);
        for (var line : new Label[] {title, answers, first}) {
            line.setWrapText(true);
            line.setMinHeight(USE_PREF_SIZE);
        }
        answers.getStyleClass().add("note");
        first.getStyleClass().add("note");
        HBox.setHgrow(words, Priority.ALWAYS);
        box = new HBox(picture, words);
        box.getStyleClass().add("doctor-cell");
        // As wide as the list: lines break instead of making it scroll.
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(Finding finding, boolean empty) {
        super.updateItem(finding, empty);
        setGraphic(empty || finding == null ? null : box);
        if (getGraphic() == null) {
            setAccessibleText(null);
            return;
        }
        picture.setImage(Images.of(finding.picture()));
        var name = texts.of(finding.candidate().title());
        title.setText(model.isInUse(finding) ? text("doctor.inUse", name) : name);
        var numbers = text("doctor.numbers", texts.number(Math.max(-99, finding.worth()), 2), texts.percent(finding.confidence(), 0),
                texts.percent(finding.steadiness(), 0), texts.percent(finding.share(), 0));
        answers.setText(finding.accuracy().isEmpty() ? numbers
                : text("doctor.right", texts.percent(finding.accuracy().getAsDouble(), 0), numbers));
        first.setText(model.network().map(network -> text("doctor.first", network.labels().shortName(finding.best(),
                texts.locale()), texts.percent(finding.probability(), 0))).orElse(""));
        setAccessibleText(title.getText() + ". " + answers.getText() + ". " + first.getText());
    }

    private String text(String key, Object... arguments) {
        return texts.of(DoctorCell.class, key, arguments);
    }
}
