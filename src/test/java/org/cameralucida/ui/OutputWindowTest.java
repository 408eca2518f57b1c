package org.cameralucida.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.testfx.util.WaitForAsyncUtils.asyncFx;
import static org.testfx.util.WaitForAsyncUtils.waitFor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.cameralucida.catalog.Catalog;
import org.cameralucida.cli.CommandLines;
import org.cameralucida.image.PhotoWriter;
import org.cameralucida.network.TwoHeads;
import org.cameralucida.ui.network.NetworkSource;
import org.cameralucida.workspace.Language;
import org.cameralucida.workspace.Preferences;
import org.cameralucida.workspace.Workspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** Of a network with several outputs the one that is shown is chosen beside the predictions; a value has no bars. */
@FxTest
class OutputWindowTest {

    @TempDir
    static Path folder;

    private final FxRobot robot = new FxRobot();
    private Path tasks;
    private Path age;
    private Stage stage;
    private Shell shell;

    @Start
    void start(Stage primary) throws IOException {
        tasks = TwoHeads.write(folder);
        age = TwoHeads.writeValue(folder);
        var photo = folder.resolve("photo.png");
        try (var out = Files.newOutputStream(photo)) {
            PhotoWriter.png(ColorNetworks.redAndGreen(64, 64), out);
        }
        var workspace = new Workspace(Files.createTempDirectory(folder, "home"));
        workspace.save(Preferences.DEFAULTS.withLanguage(Language.ENGLISH));
        stage = new Stage();
        shell = new Shell(stage, new Services(workspace, NetworkSource.of(new Catalog(folder.resolve("networks"))),
                Optional.empty(), Optional.empty(), new CommandLines(List.of("camera-lucida"))),
                texts -> new SilentDialogs());
        shell.show(List.of(photo, tasks));
    }

    @AfterEach
    void close() throws Exception {
        onWindow(() -> {
            stage.close();
            shell.close();
            return null;
        });
    }

    private static <T> T onWindow(Callable<T> call) throws Exception {
        return waitFor(asyncFx(call));
    }

    private void until(Callable<Boolean> condition) throws Exception {
        waitFor(20, TimeUnit.SECONDS, () -> onWindow(condition));
    }

    private int rows() {
        return robot.lookup(".prediction-row").queryAll().size();
    }

    @Test
    void anotherOutputIsChosenByTheKeyboardAndWhereThereIsOneThereIsNoChoice() throws Exception {
        until(() -> rows() == 3);
        ComboBox<String> choice = robot.lookup("#output").queryComboBox();
        assertThat(choice.isVisible()).isTrue();
        assertThat(choice.getItems()).containsExactly("colour", "light");
        assertThat(choice.getValue()).isEqualTo("colour");
        onWindow(() -> {
            choice.requestFocus();
            return null;
        });
        robot.type(KeyCode.DOWN);
        until(() -> rows() == 2);
        assertThat(choice.getValue()).isEqualTo("light");
        onWindow(() -> {
            shell.model().networks().open(age);
            return null;
        });
        until(() -> texts(".prediction-row .name").equals(List.of("age up", "age down")));
        assertThat(choice.getParent().isVisible()).isFalse();
        assertThat(texts(".prediction-row .percent")).noneMatch(text -> text.contains("%"));
        until(() -> robot.lookup(".prediction-row .fill").queryAllAs(Node.class).stream().noneMatch(Node::isVisible));
    }

    private List<String> texts(String selector) {
        return robot.lookup(selector).queryAllAs(Label.class).stream().map(Label::getText).toList();
    }
}
