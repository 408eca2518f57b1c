package org.cameralucida.ui.lesson;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.lesson.Handout;
import org.cameralucida.lesson.Lesson;
import org.cameralucida.lesson.LessonReader;
import org.cameralucida.lesson.LessonWriter;
import org.cameralucida.lesson.StepMaker;
import org.cameralucida.lesson.StepState;
import org.cameralucida.message.Message;
import org.cameralucida.ui.kit.Activities;
import org.cameralucida.ui.kit.Dialogs;
import org.cameralucida.ui.kit.Lane;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.workbench.Exports;
import org.cameralucida.ui.workbench.SessionViewModel;
import org.cameralucida.ui.workbench.WorkbenchViewModel;

/** What a teacher does with files of lessons: opens one, writes one of what is shown, prints one with its pictures. */
public final class LessonFiles {

    private final LessonViewModel model;
    private final WorkbenchViewModel workbench;
    private final SessionViewModel session;
    private final StepMaker maker;
    private final Function<String, LoadedNetwork> network;
    private final Dialogs dialogs;
    private final Lane lane;
    private final Activities activities;
    private final Texts texts;
    private final ReadOnlyObjectWrapper<Message> done = new ReadOnlyObjectWrapper<>();

    /** @param network opens a network by its key, for a handout */
    LessonFiles(LessonViewModel model, WorkbenchViewModel workbench, SessionViewModel session, StepMaker maker,
            Function<String, LoadedNetwork> network, Dialogs dialogs, Lane lane, Activities activities, Texts texts) {
        this.model = model;
        this.workbench = workbench;
        this.session = session;
        this.maker = maker;
        this.network = network;
        this.dialogs = dialogs;
        this.lane = lane;
        this.activities = activities;
        this.texts = texts;
    }

    /** Asks for a lesson's file, and begins it. */
    public void open() {
        dialogs.openLesson().ifPresent(model::open);
    }

    /** Adds what is shown as a step to the lesson that is open, or else to a file that is asked for, and shows that step. */
    public void addStep() {
        Optional.ofNullable(model.lessonProperty().get()).filter(each -> each.folder().isPresent())
                .map(each -> Path.of(each.name())).or(() -> dialogs.save(Dialogs.Kind.MD, "lesson" + Lesson.ENDING))
                .ifPresent(this::addStep);
    }

    private void addStep(Path file) {
        var shown = session.shown();
        lane.run(progress -> {
            var lines = StepState.lines(shown, maker.labels(shown.pane().network().key()),
                    photo -> maker.name(photo, file));
            int step = LessonWriter.add(file, lines, texts.locale());
            return new Added(LessonReader.read(file), step);
        }, added -> model.begin(added.lesson(), added.step()), activities::fail);
    }

    /** A lesson with a new step. */
    private record Added(Lesson lesson, int step) {
    }

    /** Asks where to, and writes a page of the lesson with its pictures. */
    public void saveHandout() {
        var open = model.lessonProperty().get();
        if (open != null) {
            dialogs.save(Dialogs.Kind.HTML, open.title().replaceAll("[^\\p{L}\\p{N} -]", "").strip() + ".html")
                    .ifPresent(file -> workbench.exports().draw(Message.of(LessonFiles.class, "handout", open.title()),
                            progress -> {
                                Handout.write(open, file, maker, network, (done, total) -> {
                                    progress.check();
                                    progress.report((double) done / total);
                                });
                                return file;
                            }, saved -> done.set(Exports.saved(saved))));
        }
    }

    /** What was done last, to be said for a moment; null for nothing. */
    public ReadOnlyObjectProperty<Message> doneProperty() {
        return done.getReadOnlyProperty();
    }
}
