package org.cameralucida.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.cameralucida.SharedData;
import org.cameralucida.catalog.Catalog;
import org.cameralucida.catalog.download.Publisher;
import org.cameralucida.ui.catalog.CatalogItem;
import org.cameralucida.ui.catalog.Standing.State;
import org.cameralucida.ui.network.NetworkSource;
import org.cameralucida.workspace.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/** Networks one click away, as a person has them in the real window, from a server on this computer. */
class CatalogWindowTest extends ShellTest {

    private final Publisher publisher = new Publisher();
    private byte[] content;
    private Path kept;

    @Start
    void start(Stage primary) throws Exception {
        content = Files.readAllBytes(SharedData.tiny("tiny_gap").resolve("model.onnx"));
        var home = Files.createTempDirectory(folder, "home");
        kept = home.resolve("networks");
        var own = Files.writeString(home.resolve("catalog.json"), """
                {"mirrors": ["%s/a/{path}"],
                 "networks": [{"id": "tiny", "name": "Tiny GAP", "about": {"en": "Small enough for a test"}, "license": "MIT",
                   "source": "https://example.org", "labels": ["a", "b", "c", "d", "e", "f", "g"], "input": {},
                   "files": [{"path": "tiny.onnx", "size": %d, "sha256": "%s"}]}]}
                """.formatted(publisher.address(), content.length, Publisher.sha256(content)));
        show(home, Theme.DARK, NetworkSource.of(new Catalog(kept, own, null)), Optional.empty(), Optional.empty(),
                List.of());
    }

    @AfterEach
    void closeDialogs() throws Exception {
        onWindow(() -> List.copyOf(Stage.getWindows()).stream().filter(w -> w != stage && w instanceof Stage dialog
                && dialog.getOwner() == stage).forEach(javafx.stage.Window::hide));
        publisher.close();
    }

    @Test
    void aNetworkIsFoundDownloadedUsedAndRemoved() throws Exception {
        publisher.at("/a", Publisher.file(content, "\"1\""));
        find("tiny");
        assertThat(publisher.asked).as("looking at the list asks nobody").isEmpty();
        click("Download");
        until(() -> state() == State.HERE);
        assertThat(kept.resolve("tiny.onnx")).hasBinaryContent(content);
        assertThat(kept.resolve("tiny.json")).exists();
        click("Use");
        until(() -> shell.model().networks().loadedProperty().get() != null);
        assertThat(onWindow(() -> shell.model().networks().loadedProperty().get().network().name())).isEqualTo("Tiny GAP");
        until(() -> button("Use").isDisabled());
        assertThat(onWindow(() -> shell.model().networks().names())).contains("tiny");
        clickRemove();
        until(() -> state() == State.PUBLISHED);
        assertThat(kept.resolve("tiny.onnx")).doesNotExist();
        assertThat(onWindow(() -> shell.model().networks().names())).doesNotContain("tiny");
    }

