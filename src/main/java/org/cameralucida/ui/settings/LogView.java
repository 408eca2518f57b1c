package org.cameralucida.ui.settings;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Logger;
import javafx.event.ActionEvent;
import javafx.fxml.FXML;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.cameralucida.ui.kit.Dialogs;
import org.cameralucida.ui.kit.Popups;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.kit.Views;

/** The end of the log, where it lies, and a way to copy it. */
public final class LogView {

    /** More than this nobody reads. */
    private static final int MOST_BYTES = 1 << 17;

    private final Texts texts;
    private final Dialogs dialogs;
    private final VBox root;

    @FXML
    private Label place;
    @FXML
    private TextArea lines;

    /** @param folder of the log */
    public LogView(Path folder, Dialogs dialogs, Texts texts) {
        this.texts = texts;
        this.dialogs = dialogs;
        root = Views.load(this, texts);
        List.of(Logger.getLogger("").getHandlers()).forEach(Handler::flush);
        place.setText(folder.toString());
        try {
            var newest = newest(folder);
            place.setText(newest.orElse(folder).toString());
            lines.setText(newest.isEmpty() ? text("log.none") : end(newest.get()));
        } catch (IOException e) {
            lines.setText(text("log.unreadable", e.getMessage()));
        }
    }

    /** Shows it. */
    public void show(Window owner) {
        var dialog = Popups.make(owner, text("log.title"), root, text("close"), false);
        var copy = new ButtonType(text("log.copy"), ButtonBar.ButtonData.LEFT);
        dialog.getDialogPane().getButtonTypes().add(copy);
        dialog.getDialogPane().lookupButton(copy).addEventFilter(ActionEvent.ACTION, event -> {
            event.consume();
            dialogs.copy(lines.getText());
        });
        dialog.setOnShown(event -> lines.positionCaret(lines.getLength()));
        dialog.show();
    }

    /** The file that was written last. */
    private static Optional<Path> newest(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".log")).max(Comparator.comparing(LogView::written));
        }
    }

    private static FileTime written(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }

    private static String end(Path file) throws IOException {
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            long from = Math.max(0, in.length() - MOST_BYTES);
            var bytes = new byte[(int) (in.length() - from)];
            in.seek(from);
            in.readFully(bytes);
            var text = new String(bytes, StandardCharsets.UTF_8);
            return from == 0 ? text : text.substring(text.indexOf('\n') + 1);
        }
    }

    private String text(String key, Object... arguments) {
        return texts.of(LogView.class, key, arguments);
    }
}
