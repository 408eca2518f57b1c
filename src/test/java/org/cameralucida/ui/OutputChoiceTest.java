package org.cameralucida.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cameralucida.catalog.Catalog;
import org.cameralucida.cli.CommandLines;
import org.cameralucida.compare.Axis;
import org.cameralucida.image.PhotoWriter;
import org.cameralucida.network.Preprocessing;
import org.cameralucida.network.TwoHeads;
import org.cameralucida.ui.kit.Activities;
import org.cameralucida.ui.kit.Memory;
import org.cameralucida.ui.kit.SynchronousBackground;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.network.NetworkSource;
import org.cameralucida.ui.workbench.Feature;
import org.cameralucida.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** By which of its outputs a network is read is chosen in the window, and holds wherever it is used. */
class OutputChoiceTest {

    @TempDir
    Path folder;
    private ShellViewModel shell;
    private String tasks;

    @BeforeEach
    void open() throws IOException {
        tasks = TwoHeads.write(folder).toString();
        var photo = folder.resolve("photo.png");
        try (var out = Files.newOutputStream(photo)) {
            PhotoWriter.png(ColorNetworks.redAndGreen(16, 16), out);
        }
        var background = new SynchronousBackground();
        var activities = new Activities();
        var workspace = new Workspace(folder.resolve("home"));
        shell = new ShellViewModel(new Services(workspace, NetworkSource.of(new Catalog(folder.resolve("networks"))),
                Optional.empty(), Optional.empty(), new CommandLines(List.of("camera-lucida"))), new SilentDialogs(),
                new Memory(workspace, background, activities), background, activities, new Texts(Locale.ENGLISH));
        shell.open(List.of(photo));
        shell.networks().open(tasks);
    }

    private int classes() {
        return shell.workbench().observationProperty().get().logits().length;
    }

    @Test
    void theChosenOutputIsShownAndExplained() {
        assertThat(shell.networks().outputsProperty().get()).containsExactly("colour", "light");
        assertThat(classes()).isEqualTo(3);
        shell.networks().use("light");
        assertThat(classes()).isEqualTo(2);
        assertThat(shell.workbench().predictions().rows()).hasSize(2);
        assertThat(shell.explore().map().mapProperty().get()).isNotNull();
        assertThat(shell.networks().changed()).isEmpty();
        shell.networks().use("colour");
        assertThat(classes()).isEqualTo(3);
    }

    @Test
    void anotherPreprocessingStaysWithIt() {
        var own = shell.networks().loadedProperty().get().network().preprocessing();
        var changed = new Preprocessing(own.layout(), own.width(), own.height(), own.framing(), own.channels(),
                List.of(0f, 255f), own.mean(), own.std(), own.resampling(), own.transfer(), own.profile());
        shell.networks().use(changed);
        shell.networks().use("light");
        assertThat(shell.networks().changed()).contains(changed);
    }

    @Test
    void aSessionHasItAndShowsItAgain() {
        shell.networks().use("light");
        var session = shell.session().shown();
        assertThat(session.pane().network().output()).contains("light");
        var remembered = shell.session().remembered();
        shell.networks().use("colour");
        remembered.run();
        assertThat(classes()).isEqualTo(2);
        shell.networks().open(tasks, Optional.empty(), Optional.empty());
        assertThat(shell.session().shown().pane().network().output()).isEmpty();
        assertThat(classes()).isEqualTo(3);
    }

    @Test
    void itHoldsInComparisonsAndWhereTheNetworkIsOpenedAnew() {
        shell.networks().use("light");
        shell.networks().open(tasks);
        assertThat(classes()).isEqualTo(2);
        shell.compare().choices().axisProperty().set(Axis.CLASSES);
        shell.workbench().featureProperty().set(Feature.COMPARE);
        assertThat(shell.compare().panes()).allSatisfy(pane -> assertThat(pane.paneProperty().get().observation().logits())
                .hasSize(2)).isNotEmpty();
    }
}
