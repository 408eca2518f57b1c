package org.cameralucida.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.stage.Stage;
import org.cameralucida.catalog.Catalog;
import org.cameralucida.explain.doctor.Finding;
import org.cameralucida.network.Network;
import org.cameralucida.network.Origin;
import org.cameralucida.ui.network.NetworkSource;
import org.cameralucida.workspace.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/** The preprocessing doctor as a person has it in the real window: the menu, the list, one click, the card. */
class DoctorWindowTest extends ShellTest {

    private Path file;

    @Start
    void start(Stage primary) throws Exception {
        var home = Files.createTempDirectory(folder, "home");
        file = Files.copy(Path.of("models/lucida-gap.onnx"), home.resolve("unknown.onnx"));
        show(home.resolve("own"), Theme.LIGHT, NetworkSource.of(new Catalog(home.resolve("networks"))), Optional.empty(),
                Optional.empty(), List.of(file, Path.of("models/samples/goldfish.jpg"),
                        Path.of("models/samples/espresso.jpg")));
    }

    @AfterEach
    void closeDialogs() throws Exception {
        onWindow(() -> List.copyOf(Stage.getWindows()).stream().filter(w -> w != stage && w instanceof Stage dialog
                && dialog.getOwner() == stage).forEach(javafx.stage.Window::hide));
    }

    @Test
    void theFirstIsUsedByOneClickAndSavedByAnother() throws Exception {
        open();
        until(() -> !list().getItems().isEmpty());
        assertThat(list().getSelectionModel().getSelectedIndex()).isZero();
        assertThat(verdict()).startsWith("2 photos are few");
        assertThat(network().assumed()).as("nothing is changed by looking").isNotEmpty();
        var other = onWindow(() -> list().getItems().stream().filter(f -> !f.candidate().preprocessing().equals(
                network().preprocessing())).findFirst().orElseThrow());
        onWindow(() -> {
            list().getSelectionModel().select(other);
        });
        click("_Use this");
        until(() -> network().preprocessing().equals(other.candidate().preprocessing()));
        assertThat(network().origins().values()).containsEntry("channels", Origin.DOCTOR);
        click("_Save as a card");
        until(() -> Files.exists(file.resolveSibling("unknown.json")));
    }

    @Test
    void cancelledItShowsNothing() throws Exception {
        ready();
        // In one breath: two photos are soon looked at.
        onWindow(() -> {
            menuItem().fire();
            button("_Cancel").fire();
        });
        until(() -> !shell.model().doctor().runningProperty().get());
        assertThat(list().getItems()).isEmpty();
        assertThat(button("_Again").isDisabled()).isFalse();
    }

    @Test
    void whereThePreprocessingIsToldItIsAButton() throws Exception {
        ready();
        onWindow(() -> menuItem("_Preprocessing …").fire());
        until(() -> visible(".form-box"));
        onWindow(() -> robot.lookup(".form-box .button").<Button>queryAllAs(Button.class).stream()
                .filter(button -> "_Check …".equals(button.getText())).findFirst().orElseThrow().fire());
        until(() -> list() != null && !list().getItems().isEmpty());
        assertThat(robot.lookup(".form-box").tryQuery()).as("what it does not follow is closed").isEmpty();
    }

    private void ready() throws Exception {
        until(() -> shell.model().networks().loadedProperty().get() != null && menuItem() != null
                && !shell.model().workbench().film().items().isEmpty());
    }

    private void open() throws Exception {
        ready();
        onWindow(() -> {
            menuItem().fire();
        });
        until(() -> list() != null);
    }

    private Network network() {
        return shell.model().networks().loadedProperty().get().network();
    }

    private MenuItem menuItem() {
        return menuItem("Preprocessing _doctor …");
    }

    private MenuItem menuItem(String text) {
        return robot.lookup(".menu-bar").<MenuBar>queryAs(MenuBar.class).getMenus().stream()
                .flatMap(menu -> menu.getItems().stream()).filter(item -> text.equals(item.getText()))
                .findFirst().orElse(null);
    }

    private ListView<Finding> list() {
        return robot.lookup(".doctor > .list-view").<ListView<Finding>>tryQuery().orElse(null);
    }

    private String verdict() {
        return robot.lookup(".doctor-verdict").queryAs(Labeled.class).getText();
    }

    private Button button(String text) {
        return robot.lookup(".doctor .button").<Button>queryAllAs(Button.class).stream()
                .filter(button -> text.equals(button.getText())).findFirst().orElse(null);
    }

    private void click(String text) throws Exception {
        until(() -> button(text) != null && !button(text).isDisabled());
        onWindow(() -> {
            button(text).fire();
        });
    }
}
