package org.cameralucida.ui.workbench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.cameralucida.explain.Observation;
import org.cameralucida.network.ClassTranslations;
import org.cameralucida.network.Labels;
import org.cameralucida.ui.control.ClassSuggestion;
import org.cameralucida.ui.control.PredictionRow;
import org.cameralucida.ui.kit.Texts;

/**
 * What the network says the photo is, and the class that the map is of. That is the most probable class until the user
 * chooses one; the choice holds while the frame moves, and until another photo is shown.
 */
public final class PredictionsViewModel {

    static final int ROWS = 5;
    private static final int SUGGESTIONS = 50;

    private final ReadOnlyObjectProperty<Observation> observation;
    private final ObservableList<PredictionRow> rows = FXCollections.observableArrayList();
    private final ObservableList<PredictionRow> shownRows = FXCollections.unmodifiableObservableList(rows);
    private final IntegerProperty selected = new SimpleIntegerProperty(-1);
    private final Texts texts;
    private volatile Labels labels;
    private volatile float[] logits;
    private boolean chosen;
    private boolean following;

    PredictionsViewModel(ReadOnlyObjectProperty<Observation> observation, Texts texts) {
        this.texts = texts;
        this.observation = observation;
        observation.addListener((property, before, now) -> seen(now));
        selected.addListener((property, before, now) -> {
            if (!following) {
                chosen = now.intValue() >= 0;
                fill();
            }
        });
    }

    /** The most probable classes, and after them the chosen one if it is none of them. */
    public ObservableList<PredictionRow> rows() {
        return shownRows;
    }

    /** The class that the map is of, an index into the network's output; -1 for none. Setting it is choosing it. */
    public IntegerProperty selectedProperty() {
        return selected;
    }

    /** Chooses the class at a place, from 1, of the most probable ones. */
    public void choose(int place) {
        if (place <= Math.min(ROWS, rows.size())) {
            selected.set(rows.get(place - 1).index());
        }
    }

    /** Whether the class was chosen by the user. */
    public boolean isChosen() {
        return chosen;
    }

    /** The class stays what it is, as if it were chosen: what becomes of it is to be seen. */
    void keep() {
        chosen = selected.get() >= 0;
    }

    /** From now on the class is the most probable one again. */
    public void followTop() {
        chosen = false;
        seen(observation.get());
    }

    /** As {@link #followTop}, for what will be seen next. */
    void followTopOfTheNext() {
        chosen = false;
    }

    /** The name of a class in the network in use; empty where there is none. */
    public String name(int classIndex) {
        var seen = observation.get();
        return seen == null || classIndex < 0 ? "" : seen.network().labels().shortName(classIndex, texts.locale());
    }

    /**
     * The classes whose name contains a text; on any thread. First those that have it as a word of its own ("tiger cat"
     * before "catamaran" for "cat"), the more probable one before the less probable.
     */
    public List<ClassSuggestion> find(String text) {
        var names = labels;
        var scores = logits;
        return names == null ? List.of() : find(text, names, scores, texts.locale());
    }

    /** As {@link #find(String)}, among the classes of any network. */
    public static List<ClassSuggestion> find(String text, Labels names, float[] scores, Locale locale) {
        if (text.isBlank()) {
            return List.of();
        }
        var word = Pattern.compile("(?iU)(?<![\\p{L}\\p{N}])" + Pattern.quote(text.strip()) + "(?![\\p{L}\\p{N}])");
        var order = Comparator
                .<Integer, Boolean>comparing(index -> !word.matcher(names.name(index, locale)).find())
                .thenComparing(index -> -scores[index]);
        return names.find(text.strip(), locale).stream().filter(index -> index < scores.length).sorted(order).limit(SUGGESTIONS)
                .map(index -> new ClassSuggestion(index, names.untranslated(index, locale)
                        .map(id -> names.name(index, locale) + "  ·  " + id).orElseGet(() -> names.name(index, locale)))).toList();
    }

    private void seen(Observation now) {
        if (now != null) {
            // In this order: who reads the labels first has scores for all of them.
            logits = now.logits();
            labels = now.network().labels();
        }
        following = true;
        if (now == null) {
            if (!chosen) {
                selected.set(-1);
            }
        } else if (!chosen || selected.get() >= now.logits().length) {
            chosen = false;
            selected.set(now.top(1)[0]);
        }
        following = false;
        fill();
    }

    private void fill() {
        var now = observation.get();
        var fresh = new ArrayList<PredictionRow>();
        if (now != null) {
            var top = now.top(ROWS);
            boolean among = false;
            for (int place = 0; place < top.length; place++) {
                fresh.add(row(now, top[place], place + 1));
                among |= top[place] == selected.get();
            }
            if (!among && selected.get() >= 0) {
                fresh.add(row(now, selected.get(), rank(now.logits(), selected.get())));
            }
        }
        if (!fresh.equals(rows)) {
            rows.setAll(fresh);
        }
    }

    private PredictionRow row(Observation seen, int index, int rank) {
        return new PredictionRow(index, seen.network().labels().shortName(index, texts.locale()),
                seen.probability(index), seen.logits()[index], rank, untranslated(seen.network().labels(), index));
    }

    /** Of a name that is English because nobody has translated it: where that can be done. */
    private String untranslated(Labels names, int index) {
        return names.untranslated(index, texts.locale()).flatMap(id -> ClassTranslations.file(texts.locale())
                .map(file -> texts.of(PredictionsViewModel.class, "untranslated", id, file.toString()))).orElse("");
    }

    private static int rank(float[] logits, int index) {
        int rank = 1;
        for (float logit : logits) {
            if (logit > logits[index]) {
                rank++;
            }
        }
        return rank;
    }
}
