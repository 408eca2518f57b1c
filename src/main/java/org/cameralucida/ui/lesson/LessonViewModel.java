package org.cameralucida.ui.lesson;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.cameralucida.compare.Comparison;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.image.Photo;
import org.cameralucida.lesson.Lesson;
import org.cameralucida.lesson.LessonReader;
import org.cameralucida.lesson.Lessons;
import org.cameralucida.lesson.Question;
import org.cameralucida.lesson.Step;
import org.cameralucida.lesson.StepMaker;
import org.cameralucida.lesson.StepState;
import org.cameralucida.message.Message;
import org.cameralucida.ui.kit.Activities;
import org.cameralucida.ui.kit.Background;
import org.cameralucida.ui.kit.Dialogs;
import org.cameralucida.ui.kit.Lane;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.workbench.Feature;
import org.cameralucida.ui.workbench.SessionViewModel;
import org.cameralucida.ui.workbench.WorkbenchViewModel;
import org.cameralucida.workspace.Session.LessonPlace;

/**
 * A lesson that is taken: which step is shown, and whether the class has committed itself. What a step shows is put on the
 * workbench as a session is; from then on it can be touched like anything, until the step is shown {@linkplain #again again}.
 * Of the class, nothing is kept but the score, and that only until the lesson is closed.
 */
public final class LessonViewModel {

    private final WorkbenchViewModel workbench;
    private final SessionViewModel session;
    private final ObjectProperty<Optional<LessonPlace>> place;
    private final Teams teams = new Teams();
    private final LessonFiles files;
    private final Map<Feature, ObservableValue<Map<String, String>>> figures;
    private final Texts texts;
    private final Activities activities;
    private final StepMaker maker;
    private final Lane lane;
    private final ReadOnlyObjectWrapper<Lesson> lesson = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyIntegerWrapper index = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper revealed = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper answerHidden = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<List<Message>> problems = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Map<String, String>> values = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyBooleanWrapper drawing = new ReadOnlyBooleanWrapper();
    private final ObservableValue<Optional<Comparison>> explored;
    private Runnable before;

    /**
     * No lesson yet.
     *
     * @param place where one is, as sessions keep it
     * @param maker finds what steps show
     * @param network opens a network by its key, for a handout
     * @param figures by feature, the values of what it shows, by the names that lessons call them
     * @param explored the one photo and map that a drawn box is compared with
     */
    public LessonViewModel(WorkbenchViewModel workbench, SessionViewModel session,
            ObjectProperty<Optional<LessonPlace>> place, StepMaker maker, Function<String, LoadedNetwork> network,
            Map<Feature, ObservableValue<Map<String, String>>> figures,
            ObservableValue<Optional<Comparison>> explored, Dialogs dialogs, Background background, Activities activities,
            Texts texts) {
        this.workbench = workbench;
        this.session = session;
        this.place = place;
        this.figures = figures;
        this.explored = explored;
        this.texts = texts;
        this.activities = activities;
        this.maker = maker;
        lane = background.newestWins("lesson");
        files = new LessonFiles(this, workbench, session, maker, network, dialogs, lane, activities, texts);
        place.addListener((property, was, now) -> {
            if (!now.equals(place())) {
                resume(now);
            }
        });
        InvalidationListener fill = observable -> fill();
        figures.values().forEach(each -> each.addListener(fill));
        workbench.featureProperty().addListener(fill);
        // While a step is looked for, or its network opened, what is shown is not the step's.
        lane.busyProperty().addListener(fill);
        workbench.networks().openingProperty().addListener(fill);
        fill();
        for (Observable cause : List.of(lesson, index, revealed)) {
            cause.addListener(observable -> drawing.set(isHidden() && step().question().map(Question::drawn).orElse(false)));
        }
        explored.addListener(observable -> compareGuess());
    }

    /** The lesson; null for none. */
    public ReadOnlyObjectProperty<Lesson> lessonProperty() {
        return lesson.getReadOnlyProperty();
    }

    /** The step that is shown, from 0. */
    public ReadOnlyIntegerProperty indexProperty() {
        return index.getReadOnlyProperty();
    }

    /** Whether the class has committed itself. */
    public ReadOnlyBooleanProperty revealedProperty() {
        return revealed.getReadOnlyProperty();
    }

    /** Whether what the network says is not to be seen yet. */
    public ReadOnlyBooleanProperty answerHiddenProperty() {
        return answerHidden.getReadOnlyProperty();
    }

    /** What of this step cannot be shown. */
    public ReadOnlyObjectProperty<List<Message>> problemsProperty() {
        return problems.getReadOnlyProperty();
    }

    /** The values of what is shown, by their names in the text. */
    public ReadOnlyObjectProperty<Map<String, String>> valuesProperty() {
        return values.getReadOnlyProperty();
    }

    /** Whether a box is to be drawn now. */
    public ReadOnlyBooleanProperty drawingProperty() {
        return drawing.getReadOnlyProperty();
    }

    /** Who predicts, and with what success. */
    public Teams teams() {
        return teams;
    }

    /** What is written of lessons. */
    public LessonFiles files() {
        return files;
    }

    /** The photo that is shown, for keys that move the drawn box; empty for none. */
    Optional<Photo> photo() {
        return Optional.ofNullable(workbench.photoProperty().get());
    }

