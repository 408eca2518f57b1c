package org.cameralucida.ui;

import java.nio.file.Path;
import java.util.List;
import javafx.application.Application;
import javafx.stage.Stage;

/** What JavaFX starts. It makes this object itself, so that what belongs in it is left for it in a static place. */
public final class WindowApplication extends Application {

    private static Services services;
    private static List<Path> toOpen = List.of();

    private Shell shell;

    static void prepare(Services given, List<Path> files) {
        services = given;
        toOpen = List.copyOf(files);
    }

    @Override
    public void start(Stage stage) {
        shell = new Shell(stage, services);
        shell.show(toOpen);
    }

    @Override
    public void stop() {
        if (shell != null) {
            shell.close();
        }
    }
}
