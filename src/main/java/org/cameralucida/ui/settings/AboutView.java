package org.cameralucida.ui.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.cameralucida.ui.kit.Popups;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.kit.Views;

/** What the program is, its version, and the licences of all that it is made of. */
public final class AboutView {

    private final Texts texts;
    private final VBox root;

    @FXML
    private ImageView icon;
    @FXML
    private Label version;
    @FXML
    private TextArea notices;

    /** The dialog. */
    public AboutView(Texts texts) {
        this.texts = texts;
        root = Views.load(this, texts);
        var picture = AboutView.class.getResourceAsStream("/org/cameralucida/ui/icons/camera-lucida-128.png");
        if (picture != null) {
            icon.setImage(new Image(picture));
        }
        var number = AboutView.class.getPackage().getImplementationVersion();
        version.setText(texts.of(AboutView.class, "about.version", number == null ? "–" : number,
                System.getProperty("java.version")));
        notices.setText(notices());
    }

    /** Shows it. */
    public void show(Window owner) {
        Popups.make(owner, texts.of(AboutView.class, "about.title"), root, texts.of(AboutView.class, "close"), true)
                .show();
    }

    private static String notices() {
        try (var in = AboutView.class.getResourceAsStream("/META-INF/THIRD-PARTY-NOTICES.txt")) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
