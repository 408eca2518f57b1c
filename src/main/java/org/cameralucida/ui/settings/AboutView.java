package org.cameralucida.ui.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.inference.EngineInfo;
import org.cameralucida.ui.kit.Lane;
import org.cameralucida.ui.kit.Popups;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.kit.Views;

/** What the program is, its version, what runs the networks, and the licences of all that it is made of. */
public final class AboutView {

    private final Texts texts;
    private final VBox root;

    @FXML
    private ImageView icon;
    @FXML
    private Label version;
    @FXML
    private GridPane engine;
    @FXML
    private TextArea notices;

    /**
     * The dialog.
     *
     * @param now the network in use; null for none
     * @param asking where the engine is asked what it can run on, which is slow
     */
    public AboutView(LoadedNetwork now, Lane asking, Texts texts) {
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
        tell(texts.of(AboutView.class, "about.engine.asking"));
        asking.run(progress -> EngineInfo.find(), info -> tell(info, now), failure -> tell(
                texts.of(AboutView.class, "about.engine.failed", String.valueOf(failure.getMessage()))));
    }

    private void tell(String sentence) {
        engine.getChildren().setAll(new Label(sentence));
    }

    private void tell(EngineInfo info, LoadedNetwork now) {
        engine.getChildren().clear();
        var from = info.folder().map(Path::toString).orElseGet(() -> texts.of(AboutView.class, "about.engine.own"));
        whole(0, texts.of(AboutView.class, "about.engine.name", info.version(), from));
        int row = 1;
        for (var provider : info.providers()) {
            var name = new Label(provider.name());
            name.getStyleClass().add("about");
            name.setMinWidth(Region.USE_PREF_SIZE);
            engine.addRow(row++, name, wrapped(texts.of(provider.says())));
        }
        if (now != null) {
            var note = now.runsOn().note().map(said -> " — " + texts.of(said)).orElse("");
            whole(row, texts.of(AboutView.class, "about.now", now.network().name(), texts.of(now.runsOn().description()) + note));
        }
    }

    private void whole(int row, String sentence) {
        engine.add(wrapped(sentence), 0, row, 2, 1);
    }

    private static Label wrapped(String sentence) {
        var label = new Label(sentence);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
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
