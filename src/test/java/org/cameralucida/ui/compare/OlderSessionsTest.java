package org.cameralucida.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.cameralucida.compare.Axis;
import org.cameralucida.compare.figure.ComparisonFigure;
import org.cameralucida.network.Pooling;
import org.cameralucida.render.Overlay;
import org.cameralucida.ui.ColorNetworks;
import org.cameralucida.ui.SilentDialogs;
import org.cameralucida.ui.explore.ExploreViewModel;
import org.cameralucida.ui.kit.Activities;
import org.cameralucida.ui.kit.Memory;
import org.cameralucida.ui.kit.SynchronousBackground;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.network.NetworksViewModel;
import org.cameralucida.ui.workbench.FilmViewModel;
import org.cameralucida.ui.workbench.Saved;
import org.cameralucida.ui.workbench.SessionViewModel;
import org.cameralucida.ui.workbench.WorkbenchViewModel;
import org.cameralucida.workspace.PaneSlot;
import org.cameralucida.workspace.SessionFile;
import org.cameralucida.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Session files as earlier versions of the program wrote them; the first format grew four times. */
class OlderSessionsTest {

    private static final Path SESSIONS = Path.of("src/test/resources/org/cameralucida/workspace/sessions");
    private static final Texts ENGLISH = new Texts(Locale.ENGLISH);

    @TempDir
    Path folder;

    private WorkbenchViewModel workbench;
    private ExploreViewModel explore;
    private CompareViewModel compare;
    private SessionViewModel sessions;
    private Activities activities;

    @BeforeEach
    void begin() throws IOException {
        try (var files = Files.list(SESSIONS)) {
            for (var file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        var background = new SynchronousBackground();
        activities = new Activities();
        var memory = new Memory(new Workspace(folder.resolve("home")), background, activities);
        var source = new ColorNetworks();
        workbench = new WorkbenchViewModel(new FilmViewModel(background, activities),
                new NetworksViewModel(source, memory, background, activities), memory, background, activities, ENGLISH);
        explore = new ExploreViewModel(workbench, background, activities);
        compare = new CompareViewModel(workbench, source, memory, background);
        sessions = new SessionViewModel(workbench, Saved.of(compare.saved()), new SilentDialogs(), background, activities);
    }

    private void open(String name) {
        sessions.open(folder.resolve(name + ".lucida"));
        var failure = activities.failureProperty().get();
        assertThat(failure == null ? "" : failure.sentence(ENGLISH)).isEmpty();
    }

    /**
     * The networks of this test compute without an engine, so that their maps have the same bits everywhere: these
     * are the pictures of the panes, and of the main pane, as the version showed them that wrote the last of the files.
     */
    @ParameterizedTest
    @CsvSource({"1a-photos, 01d0125d14fac0cf", "1b-settings, 01d0125d14fac0cf", "1c-pair, 2206d7c9766d875d",
        "1d-classes, 64e3fb4d86293016", "1e-held, e89e454cf6d2039d", "2a-frame, e89e454cf6d2039d",
        "2b-seen, 64e3fb4d86293016"})
    void theyOpenToTheSamePixels(String name, String pixels) throws Exception {
        open(name);
        assertThat(pixels()).isEqualTo(pixels);
        sessions.save(folder.resolve("again.lucida"));
        assertThat(Files.readString(folder.resolve("again.lucida"))).contains("camera-lucida-session-2");
        begin(Files.createDirectories(folder.resolve("later")));
        open("again");
        assertThat(pixels()).isEqualTo(pixels);
    }

    private void begin(Path later) throws IOException {
        Files.move(folder.resolve("again.lucida"), later.resolve("again.lucida"));
        folder = later;
        begin();
    }

    private String pixels() throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        var comparison = compare.comparison();
        if (comparison != null) {
            for (var panel : ComparisonFigure.of(comparison, Locale.ENGLISH).panels()) {
                digest.update(bytes(panel.picture().argb()));
            }
        }
        digest.update(bytes(Overlay.compose(workbench.view().photo(),
                explore.heatmap().layerProperty().get(), workbench.display().opacityProperty().get(), List.of())
                .argb()));
        return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
    }

    private static byte[] bytes(int[] argb) {
        var bytes = ByteBuffer.allocate(4 * argb.length);
        bytes.asIntBuffer().put(argb);
        return bytes.array();
    }

    @Test
    void whatWasAddedOverTimeIsThereOrAtItsStandard() {
        var first = SessionFile.read(folder.resolve("1a-photos.lucida"));
        assertThat(first.photos().get(1).truths().orElseThrow()).hasSize(1);
        assertThat(first.pane().method().id()).isEqualTo("cam");
        assertThat(first.settings()).isEmpty();
        assertThat(first.comparison().pair()).isEmpty();
        var second = SessionFile.read(folder.resolve("1b-settings.lucida"));
        assertThat(second.settings()).isEqualTo(java.util.Map.of("rise", java.util.Map.of("masks", "17")));
        assertThat(second.layers()).isEqualTo(java.util.Map.of("Colours", "features"));
        var last = SessionFile.read(folder.resolve("1e-held.lucida"));
        assertThat(last.pane().network().pooling()).isEqualTo(Pooling.GMP);
        assertThat(last.pane().display().scale().id()).isEqualTo("0.0,0.375");
    }

    @Test
    void aPanesClassIsOfTheNetworkThatItNamesAndOfNoOtherWhoseNameIsPartOfIt() throws IOException {
        var text = Files.readString(folder.resolve("1d-classes.lucida")).replace("\"flat\"", "\"my colors gap\"")
                .replace("\"pooling colors gmp\": 1", "\"pooling colors gmp\": 1, \"networks my colors gap\": 2, "
                        + "\"images colors a colors gmp.png\": 0, \"methods colors layercam\": 1, \"networks gone\": 1");
        var session = SessionFile.read(Files.writeString(folder.resolve("x.lucida"), text));
        assertThat(session.comparison().ownClasses()).extracting(own -> own.slot()).containsExactly(
                new PaneSlot(Axis.POOLING, "colors", java.util.Optional.of(Pooling.GMP), ""),
                new PaneSlot(Axis.NETWORKS, "my colors gap", java.util.Optional.empty(), ""),
                new PaneSlot(Axis.IMAGES, "colors", java.util.Optional.empty(), "a colors gmp.png"),
                new PaneSlot(Axis.METHODS, "colors", java.util.Optional.empty(), "layercam"));
    }
}
