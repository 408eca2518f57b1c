package org.cameralucida.ui;

import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;

/** TestFX shares one stage between all test classes: this shows something in it as in a fresh one. */
public final class TestStage {

    private TestStage() {
    }

    /** Shows a scene of this size, whatever the stage has been made to be before. */
    public static void show(Stage stage, Parent root, double width, double height) {
        stage.setRenderScaleX(1);
        stage.setRenderScaleY(1);
        stage.setMaximized(false);
        stage.setFullScreen(false);
        stage.setScene(new Scene(root, width, height));
        stage.sizeToScene();
        stage.show();
        stage.toFront();
        stage.requestFocus();
    }
}
