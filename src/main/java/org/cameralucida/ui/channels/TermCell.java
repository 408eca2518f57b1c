package org.cameralucida.ui.channels;

import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.WeakChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;
import org.cameralucida.explain.cam.ChannelSum.Term;
import org.cameralucida.network.Head;
import org.cameralucida.network.Pooling;
import org.cameralucida.ui.kit.Icon;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.kit.Views;

/** One term of the sum: its map, its weight, which can be dragged, what it gives, and what that makes with those before. */
final class TermCell extends ListCell<Term> {

    private static final PseudoClass EDITED = PseudoClass.getPseudoClass("edited");
    private static final PseudoClass ADDED = PseudoClass.getPseudoClass("added");
    private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");

    private final EquationViewModel model;
    private final Texts texts;
    private final CheckBox counts = new CheckBox();
    private final MapPicture picture;
    private final Label name = new Label();
    private final TextFlow weight = new TextFlow();
    private final Slider slider = new Slider();
    private final Button back = new Button();
    private final TextFlow product = new TextFlow();
    private final SumBar bar = new SumBar();
    private final Label together = new Label();
    private final VBox stacked = new VBox();
    private final HBox row = new HBox();
    /** Kept, as the condition holds it weakly. */
    private final ChangeListener<Boolean> layAnew;
    private final InvalidationListener follow = observable -> write();
    private boolean writing;

    /** @param narrow whether there is no room for what is added beside what is weighed */
    TermCell(EquationViewModel model, ChannelPictures pictures, ObservableBooleanValue narrow, Texts texts) {
        this.model = model;
        this.texts = texts;
        picture = new MapPicture(pictures);
        name.getStyleClass().add("term-name");
        together.getStyleClass().add("term-name");
        weight.getStyleClass().add("term-weight");
        product.getStyleClass().add("term-product");
        back.setGraphic(new Icon("history"));
        back.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        back.getStyleClass().addAll("button-icon", "flat", "back");
        back.setTooltip(new Tooltip(say("term.back")));
        back.setAccessibleText(say("term.back"));
        counts.setTooltip(new Tooltip(say("term.counts.tip")));
        var sliding = new HBox(slider, back);
        sliding.getStyleClass().add("sliding");
        HBox.setHgrow(slider, Priority.ALWAYS);
        var weighing = new VBox(name, weight, sliding);
        weighing.getStyleClass().add("weighing");
        var adding = new VBox(product, bar, together);
        adding.getStyleClass().add("adding");
        stacked.getStyleClass().add("stacked");
        for (var part : List.of(adding, stacked)) {
            HBox.setHgrow(part, Priority.ALWAYS);
        }
        row.getStyleClass().add("term");
        lay(narrow.get(), weighing, adding);
        narrow.addListener(new WeakChangeListener<>(layAnew = (property, before, now) -> lay(now, weighing, adding)));
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setPrefWidth(0);
        counts.setOnAction(event -> model.leaveOut(getItem().index(), !counts.isSelected()));
        back.setOnAction(event -> model.weigh(getItem().index(), getItem().own()));
        slider.valueProperty().addListener((property, before, now) -> {
            if (!writing && getItem() != null) {
                model.weigh(getItem().index(), now.doubleValue());
            }
        });
        model.equationProperty().addListener(new WeakInvalidationListener(follow));
        // What is reached by Tab is that of the chosen row, and not of every row.
        for (Node control : new Node[] {counts, slider, back}) {
            control.focusTraversableProperty().bind(selectedProperty());
        }
        // A cell that is not in the list any more is not in sight either.
        sceneProperty().addListener((property, before, now) -> look());
    }

    private void lay(boolean narrow, VBox weighing, VBox adding) {
        together.setVisible(!narrow);
        together.setManaged(!narrow);
        stacked.getChildren().clear();
        row.getChildren().setAll(counts, picture);
        if (narrow) {
            stacked.getChildren().setAll(weighing, adding);
            row.getChildren().add(stacked);
        } else {
            row.getChildren().addAll(weighing, adding);
        }
    }

    @Override
    protected void updateItem(Term term, boolean empty) {
        super.updateItem(term, empty);
        setGraphic(empty || term == null ? null : row);
        look();
        write();
    }

    private void look() {
        picture.show(getItem() == null || isEmpty() || getScene() == null ? -1 : getItem().index());
    }

    private void write() {
        var now = model.equationProperty().get();
        int place = getIndex();
        if (now == null || isEmpty() || getItem() == null || place >= now.order().size()) {
            return;
        }
        writing = true;
        var term = now.term(place);
        var called = name(term, now.seen().network().head(), texts);
        name.setText(called);
        var figure = Views.strong(texts.figure(term.weight()));
        Views.show(weight, term.weight() == term.own() ? say("term.weight", figure)
                : say("term.weight.edited", figure, texts.figure(term.own())));
        double most = EquationViewModel.most(now);
        slider.setMin(-most);
        slider.setMax(most);
        slider.setBlockIncrement(most / 20);
        slider.setValue(term.weight());
        slider.setDisable(term.isOff());
        back.setVisible(term.weight() != term.own());
        counts.setSelected(!term.isOff());
        pseudoClassStateChanged(EDITED, term.isEdited());
        pseudoClassStateChanged(OFF, term.isOff());
        pseudoClassStateChanged(ADDED, place < now.count());
        var gives = texts.figure(term.product());
        Views.show(product, term.isOff() ? say("term.off")
                : say("term.product", texts.figure(term.pooled()), texts.figure(term.weight()), Views.strong(gives)));
        bar.show(now.sums(), place);
        together.setText(say("term.together", texts.figure(now.sums()[place + 1])));
        picture.mark(now.view().photo(), term.position() < 0 ? null : OverPhoto.cell(now.view().region(),
                now.map().extent(0), now.map().extent(1), term.position()));
        counts.setAccessibleText(say("term.counts", called));
        slider.setAccessibleText(say("term.weight.name", called));
        setAccessibleText(say(term.isEdited() ? "term.name.edited" : "term.name", called, texts.figure(term.pooled()),
                texts.figure(term.weight()), gives, texts.figure(now.sums()[place + 1])));
        writing = false;
    }

    /** "channel 6", and with a head that pools twice, of which pooling. */
    static String name(Term term, Head head, Texts texts) {
        return head instanceof Head.PooledTwice
                ? texts.of(TermCell.class, term.pooling() == Pooling.GAP ? "channel.average" : "channel.maximum",
                        Integer.toString(term.channel()))
                : texts.of(TermCell.class, "channel", Integer.toString(term.channel()));
    }

    private String say(String key, Object... arguments) {
        return texts.of(TermCell.class, key, arguments);
    }
}
