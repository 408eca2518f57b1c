package org.cameralucida.ui.kit;

import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;

/**
 * Something that the user can do, declared once and shown in the menu, in the tool bar and on keys alike.
 *
 * @param text in the menu, with its mnemonic
 * @param tip one short sentence; null for the text itself
 * @param icon the name of an {@link Icon}; null for none
 * @param keys null for none
 * @param disabled when it cannot be done; null for never
 * @param on for something that is on or off: its state; null for a plain action
 * @param run does it; null for a switch, whose state is what it does
 */
public record Action(String text, String tip, String icon, KeyCombination keys, ObservableBooleanValue disabled,
        BooleanProperty on, Runnable run) {

    /** A plain action. */
    public static Action of(String text, Runnable run) {
        return new Action(text, null, null, null, null, null, run);
    }

    /** Something that is on or off. */
    public static Action toggle(String text, BooleanProperty on) {
        return new Action(text, null, null, null, null, on, null);
    }

    public Action tip(String sentence) {
        return new Action(text, sentence, icon, keys, disabled, on, run);
    }

    public Action icon(String name) {
        return new Action(text, tip, name, keys, disabled, on, run);
    }

    public Action keys(String combination) {
        return new Action(text, tip, icon, KeyCombination.valueOf(combination), disabled, on, run);
    }

    public Action disabledWhen(ObservableBooleanValue condition) {
        return new Action(text, tip, icon, keys, condition, on, run);
    }

    /** The text without its mnemonic's underscore. */
    public String label() {
        return text.replaceFirst("_", "");
    }

    /** Its entry in a menu. */
    public MenuItem menuItem() {
        var item = on == null ? new MenuItem() : new CheckMenuItem();
        item.setText(text);
        item.setMnemonicParsing(true);
        item.setAccelerator(keys);
        if (icon != null) {
            item.setGraphic(new Icon(icon));
        }
        if (disabled != null) {
            item.disableProperty().bind(disabled);
        }
        if (item instanceof CheckMenuItem check) {
            check.selectedProperty().bindBidirectional(on);
        } else {
            item.setOnAction(e -> run.run());
        }
        return item;
    }

    /** Its button, with text and icon. */
    public Button button() {
        var button = new Button(label());
        button.setOnAction(e -> run.run());
        dress(button);
        return button;
    }

    /** Its button in a tool bar: the icon alone, the text for those who cannot see it. */
    public ButtonBase iconButton() {
        ButtonBase button;
        if (on == null) {
            button = new Button(label());
            button.setOnAction(e -> run.run());
        } else {
            var toggle = new ToggleButton(label());
            toggle.selectedProperty().bindBidirectional(on);
            button = toggle;
        }
        dress(button);
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().addAll("button-icon", "flat");
        return button;
    }

    private void dress(ButtonBase button) {
        if (icon != null) {
            button.setGraphic(new Icon(icon));
        }
        if (disabled != null) {
            button.disableProperty().bind(disabled);
        }
        var sentence = tip == null ? label() : tip;
        button.setTooltip(new Tooltip(keys == null ? sentence : sentence + "  (" + keys.getDisplayText() + ")"));
        button.setAccessibleText(label());
        button.setAccessibleHelp(sentence);
    }

}
