package org.cameralucida.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.cameralucida.message.Problem;
import org.cameralucida.ui.kit.Activities;
import org.cameralucida.ui.kit.Background;
import org.cameralucida.ui.kit.DesktopDialogs;
import org.cameralucida.ui.kit.Dialogs;
import org.cameralucida.ui.kit.Memory;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.kit.TimingLog;
import org.cameralucida.ui.kit.WindowBackground;
import org.cameralucida.workspace.Preferences;
import org.cameralucida.workspace.Session;
import org.cameralucida.workspace.WindowBounds;

/**
 * The window on the desktop: its place, its theme, its language. When the language changes everything in it is made
 * anew with the same photos and network, which is simpler than teaching every word to change.
 */
public final class Shell {

    private static final Locale SYSTEM = Locale.getDefault();
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;
    private static final double LEAST_WIDTH = 800;
    private static final double LEAST_HEIGHT = 560;

    /** What is shown is kept from then on, and so often where it changes. */
    private static final long FIRST_KEPT_MILLISECONDS = 4000;
    private static final long KEPT_MILLISECONDS = 1000;

    private final Timer keeping = new Timer("camera-lucida keeping", true);
    private final Stage stage;
    private final Services services;
    private final Function<Texts, Dialogs> dialogs;
    private final Themes themes = new Themes();
    private Background background;
    private ShellViewModel model;
    private ShellView view;

    /** @param stage not yet shown */
    public Shell(Stage stage, Services services) {
        this(stage, services, texts -> new DesktopDialogs(stage, texts));
    }

    /** @param dialogs makes the dialogs in a language */
    Shell(Stage stage, Services services, Function<Texts, Dialogs> dialogs) {
        this.stage = stage;
        this.services = services;
        this.dialogs = dialogs;
        Thread.setDefaultUncaughtExceptionHandler(new Crashes(stage, () -> model));
    }

    /**
     * Shows the window and opens what is to be opened. Files are read and the network is loaded by other threads from
     * the first moment on, while this one makes the window; what they find waits until the window is there.
     */
    public void show(List<Path> toOpen) {
        think();
        build();
        place(model.memory().history().window());
        stage.setOnHiding(event -> rememberPlace());
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        double width = stage.getWidth();
        double height = stage.getHeight();
        stage.show();
        sayAgain(width, height);
        sayWhenSeen();
        // Not before: two processors that load a network and build a window at once are late with both.
        open(toOpen);
        view.ready();
        view.whenSettled(this::addIcons);
    }

    private void addIcons() {
        stage.getIcons().setAll(Stream.of(16, 32, 48, 64, 128, 256)
                .map(size -> Shell.class.getResourceAsStream("icons/camera-lucida-" + size + ".png"))
                .filter(Objects::nonNull).map(Image::new).toList());
    }

    /**
     * Asks for the size once more now that the window is there: some window managers (openbox) have seen but the least
     * size when they made it. That is heard only where it differs from what was asked for before.
     */
    private void sayAgain(double width, double height) {
        if (!stage.isMaximized()) {
            stage.setWidth(width + 1);
            stage.setHeight(height + 1);
            stage.setWidth(width);
            stage.setHeight(height);
        }
    }

    /** The first time that the window is there, and that it says something of a photo. */
    private void sayWhenSeen() {
        if (!TimingLog.isAsked()) {
            return;
        }
        var scene = stage.getScene();
        scene.addPostLayoutPulseListener(new Runnable() {
            @Override
            public void run() {
                scene.removePostLayoutPulseListener(this);
                TimingLog.reached("window");
            }
        });
        model.workbench().observationProperty().addListener(new InvalidationListener() {
            @Override
            public void invalidated(Observable observation) {
                observation.removeListener(this);
                TimingLog.reached("first prediction");
            }
        });
    }

