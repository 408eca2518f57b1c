package org.cameralucida.ui;

import java.io.File;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import org.cameralucida.ui.kit.Images;
import org.cameralucida.ui.kit.TimingLog;

/** Files, folders, networks and pictures may be dropped anywhere on the window. */
final class Drop {

    private static final PseudoClass DROPPING = PseudoClass.getPseudoClass("dropping");

    private final ShellViewModel model;

    Drop(ShellViewModel model) {
        this.model = model;
    }

    void install(Node root) {
        root.setOnDragOver(event -> {
            if (welcome(event)) {
                event.acceptTransferModes(TransferMode.COPY);
                event.consume();
            }
        });
        root.setOnDragEntered(event -> root.pseudoClassStateChanged(DROPPING, welcome(event)));
        root.setOnDragExited(event -> root.pseudoClassStateChanged(DROPPING, false));
        root.setOnDragDropped(event -> {
            event.setDropCompleted(take(event));
            event.consume();
        });
    }

    private static boolean welcome(DragEvent event) {
        return event.getGestureSource() == null && (event.getDragboard().hasFiles() || event.getDragboard().hasImage());
    }

    private boolean take(DragEvent event) {
        var dragged = event.getDragboard();
        if (dragged.hasFiles()) {
            TimingLog.reached("dropped");
            model.open(dragged.getFiles().stream().map(File::toPath).toList());
            return true;
        }
        if (dragged.hasImage() && dragged.getImage() != null) {
            model.workbench().paste(Images.raster(dragged.getImage()));
            return true;
        }
        return false;
    }
}
