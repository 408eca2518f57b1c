package org.cameralucida.bench;

import atlantafx.base.theme.PrimerDark;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/** A window of the program's size and theme with nothing in it: what a start costs before there is a program. */
public final class EmptyWindow extends Application {

    /** Opens it, and says so at its first pulse. */
    public static final class Start {

        private Start() {
        }

        public static void main(String[] arguments) {
            launch(EmptyWindow.class);
        }
    }

    @Override
    public void start(Stage stage) {
        setUserAgentStylesheet(new PrimerDark().getUserAgentStylesheet());
        var scene = new Scene(new StackPane(), 1280, 800);
        scene.addPostLayoutPulseListener(new Runnable() {
            @Override
            public void run() {
                scene.removePostLayoutPulseListener(this);
                System.err.println("window");
            }
        });
        stage.setScene(scene);
        stage.show();
    }
}
