package org.cameralucida.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javafx.application.Application;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What JavaFX starts. It makes this object itself, so that what belongs in it is left for it in a static place. */
public final class WindowApplication extends Application {

    private static final Logger LOG = LoggerFactory.getLogger(WindowApplication.class);

    private static Supplier<Services> services;
    private static List<Path> toOpen = List.of();

    private Shell shell;

    static void prepare(Supplier<Services> given, List<Path> files) {
        services = given;
        toOpen = List.copyOf(files);
    }

    @Override
    public void start(Stage stage) {
        shell = new Shell(stage, services.get());
        shell.show(toOpen);
    }

    @Override
    public void stop() {
        try {
            if (shell != null) {
                shell.close();
            }
        } catch (RuntimeException e) {
            // Else whoever started the window would take it for one that could not be opened.
            LOG.error("not closed as it should be", e);
        }
    }
}
