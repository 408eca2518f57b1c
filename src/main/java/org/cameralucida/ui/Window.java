package org.cameralucida.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javafx.application.Application;

/** The way into the window. */
public final class Window {

    private Window() {
    }

    /**
     * Opens the window and returns when it has been closed. Once a process.
     *
     * @param services asked for once JavaFX has started
     * @param toOpen photos, folders and network files to open at once
     * @throws RuntimeException if JavaFX cannot start: no display, or its system libraries are missing
     */
    public static void open(Supplier<Services> services, List<Path> toOpen) {
        WindowApplication.prepare(services, toOpen);
        Application.launch(WindowApplication.class);
    }
}
