package org.cameralucida.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.cameralucida.image.PhotoWriter;
import org.cameralucida.image.Region;
import org.cameralucida.localize.Box;
import org.cameralucida.render.ColorMap;
import org.cameralucida.render.compare.Axis;
import org.cameralucida.render.compare.FigureWriter;
import org.cameralucida.ui.ColorShelf;
import org.cameralucida.ui.SilentDialogs;
import org.cameralucida.ui.explore.ExploreViewModel;
import org.cameralucida.ui.explore.FilmViewModel;
import org.cameralucida.ui.kit.Activities;
import org.cameralucida.ui.kit.Memory;
import org.cameralucida.ui.kit.SynchronousBackground;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.network.NetworksViewModel;
import org.cameralucida.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionViewModelTest {

    private static final Texts ENGLISH = new Texts(Locale.ENGLISH);

    @TempDir
    Path folder;

    private final SilentDialogs dialogs = new SilentDialogs();
    private Path first;
    private Path file;

    /** A window without a window. */
    private final class Program {

        private final SynchronousBackground background = new SynchronousBackground();
        private final Activities activities = new Activities();
        private final ExploreViewModel explore;
        private final CompareViewModel compare;
        private final SessionViewModel sessions;

        Program() {
            var memory = new Memory(new Workspace(folder.resolve("home")), background, activities);
            var shelf = new ColorShelf();
            var networks = new NetworksViewModel(shelf, memory, background, activities);
            explore = new ExploreViewModel(new FilmViewModel(background, activities), networks, memory, background,
                    activities, ENGLISH);
            compare = new CompareViewModel(explore, shelf, memory, background);
            sessions = new SessionViewModel(compare, dialogs, background, activities);
        }

        int[] pixels() {
            return FigureWriter.raster(compare.comparison().figure(Locale.ENGLISH), Locale.ENGLISH).argb();
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
                PhotoWriter.png(ColorShelf.redAndGreen(photo == first ? 64 : 48, 32), out);
            }
        }
    }

    private Program saved() {
        var program = new Program();
        program.explore.film().open(List.of(first, folder.resolve("second.png")));
        program.explore.film().move(1);
        program.explore.networks().open("colors");
        program.explore.predictions().selectedProperty().set(2);
        program.explore.gaze().frameProperty().set(new Region(4, 2, 24, 24));
        program.explore.heatmap().options().colorMapProperty().set(ColorMap.VIRIDIS);
        program.explore.heatmap().options().thresholdProperty().set(0.35);
        program.explore.heatmap().options().boxProperty().set(true);
        program.compare.axisProperty().set(Axis.POOLING);
        program.compare.sharedProperty().set(true);
        program.compare.truths().set(program.explore.film().currentProperty().get(), List.of(new Box(3, 4, 20, 21)));
        program.compare.activeProperty().set(true);
        program.sessions.save(file);
        return program;
    }

    @Test
    void aSessionReopensToTheSamePixels() {
        var before = saved();
        var after = new Program();
        after.sessions.open(file);
        assertThat(after.complaint()).isEmpty();
        assertThat(after.explore.film().items()).hasSize(2);
        assertThat(after.explore.film().currentProperty().get().name()).isEqualTo("second.png");
        assertThat(after.compare.axisProperty().get()).isEqualTo(Axis.POOLING);
        assertThat(after.compare.sharedProperty().get()).isTrue();
        assertThat(after.pixels()).isEqualTo(before.pixels());
    }

    @Test
    void aPhotoThatHasMovedBesideTheSessionIsFound() throws IOException {
        saved();
        var elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        for (var name : List.of("first.png", "second.png", "lesson.lucida")) {
            Files.move(folder.resolve(name), elsewhere.resolve(name));
        }
        var after = new Program();
        after.sessions.open(elsewhere.resolve("lesson.lucida"));
        assertThat(after.complaint()).isEmpty();
        assertThat(after.explore.film().items()).hasSize(2);
    }

    @Test
    void aPhotoThatIsGoneOrChangedIsNamedAndCanBeLocated() throws IOException {
        saved();
        var moved = folder.resolve("renamed.png");
        Files.move(first, moved);
        var without = new Program();
        without.sessions.open(file);
        assertThat(without.complaint()).contains("first.png", "moved or changed");
        assertThat(without.explore.film().items()).hasSize(1);
        dialogs.photos = List.of(moved);
        var located = new Program();
        located.sessions.open(file);
        assertThat(located.complaint()).isEmpty();
        assertThat(located.explore.film().items()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[1, 2]", "{\"format\": \"camera-lucida-session-1\"}", "not JSON {", "null",
            "{\"format\": \"camera-lucida-session-1\", \"photos\": [{\"file\": 3}]}"})
    void aDamagedSessionIsAClearSentenceAndNothingIsLost(String text) throws IOException {
        var program = saved();
        Files.writeString(file, text);
        program.sessions.open(file);
        assertThat(program.complaint()).contains("lesson.lucida", "damaged");
        assertThat(program.explore.film().items()).hasSize(2);
    }

    @Test
    void nothingCutOffReadsAsASession() throws IOException {
        saved();
        var text = Files.readString(file);
        for (int length = 0; length < text.length() - 2; length += 7) {
            Files.writeString(file, text.substring(0, length));
            var program = new Program();
            program.sessions.open(file);
            assertThat(program.complaint()).as("cut after %d characters", length).contains("damaged");
        }
    }
}
