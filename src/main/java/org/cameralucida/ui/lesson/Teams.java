package org.cameralucida.ui.lesson;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.cameralucida.image.Region;
import org.cameralucida.lesson.Question;

/**
 * Who predicts: the class as one, or two to four teams of it. Each commits itself to an answer, or to a box; a right answer
 * is worth 1 point, a box its IoU with the network's, 0 to 1. All is in memory alone, and gone with the lesson.
 */
public final class Teams {

    /** How many teams there may be. */
    public static final int MOST = 4;

    private static final int NONE = -1;

    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper(1);
    private final ReadOnlyIntegerWrapper current = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<List<Integer>> chosen = new ReadOnlyObjectWrapper<>(nothing(NONE));
    private final ReadOnlyObjectWrapper<List<Optional<Guess.Overlap>>> overlaps =
            new ReadOnlyObjectWrapper<>(nothing(Optional.empty()));
    private final ReadOnlyObjectWrapper<List<Optional<Region>>> boxes =
            new ReadOnlyObjectWrapper<>(nothing(Optional.empty()));
    private final Guess guess = new Guess();
    /** By step, of each team; NaN where it has not answered. */
    private final Map<Integer, double[]> points = new HashMap<>();

    Teams() {
        guess.boxProperty().addListener((property, before, now) ->
                boxes.set(with(boxes.get(), current.get(), Optional.ofNullable(now))));
    }

    private static <T> List<T> nothing(T none) {
        return Collections.nCopies(MOST, none);
    }

    private static <T> List<T> with(List<T> all, int index, T value) {
        var changed = new ArrayList<>(all);
        changed.set(index, value);
        return List.copyOf(changed);
    }

    /** How many there are; 1 is the whole class. */
    public ReadOnlyIntegerProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    /** Whose turn it is to choose or to draw, from 0. */
    public ReadOnlyIntegerProperty currentProperty() {
        return current.getReadOnlyProperty();
    }

    /** What each has chosen, from 0; −1 for nothing. Has {@link #MOST} entries. */
    public ReadOnlyObjectProperty<List<Integer>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** What each has drawn, in pixels of the photo. Has {@link #MOST} entries. */
    public ReadOnlyObjectProperty<List<Optional<Region>>> boxesProperty() {
        return boxes.getReadOnlyProperty();
    }

    /** How well each drawn box agrees with the network, once that is revealed. Has {@link #MOST} entries. */
    public ReadOnlyObjectProperty<List<Optional<Guess.Overlap>>> overlapsProperty() {
        return overlaps.getReadOnlyProperty();
    }

    /** The box of whose turn it is. */
    public Guess guess() {
        return guess;
    }

    /** As many from now on; those that there were keep their points. */
    public void split(int into) {
        turn(0);
        count.set(Math.max(1, Math.min(MOST, into)));
    }

    /** Whose turn it is now. */
    public void turn(int team) {
        current.set(Math.floorMod(team, count.get()));
        guess.boxProperty().set(boxes.get().get(current.get()).orElse(null));
    }

    /** The next one's turn. */
    public void turn() {
        turn(current.get() + 1);
    }

    /** Forgets all points. */
    void reset() {
        points.clear();
    }

    /** Another step: nobody has chosen anything yet. */
    void ask() {
        overlaps.set(nothing(Optional.empty()));
        chosen.set(nothing(NONE));
        boxes.set(nothing(Optional.empty()));
        turn(0);
    }

    /** An answer of whose turn it is; then it is that of the next one that has none yet. */
    void choose(int answer) {
        chosen.set(with(chosen.get(), current.get(), answer));
        IntStream.range(1, count.get()).map(i -> (current.get() + i) % count.get())
                .filter(team -> chosen.get().get(team) == NONE).findFirst().ifPresent(this::turn);
    }

    /** Commits each to what it has chosen. */
    void commit(int step, Optional<Question> question) {
        var won = new double[MOST];
        Arrays.setAll(won, team -> question.filter(asked -> chosen.get().get(team) >= 0)
                .map(asked -> asked.answers().get(chosen.get().get(team)).right() ? 1.0 : 0.0).orElse(Double.NaN));
        points.put(step, won);
    }

    /** Whether a step has been answered, by whomever. */
    boolean isCommitted(int step) {
        return points.containsKey(step);
    }

    /** Each drawn box is worth its overlap with the network's. */
    void compare(int step, Function<Region, Optional<Guess.Overlap>> overlap) {
        overlaps.set(boxes.get().stream().map(box -> box.flatMap(overlap)).toList());
        var won = points.get(step);
        for (int i = 0; i < MOST && won != null; i++) {
            won[i] = overlaps.get().get(i).map(Guess.Overlap::iou).orElse(won[i]);
        }
    }

    /** How many points a team has. */
    public double score(int team) {
        return points.values().stream().mapToDouble(won -> won[team]).filter(each -> !Double.isNaN(each)).sum();
    }

    /** How many questions a team has answered. */
    public long answered(int team) {
        return points.values().stream().filter(won -> !Double.isNaN(won[team])).count();
    }

    /** A team's letter, from A. */
    public static String letter(int team) {
        return Character.toString('A' + team);
    }
}
