package org.cameralucida.ui.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.cameralucida.compare.Axis;
import org.cameralucida.compare.figure.ComparisonFigure;
import org.cameralucida.compare.figure.FigureWriter;
import org.cameralucida.image.PhotoWriter;
import org.cameralucida.image.Region;
import org.cameralucida.localize.Box;
import org.cameralucida.render.ColorMap;
import org.cameralucida.ui.ColorNetworks;
import org.cameralucida.ui.SilentDialogs;
import org.cameralucida.ui.explore.ExploreViewModel;
import org.cameralucida.ui.kit.Activities;
import org.cameralucida.ui.kit.Memory;
import org.cameralucida.ui.kit.SynchronousBackground;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.network.NetworksViewModel;
import org.cameralucida.ui.workbench.Feature;
import org.cameralucida.ui.workbench.FilmViewModel;
import org.cameralucida.ui.workbench.Saved;
import org.cameralucida.ui.workbench.SessionViewModel;
import org.cameralucida.ui.workbench.WorkbenchViewModel;
import org.cameralucida.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Windows without a window that save and open sessions. */
abstract class SessionFixture {

    static final Texts ENGLISH = new Texts(Locale.ENGLISH);

    @TempDir
    Path folder;

    final SilentDialogs dialogs = new SilentDialogs();
    Path first;
    Path file;

    /** A window without a window. */
    final class Program {

        final SynchronousBackground background = new SynchronousBackground();
        final Activities activities = new Activities();
        final WorkbenchViewModel workbench;
        final ExploreViewModel explore;
        final CompareViewModel compare;
        final SessionViewModel sessions;

        Program() {
            var memory = new Memory(new Workspace(folder.resolve("home")), background, activities);
            var shelf = new ColorNetworks();
            var networks = new NetworksViewModel(shelf, memory, background, activities);
            workbench = new WorkbenchViewModel(new FilmViewModel(background, activities), networks, memory, background,
                    activities, ENGLISH);
            explore = new ExploreViewModel(workbench, background, activities);
            compare = new CompareViewModel(workbench, shelf, memory, background);
            sessions = new SessionViewModel(workbench, Saved.of(compare.saved()), dialogs, background, activities);
        }

        int[] pixels() {
            return FigureWriter.raster(ComparisonFigure.of(compare.comparison(), Locale.ENGLISH), Locale.ENGLISH).argb();
        }

        String complaint() {
            var failure = activities.failureProperty().get();
            return failure == null ? "" : failure.sentence(ENGLISH);
        }
    }

    @BeforeEach
    void photos() throws IOException {
        first = folder.resolve("first.png");
        file = folder.resolve("lesson.lucida");
        for (var photo : List.of(first, folder.resolve("second.png"))) {
            try (var out = Files.newOutputStream(photo)) {
                PhotoWriter.png(ColorNetworks.redAndGreen(photo == first ? 64 : 48, 32), out);
            }
        }
    }

    Program saved() {
        return saved(folder);
    }

    Program saved(Path photos) {
        var program = new Program();
        program.workbench.film().open(List.of(first, photos.resolve("second.png")));
        program.workbench.film().move(1);
        program.workbench.networks().open("colors");
        program.workbench.predictions().selectedProperty().set(2);
        program.workbench.gaze().frameProperty().set(new Region(4, 2, 24, 24));
        program.workbench.display().colorMapProperty().set(ColorMap.VIRIDIS);
        program.workbench.display().thresholdProperty().set(0.35);
        program.workbench.display().boxProperty().set(true);
        program.compare.choices().axisProperty().set(Axis.POOLING);
        program.compare.choices().sharedProperty().set(true);
        program.workbench.truths().set(program.workbench.film().currentProperty().get(), List.of(new Box(3, 4, 20, 21)));
        program.workbench.featureProperty().set(Feature.COMPARE);
        program.sessions.save(file);
        return program;
    }
}
