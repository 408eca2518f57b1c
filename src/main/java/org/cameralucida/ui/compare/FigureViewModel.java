package org.cameralucida.ui.compare;

import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.cameralucida.compare.Axis;
import org.cameralucida.compare.figure.ComparisonFigure;
import org.cameralucida.compare.figure.FigureWriter;
import org.cameralucida.message.Message;
import org.cameralucida.ui.kit.Activities;
import org.cameralucida.ui.kit.Background;
import org.cameralucida.ui.kit.Dialogs;
import org.cameralucida.ui.kit.Lane;
import org.cameralucida.ui.kit.Work;

/** Saves or copies a comparison as a figure for a page: the one that {@code compare} writes on the command line. */
public final class FigureViewModel {

    private final CompareViewModel compare;
    private final Dialogs dialogs;
    private final Activities activities;
    private final Locale locale;
    private final Lane drawing;
    private final ReadOnlyObjectWrapper<Message> done = new ReadOnlyObjectWrapper<>();

    /** @param locale the language of the figure */
    public FigureViewModel(CompareViewModel compare, Dialogs dialogs, Background background, Activities activities,
            Locale locale) {
        this.compare = compare;
        this.dialogs = dialogs;
        this.activities = activities;
        this.locale = locale;
        drawing = background.newestFirst("figure", Integer.MAX_VALUE);
    }

    /** What was done last, to be said for a moment; null for nothing. */
    public ReadOnlyObjectProperty<Message> doneProperty() {
        return done.getReadOnlyProperty();
    }

    /** Asks where to, and saves what is shown; does nothing while not all of it is there. */
    public void save() {
        var comparison = compare.comparison();
        if (comparison != null) {
            var name = name(comparison.panes().get(0).photo().exportName(), comparison.axis());
            dialogs.save(Dialogs.Kind.FIGURE, name).ifPresent(file -> draw(progress -> {
                FigureWriter.write(ComparisonFigure.of(comparison, locale), locale, file);
                return file;
            }, saved -> say(Message.of(FigureViewModel.class, "figure.saved", saved.toString()))));
        }
    }

    /** Puts the figure on the clipboard as a picture; does nothing while not all of it is there. */
    public void copy() {
        var comparison = compare.comparison();
        if (comparison != null) {
            draw(progress -> FigureWriter.raster(ComparisonFigure.of(comparison, locale), locale), picture -> {
                dialogs.copy(picture);
                say(Message.of(FigureViewModel.class, "figure.copied"));
            });
        }
    }

    private <T> void draw(Work<T> work, Consumer<T> then) {
        activities.begin(Message.of(FigureViewModel.class, "figure.drawing"),
                drawing.run(work, then, activities::fail));
    }

    /** A name for the figure of a photo. */
    static String name(String photo, Axis axis) {
        return photo.replaceFirst("\\.[^.]*$", "") + "-" + axis.id() + ".png";
    }

    private void say(Message now) {
        done.set(null);
        done.set(now);
    }
}