    /** Whether a step is being looked for. */
    public ReadOnlyBooleanProperty busyProperty() {
        return lane.busyProperty();
    }

    /** The step that is shown; null for none. */
    public Step step() {
        return lesson.get() == null ? null : lesson.get().steps().get(index.get());
    }

    /** Whether something is to be predicted still. */
    public boolean isHidden() {
        return lesson.get() != null && lesson.get().isPredicted(index.get()) && !revealed.get();
    }

    /** The lessons that come with the program, in the window's language. */
    public List<Lesson> bundled() {
        return Lessons.all(texts.locale());
    }

    /** Begins a lesson that comes with the program. */
    public void open(String name) {
        lane.run(progress -> Lessons.named(name, texts.locale()), this::begin, activities::fail);
    }

    /** Begins the lesson of a file. */
    public void open(Path file) {
        lane.run(progress -> LessonReader.read(file), this::begin, activities::fail);
    }

    private void begin(Lesson opened) {
        begin(opened, 0);
    }

    /** Begins a lesson at one of its steps. */
    void begin(Lesson opened, int step) {
        remember();
        start(opened);
        go(step);
    }

    private void remember() {
        if (lesson.get() == null) {
            before = session.remembered();
        }
    }

    private void start(Lesson opened) {
        teams.reset();
        lesson.set(null);
        index.set(0);
        revealed.set(false);
        lesson.set(opened);
        problems.set(opened.notes());
    }

    /** Goes on at the step where a session was: what is to be predicted is hidden again, whatever was shown of it. */
    private void resume(Optional<LessonPlace> saved) {
        if (saved.isEmpty()) {
            end();
            return;
        }
        var name = saved.get().lesson();
        lane.run(progress -> name.endsWith(Lesson.ENDING) ? LessonReader.read(Path.of(name))
                : Lessons.named(name, texts.locale()), opened -> {
                    start(opened);
                    index.set(Math.max(0, Math.min(opened.steps().size() - 1, saved.get().step())));
                    place.set(place());
                    again();
                }, activities::fail);
    }

    private Optional<LessonPlace> place() {
        return Optional.ofNullable(lesson.get()).map(open -> new LessonPlace(open.name(), index.get()));
    }

    /** Reveals what is hidden, or else shows the next step; nothing after the last one. */
    public void next() {
        if (isHidden()) {
            reveal();
        } else if (lesson.get() != null && index.get() < lesson.get().steps().size() - 1) {
            go(index.get() + 1);
        }
    }

    /** Shows the step before. */
    public void back() {
        if (lesson.get() != null && index.get() > 0) {
            go(index.get() - 1);
        }
    }

    /** Shows a step; what was revealed of it already stays so. */
    public void go(int step) {
        teams.ask();
        index.set(step);
        revealed.set(teams.isCommitted(step));
        problems.set(List.of());
        place.set(place());
        again();
    }

    /** Chooses an answer, from 0; another may be chosen until it is revealed. */
    public void choose(int answer) {
        var question = step() == null ? Optional.<Question>empty() : step().question();
        if (isHidden() && question.isPresent() && answer < question.get().answers().size()) {
            teams.choose(answer);
        }
    }

    /** Commits the class to what it has chosen, and shows what was hidden. */
    public void reveal() {
        if (isHidden()) {
            teams.commit(index.get(), step().question());
            revealed.set(true);
            again();
        }
    }

    /** Once what is revealed is there, what was drawn is compared with it. */
    private void compareGuess() {
        if (revealed.get() && lesson.get() != null && step().question().map(Question::drawn).orElse(false)
                && teams.overlapsProperty().get().stream().allMatch(Optional::isEmpty)) {
            teams.compare(index.get(), box -> Guess.overlap(box, explored.getValue()));
        }
    }

    /** Forgets all points, and asks again. */
    public void reset() {
        teams.reset();
        if (lesson.get() != null) {
            go(index.get());
        }
    }

    /** Shows what the step shows, whatever was made of it. */
    public void again() {
        var open = lesson.get();
        if (open != null) {
            int step = index.get();
            boolean isRevealed = revealed.get();
            lane.run(progress -> maker.make(open, step, isRevealed), this::show, activities::fail);
        }
    }

    private void show(StepState.Shown shown) {
        answerHidden.set(shown.hidden().contains(StepState.ANSWER));
        workbench.display().visibleProperty().set(!shown.hidden().contains(StepState.MAP));
        session.show(shown.session(), shown.files());
        problems.set(shown.problems());
    }

    /** Leaves the lesson; what was shown before it is shown again. */
    public void close() {
        if (lesson.get() != null) {
            place.set(Optional.empty());
            end();
            if (before != null) {
                before.run();
                before = null;
            }
        }
    }

    private void end() {
        lane.cancel();
        teams.ask();
        lesson.set(null);
        answerHidden.set(false);
        problems.set(List.of());
        workbench.display().visibleProperty().set(true);
    }

    private void fill() {
        var now = figures.get(workbench.featureProperty().get());
        boolean isOnItsWay = lane.busyProperty().get() || workbench.networks().openingProperty().get();
        values.set(now == null || now.getValue() == null || isOnItsWay ? Map.of() : now.getValue());
    }
}
