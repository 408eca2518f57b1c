package org.cameralucida.ui;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** Entries for files opened lately. */
final class RecentMenus {

    private RecentMenus() {
    }

    /** Fills a menu with the recent photos and folders. */
    static void photos(Menu menu, ShellViewModel model) {
        menu.getItems().clear();
        for (var file : model.memory().history().photos()) {
            menu.getItems().add(item(file, () -> model.open(List.of(file))));
        }
        var forget = new MenuItem(model.texts().of(RecentMenus.class, "action.forgetRecent"));
        forget.setOnAction(event -> model.memory().remember(history -> history.cleared()));
        menu.getItems().addAll(new SeparatorMenuItem(), forget);
    }

    /** An entry for a file: its name, and its folder where there is room. */
    static MenuItem item(Path file, Runnable open) {
        var item = new MenuItem(label(file));
        item.setMnemonicParsing(false);
        item.setOnAction(event -> open.run());
        return item;
    }

    /** The name of a file and the folder it is in. */
    static String label(Path file) {
        var folder = file.getParent();
        return folder == null || folder.getFileName() == null ? file.toString()
                : file.getFileName() + "   \u2014   " + folder.getFileName();
    }
}
