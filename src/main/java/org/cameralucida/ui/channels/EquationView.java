package org.cameralucida.ui.channels;

import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cameralucida.explain.cam.ChannelSum.Term;
import org.cameralucida.network.Head;
import org.cameralucida.network.Network;
import org.cameralucida.ui.control.ColorBarView;
import org.cameralucida.ui.kit.Background;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.workbench.WorkbenchViewModel;

/** The terms, one below the other, with what they add up to beside them. The chosen one is the last of the sum so far. */
final class EquationView {

    private final EquationViewModel model;
    private final WorkbenchViewModel workbench;
    private final Texts texts;
    private final ChannelPictures pictures;
    private final Label title = new Label();
    private final ListView<Term> list = new ListView<>();
    private final ColorBarView bar;
    private final VBox terms;
    private final HBox root;
    private OverPhoto made;
    private boolean writing;

    /** @param narrow whether there is little room beside each other */
    EquationView(EquationViewModel model, WorkbenchViewModel workbench, Background background, Texts texts,
            ObservableBooleanValue narrow) {
        this.model = model;
        this.workbench = workbench;
        this.texts = texts;
        bar = new ColorBarView(texts);
        pictures = new ChannelPictures(background.newestFirst("channel pictures", Integer.MAX_VALUE));
        title.getStyleClass().add("section-title");
        title.setId("terms-title");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        list.setId("terms");
        list.getStyleClass().add("terms");
        list.setCellFactory(view -> new TermCell(model, pictures, narrow, texts));
        list.setAccessibleText(say("terms.name"));
        VBox.setVgrow(list, Priority.ALWAYS);
        var unit = new Label(say("activation"));
        unit.getStyleClass().add("unit-note");
        unit.setWrapText(true);
        unit.setMinHeight(Region.USE_PREF_SIZE);
        terms = new VBox(title, list, bar, unit);
        terms.getStyleClass().add("terms-side");
        HBox.setHgrow(terms, Priority.ALWAYS);
        var sum = new SumView(model, workbench.display(), texts, narrow).root();
        root = new HBox(terms, sum);
        root.getStyleClass().add("equation");
        // As wide as it needs to be for its numbers, else as wide as the terms are.
        sum.prefWidthProperty().bind(root.widthProperty().multiply(0.42));
        list.getSelectionModel().selectedIndexProperty().addListener((property, before, now) -> {
            if (!writing && now.intValue() >= 0) {
                model.first(now.intValue() + 1);
            }
        });
        list.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
        InvalidationListener write = observable -> write();
        model.equationProperty().addListener(write);
        model.picturesProperty().addListener(observable -> picture());
        list.widthProperty().addListener(observable -> picture());
        write();
        picture();
    }

    /** The view. */
    Region root() {
        return root;
    }

    /** What the keys go to. */
    Region list() {
        return list;
    }

    private void write() {
        var now = model.equationProperty().get();
        if (now == null) {
            return;
        }
        writing = true;
        if (!now.order().equals(list.getItems())) {
            list.getItems().setAll(now.order());
        }
        int chosen = now.count() - 1;
        if (list.getSelectionModel().getSelectedIndex() != chosen) {
            list.getSelectionModel().clearAndSelect(chosen);
            list.getFocusModel().focus(chosen);
        }
        writing = false;
        var network = now.seen().network();
        title.setText(say(now.seen().network().head() instanceof Head.PooledTwice ? "title.twice" : "title",
                Integer.toString(now.sum().features().extent(0)), layerName(network),
                workbench.predictions().name(now.classIndex())));
    }

    private String layerName(Network network) {
        var tensor = ((Head.Pooled) network.head()).features().tensor();
        var layer = network.layer(tensor);
        return layer == null ? tensor : layer.title(texts.locale());
    }

    /** The small pictures, where what they are of or how they are displayed has changed. */
    private void picture() {
        var now = model.equationProperty().get();
        var look = model.picturesProperty().get();
        if (now == null || look == null) {
            return;
        }
        var window = list.getScene() == null ? null : list.getScene().getWindow();
        double scale = window == null ? 1 : window.getOutputScaleX();
        int side = (int) Math.ceil(title.getFont().getSize() * 8 * scale / 32) * 32;
        var fresh = new OverPhoto(now.view(), now.sum().features(), look.features(), look.display(), side,
                made != null && made.view().equals(now.view()) && made.side() == side ? made.small()
                        : new OverPhoto.Small());
        if (!fresh.equals(made)) {
            made = fresh;
            var channels = now.own().terms().stream().mapToInt(Term::channel).toArray();
            pictures.make(term -> fresh.apply(channels[term]));
        }
        bar.setColors(look.display().colors(false));
        bar.setScale(look.features());
    }

    /** More or less of the chosen term's weight. */
    private void typed(KeyEvent event) {
        var chosen = list.getSelectionModel().getSelectedItem();
        var character = event.getCharacter();
        if (chosen != null && List.of("+", "-").contains(character)) {
            model.step(chosen.index(), character.equals("+") ? 1 : -1);
            event.consume();
        }
    }

    private String say(String key, Object... arguments) {
        return texts.of(EquationView.class, "equation." + key, arguments);
    }
}