    private void open(List<Path> toOpen) {
        model.open(toOpen, () -> {
            model.openSamplesOnFreshStart();
            model.openUsualNetwork(services.standardNetwork().orElse(null));
            model.kept().look();
        });
        // Not by JavaFX's own animations, which have the window painted as long as they wait.
        keeping.schedule(new TimerTask() {
            @Override
            public void run() {
                Platform.runLater(() -> model.kept().keepInTurn());
            }
        }, FIRST_KEPT_MILLISECONDS, KEPT_MILLISECONDS);
    }

    private void think() {
        background = new WindowBackground();
        var activities = new Activities();
        var memory = new Memory(services.workspace(), background, activities);
        var locale = memory.preferences().language().locale(SYSTEM);
        var texts = new Texts(locale);
        model = new ShellViewModel(services, dialogs.apply(texts), memory, background, activities, texts);
        themes.use(memory.preferences().theme());
        memory.preferencesProperty().addListener((property, before, now) -> preferred(before, now));
    }

    private void build() {
        view = new ShellView(model, stage);
        if (stage.getScene() == null) {
            stage.setScene(new Scene(view.root(), WIDTH, HEIGHT));
        } else {
            stage.getScene().setRoot(view.root());
        }
        view.installOn(stage.getScene());
    }

    private void preferred(Preferences before, Preferences now) {
        if (before.theme() != now.theme()) {
            themes.use(now.theme());
        }
        if (before.language() != now.language()) {
            // Not while the dialog that changed it is still open.
            Platform.runLater(this::rebuild);
        }
    }

    /** For tests: what the window shows. */
    ShellViewModel model() {
        return model;
    }

    private void rebuild() {
        var network = model.networks().keyProperty().get();
        var feature = model.workbench().featureProperty().get();
        var downloads = model.catalog().goingOn();
        closeDialogs();
        var shown = save(() -> model.kept().keepNow());
        free();
        think();
        build();
        if (shown.isPresent()) {
            model.kept().again(shown.get());
        } else {
            if (!network.isEmpty()) {
                model.networks().open(network);
            }
            model.workbench().featureProperty().set(feature);
        }
        model.kept().look();
        view.ready();
        model.catalog().goOn(downloads);
    }

    /** They speak the old language, and change what is there no more. */
    private void closeDialogs() {
        List.copyOf(Stage.getWindows()).stream()
                .filter(window -> window instanceof Stage dialog && dialog.getOwner() == stage)
                .forEach(javafx.stage.Window::hide);
    }

    private void place(WindowBounds bounds) {
        var screen = Screen.getPrimary().getVisualBounds();
        if (bounds != null && bounds.plausible() && !Screen.getScreensForRectangle(bounds.x() + 40, bounds.y() + 10,
                bounds.width() - 80, 40).isEmpty()) {
            stage.setX(bounds.x());
            stage.setY(bounds.y());
            stage.setWidth(bounds.width());
            stage.setHeight(bounds.height());
            stage.setMaximized(bounds.maximized());
        } else {
            stage.setWidth(Math.min(WIDTH, screen.getWidth()));
            stage.setHeight(Math.min(HEIGHT, screen.getHeight()));
        }
    }

    private void rememberPlace() {
        if (!stage.isFullScreen()) {
            var before = model.memory().history().window();
            // Where a maximised window goes back to is where it stood before.
            var bounds = stage.isMaximized() && before != null
                    ? new WindowBounds(before.x(), before.y(), before.width(), before.height(), true)
                    : new WindowBounds(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(),
                            stage.isMaximized());
            model.memory().remember(history -> history.withWindow(bounds));
        }
    }

    /** Saves what is remembered and what is shown, and frees everything. */
    public void close() {
        keeping.cancel();
        save(() -> {
            model.kept().end();
            return Optional.empty();
        });
        free();
    }

    private Optional<Session> save(Supplier<Optional<Session>> shown) {
        try {
            model.memory().saveNow();
            return shown.get();
        } catch (Problem problem) {
            model.activities().log(problem);
            return Optional.empty();
        }
    }

    private void free() {
        model.close();
        background.close();
    }
}