    @Test
    void cancelledItIsPausedAndGoesOnFromThere() throws Exception {
        var end = new CountDownLatch(1);
        int half = content.length / 2;
        publisher.at("/a", exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"1\"");
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content, 0, half);
            exchange.getResponseBody().flush();
            await(end);
        });
        find("tiny");
        click("Download");
        until(() -> item().standingProperty().get().bytes() == half);
        until(() -> !shell.model().activities().running().isEmpty());
        click("Cancel");
        until(() -> state() == State.PAUSED);
        until(() -> shell.model().activities().running().isEmpty());
        end.countDown();
        assertThat(labels()).anySatisfy(text -> assertThat(text).startsWith("Paused at "));
        assertThat(kept.resolve("tiny.onnx.part")).hasSize(half);
        publisher.at("/a", Publisher.file(content, "\"1\""));
        click("Resume");
        until(() -> state() == State.HERE);
        assertThat(publisher.asked).endsWith("/a/tiny.onnx bytes=" + half + "- \"1\"");
        assertThat(kept.resolve("tiny.onnx")).hasBinaryContent(content);
    }

    @Test
    void aWrongFileIsASentenceInItsRowAndCanBeTriedAgain() throws Exception {
        publisher.at("/a", Publisher.file(Publisher.bytes(content.length, 3), "\"1\""));
        find("tiny");
        click("Download");
        until(() -> state() == State.FAILED);
        assertThat(labels()).anySatisfy(text -> assertThat(text)
                .contains("127.0.0.1 sent another file than the one that was published"));
        assertThat(kept.resolve("tiny.onnx")).doesNotExist();
        assertThat(onWindow(() -> shell.model().activities().failureProperty().get())).as("once is enough").isNull();
        publisher.at("/a", Publisher.file(content, "\"1\""));
        click("Try again");
        until(() -> state() == State.HERE);
    }

    @Test
    void theKeyboardIsEnough() throws Exception {
        publisher.at("/a", Publisher.file(content, "\"1\""));
        find("tiny");
        robot.push(KeyCode.DOWN).push(KeyCode.ENTER);
        until(() -> state() == State.HERE);
        robot.push(KeyCode.DELETE);
        until(() -> state() == State.PUBLISHED);
    }

    @Test
    void whatFailsUnseenIsToldInTheWindow() throws Exception {
        var end = new CountDownLatch(1);
        publisher.at("/a", exchange -> {
            await(end);
            exchange.sendResponseHeaders(404, -1);
        });
        find("tiny");
        click("Download");
        until(() -> state() == State.DOWNLOADING);
        robot.push(KeyCode.DOWN).push(KeyCode.ESCAPE);
        until(() -> !shell.model().catalog().watchedProperty().get());
        end.countDown();
        until(() -> shell.model().activities().failureProperty().get() != null);
    }

    @Test
    void whatOnlyAScriptMakesIsCopied() throws Exception {
        find("xception");
        click("Copy script");
        until(() -> dialogs.copiedText != null);
        assertThat(dialogs.copiedText).startsWith("#!/usr/bin/env python3");
    }

    private void find(String words) throws Exception {
        // Menus are filled when the window is there.
        until(() -> menuItem() != null);
        onWindow(() -> {
            menuItem().fire();
        });
        until(() -> list() != null && !shell.model().catalog().shown().isEmpty());
        onWindow(() -> {
            shell.model().catalog().wordsProperty().set(words);
        });
        until(() -> shell.model().catalog().shown().size() == 1
                && robot.lookup(".catalog-cell").queryAllAs(ListCell.class).stream().filter(cell -> !cell.isEmpty())
                        .count() == 1);
    }

    private MenuItem menuItem() {
        return robot.lookup(".menu-bar").<MenuBar>queryAs(MenuBar.class).getMenus().stream()
                .flatMap(menu -> menu.getItems().stream()).filter(item -> "_More networks …".equals(item.getText()))
                .findFirst().orElse(null);
    }

    private ListView<CatalogItem> list() {
        return robot.lookup(".catalog > .list-view").<ListView<CatalogItem>>tryQuery().orElse(null);
    }

    private CatalogItem item() {
        return shell.model().catalog().shown().get(0);
    }

    private State state() {
        return item().standingProperty().get().state();
    }

    private Button button(String text) {
        return robot.lookup(".catalog-cell .button").<Button>queryAllAs(Button.class).stream()
                .filter(button -> button.isVisible() && text.equals(button.getText())).findFirst().orElse(null);
    }

    private void click(String text) throws Exception {
        until(() -> button(text) != null && !button(text).isDisabled());
        onWindow(() -> {
            button(text).fire();
        });
    }

    private void clickRemove() throws Exception {
        onWindow(() -> {
            robot.lookup(".catalog-cell .remove").<Button>queryAs(Button.class).fire();
        });
    }

    private List<String> labels() throws Exception {
        return onWindow(() -> robot.lookup(".catalog-cell .label").<Label>queryAllAs(Label.class).stream()
                .filter(Label::isVisible).map(Label::getText).toList());
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
