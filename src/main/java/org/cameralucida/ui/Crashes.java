package org.cameralucida.ui;

import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.cameralucida.ui.kit.Failure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What nobody has foreseen, on whatever thread: it is logged, and told in one window, from which one goes on or quits.
 * While that window is open, what else goes wrong is counted there. A fault that comes back at every frame is logged
 * once.
 */
final class Crashes implements Thread.UncaughtExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Crashes.class);
    /** How long the program may take to end as it should, before it is ended. */
    private static final long MILLISECONDS_TO_QUIT = 10_000;

    private final Stage stage;
    private final Supplier<ShellViewModel> model;
    private String logged = "";
    /** Only on the window's thread; null while no window is open. */
    private FailureView open;
    private int more;

    /** @param model of the window, which is another one in another language */
    Crashes(Stage stage, Supplier<ShellViewModel> model) {
        this.stage = stage;
        this.model = model;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable error) {
        try {
            log(thread, error);
            Platform.runLater(() -> tell(error));
        } catch (RuntimeException | Error e) {
            // Without memory, or when the window is gone already, nobody can be told.
            return;
        }
    }

    private synchronized void log(Thread thread, Throwable error) {
        var frames = error.getStackTrace();
        var kind = error.getClass().getName() + (frames.length > 0 ? frames[0] : "");
        if (!kind.equals(logged)) {
            logged = kind;
            LOG.error("unforeseen, on the thread {}", thread.getName(), error);
        }
    }

    private void tell(Throwable error) {
        var texts = model.get().texts();
        if (open != null) {
            open.say(texts.of(Crashes.class, "crash.more", ++more));
            return;
        }
        more = 0;
        open = new FailureView(new Failure(error), texts.of(Crashes.class, "crash.kept"), texts);
        try {
            var dialog = open.dialog(stage, texts.of(Crashes.class, "crash.continue"), this::quit, model.get().dialogs());
            dialog.setOnHidden(event -> open = null);
            dialog.show();
        } catch (RuntimeException | Error e) {
            open = null;
            LOG.error("cannot be told", e);
        }
    }

    /** As by the window's cross; should that fail, too, the program ends all the same. */
    private void quit() {
        var end = new Thread(() -> {
            try {
                Thread.sleep(MILLISECONDS_TO_QUIT);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Runtime.getRuntime().halt(1);
        }, "camera-lucida quitting");
        end.setDaemon(true);
        end.start();
        stage.close();
        Platform.exit();
    }
}
