package org.cameralucida.ui.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** Makes views of FXML, and a few things that every view needs. */
public final class Views {

    /** For private use, which no sentence has; messages take control characters out of what they are given. */
    private static final char STRONG = '\uE000';
    private static final char PLAIN = '\uE001';

    private Views() {
    }

    /**
     * Loads the FXML file beside a view's class, named as it is; the view is the controller, and the {@code %keys} are
     * those of the bundle beside it.
     */
    public static <T extends Parent> T load(Object view, Texts texts) {
        var type = view.getClass();
        var loader = new FXMLLoader(type.getResource(type.getSimpleName() + ".fxml"), texts.bundle(type));
        loader.setController(view);
        // Controls that speak ask for it: texts="$texts".
        loader.getNamespace().put("texts", texts);
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Marks an argument of a sentence, so that {@link #flow} shows it strong. */
    public static String strong(String argument) {
        return STRONG + argument + PLAIN;
    }

    /**
     * Shows a sentence in a flow of texts, as {@link #flow} has it. Texts that are there are used again: dressing fresh
     * ones takes longer than all the rest.
     */
    public static void show(TextFlow flow, String sentence) {
        var fresh = flow(sentence);
        var old = flow.getChildren();
        boolean alike = old.size() == fresh.size();
        for (int i = 0; alike && i < fresh.size(); i++) {
            alike = old.get(i) instanceof Text text && text.getStyleClass().equals(fresh.get(i).getStyleClass());
        }
        if (!alike) {
            old.setAll(fresh);
            return;
        }
        for (int i = 0; i < fresh.size(); i++) {
            ((Text) old.get(i)).setText(fresh.get(i).getText());
        }
    }

    /** A sentence as texts of style class {@code plain} and, where arguments were marked, {@code strong}. */
    public static List<Text> flow(String sentence) {
        var texts = new ArrayList<Text>();
        int from = 0;
        boolean strong = false;
        for (int i = 0; i <= sentence.length(); i++) {
            boolean end = i == sentence.length();
            if (end || sentence.charAt(i) == STRONG || sentence.charAt(i) == PLAIN) {
                if (i > from) {
                    var text = new Text(sentence.substring(from, i));
                    text.getStyleClass().add(strong ? "strong" : "plain");
                    texts.add(text);
                }
                strong = !end && sentence.charAt(i) == STRONG;
                from = i + 1;
            }
        }
        return texts;
    }
}
