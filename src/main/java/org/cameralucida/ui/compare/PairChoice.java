package org.cameralucida.ui.compare;

import java.util.stream.IntStream;
import javafx.beans.property.IntegerProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;
import org.cameralucida.compare.PaneWords;
import org.cameralucida.ui.kit.Texts;

/** Which two panes are looked at more closely. */
final class PairChoice {

    private final CompareViewModel model;
    private final Texts texts;
    private final PaneWords words;

    PairChoice(CompareViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        words = new PaneWords(texts.locale());
    }

    void bind(ComboBox<Integer> first, ComboBox<Integer> second) {
        offer(first, model.pair().firstProperty());
        offer(second, model.pair().secondProperty());
    }

    /** The panes by their headings, which change with what they show. */
    private void offer(ComboBox<Integer> combo, IntegerProperty place) {
        combo.setConverter(new StringConverter<>() {
            @Override
            public String toString(Integer at) {
                return at == null ? "" : name(at);
            }

            @Override
            public Integer fromString(String text) {
                throw new UnsupportedOperationException();
            }
        });
        Runnable fill = () -> {
            combo.setOnAction(null);
            combo.getItems().setAll(IntStream.range(0, model.panes().size()).boxed().toList());
            combo.setValue(place.get() < combo.getItems().size() ? Integer.valueOf(place.get()) : null);
            combo.setOnAction(event -> {
                if (combo.getValue() != null) {
                    place.set(combo.getValue());
                }
            });
        };
        place.addListener(observable -> fill.run());
        model.panes().addListener((ListChangeListener<PaneViewModel>) change -> fill.run());
        model.displayProperty().addListener(observable -> fill.run());
        // The names are there once the panes are.
        combo.setOnShowing(event -> fill.run());
        model.busyProperty().addListener(observable -> fill.run());
        fill.run();
    }

    private String name(int place) {
        var pane = place < model.panes().size() ? model.panes().get(place).paneProperty().get() : null;
        return pane == null ? Integer.toString(place + 1) : words.heading(model.choices().axisProperty().get(), pane);
    }
}
