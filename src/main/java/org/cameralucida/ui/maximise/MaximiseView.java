package org.cameralucida.ui.maximise;

import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.util.StringConverter;
import org.cameralucida.explain.maximise.ActivationMaximisation;
import org.cameralucida.image.Raster;
import org.cameralucida.message.Message;
import org.cameralucida.network.Network;
import org.cameralucida.ui.control.ClassSearch;
import org.cameralucida.ui.control.LayerPicker;
import org.cameralucida.ui.control.SettingsPane;
import org.cameralucida.ui.kit.Images;
import org.cameralucida.ui.kit.Pace;
import org.cameralucida.ui.kit.Popups;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.kit.Views;
import org.cameralucida.ui.maximise.MaximiseViewModel.Kind;
import org.cameralucida.ui.workbench.MethodsViewModel;

/** The window in which a network paints what it wants to see; one goes on looking at photos meanwhile. */
public final class MaximiseView {

    private static final double WIDTH = 880;

    private final MaximiseViewModel model;
    private final Texts texts;
    private final HBox root;
    private final Pace pace = new Pace();
    private Dialog<Void> dialog;

    @FXML
    private StackPane canvas;
    @FXML
    private ImageView picture;
    @FXML
    private ProgressBar progress;
    @FXML
    private Label maximised;
    @FXML
    private Label left;
    @FXML
    private Label note;
    @FXML
    private Button openAsPhoto;
    @FXML
    private Button save;
    @FXML
    private Button copy;
    @FXML
    private Label meaning;
    @FXML
    private ToggleButton ofClass;
    @FXML
    private ToggleButton ofChannel;
    @FXML
    private VBox classBox;
    @FXML
    private Label className;
    @FXML
    private ClassSearch search;
    @FXML
    private VBox channelBox;
    @FXML
    private LayerPicker layer;
    @FXML
    private Spinner<Integer> channel;
    @FXML
    private Label channels;
    @FXML
    private SettingsPane settings;
    @FXML
    private Button reset;
    @FXML
    private Button start;
    @FXML
    private Button cancel;

    /** Paints what {@code model} says. */
    public MaximiseView(MaximiseViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        root = Views.load(this, texts);
        meaning.setText(texts.of(ActivationMaximisation.meaning()));
        bindTarget();
        bindPicture();
        settings.setOnChanged(model::set);
        reset.setOnAction(event -> model.reset());
        start.setOnAction(event -> {
            settings.flush();
            pace.restart();
            model.start();
        });
        cancel.setOnAction(event -> model.cancel());
        InvalidationListener refresh = source -> refresh();
        model.changesProperty().addListener(refresh);
        model.kindProperty().addListener(refresh);
        model.classIndexProperty().addListener(refresh);
        model.layerProperty().addListener(refresh);
        refresh();
    }

    /** Shows it beside the window, which goes on as before. */
    public void show(Window owner) {
        if (dialog == null) {
            dialog = Popups.make(owner, texts.of(MaximiseView.class, "maximise.title"), root,
                    texts.of(MaximiseView.class, "maximise.close"), false);
            dialog.getDialogPane().setMinWidth(WIDTH);
            dialog.getDialogPane().setPrefWidth(WIDTH);
            dialog.setOnHidden(event -> model.cancel());
        }
        model.begin();
        dialog.show();
        dialog.getDialogPane().getScene().getWindow().requestFocus();
    }

    private void bindTarget() {
        var group = new ToggleGroup();
        ofClass.setToggleGroup(group);
        ofChannel.setToggleGroup(group);
        ofClass.setOnAction(event -> choose(Kind.CLASS));
        ofChannel.setOnAction(event -> choose(Kind.CHANNEL));
        search.setSearch(model::find);
        search.setOnChosen(found -> model.classIndexProperty().set(found.index()));
        layer.setOnChosen(chosen -> model.layerProperty().set(
                chosen.or(() -> model.network().flatMap(MethodsViewModel::standardLayer)).orElse(null)));
        var factory = new IntegerSpinnerValueFactory(0, 0);
        var converter = factory.getConverter();
        factory.setConverter(new StringConverter<>() {
            @Override
            public String toString(Integer number) {
                return converter.toString(number);
            }

            @Override
            public Integer fromString(String text) {
                // What is no number changes nothing; what is too large is the last one, as the line beside says.
                return text.strip().matches("[0-9]{1,9}") ? Integer.valueOf(text.strip()) : factory.getValue();
            }
        });
        channel.setValueFactory(factory);
        channel.setAccessibleText(texts.of(MaximiseView.class, "maximise.channel.name"));
        channel.getEditor().setAccessibleText(texts.of(MaximiseView.class, "maximise.channel.name"));
        progress.setAccessibleText(texts.of(MaximiseView.class, "maximise.progress"));
        channel.getValueFactory().valueProperty().addListener((source, before, now) -> {
            if (now != null) {
                model.channelProperty().set(now);
            }
        });
    }

    private void choose(Kind kind) {
        model.kindProperty().set(kind);
        refresh();
    }

    private void bindPicture() {
        picture.imageProperty().bind(model.pictureProperty().map((Raster raster) -> Images.of(raster)));
        canvas.getChildren().get(0).visibleProperty().bind(model.pictureProperty().isNull());
        note.textProperty().bind(model.noteProperty().map((Message m) -> texts.of(m)).orElse(""));
        InvalidationListener say = source -> say();
        model.stepsProperty().addListener(say);
        model.runningProperty().addListener(say);
        say();
        var none = model.pictureProperty().isNull();
        openAsPhoto.disableProperty().bind(none.or(model.runningProperty()));
        save.disableProperty().bind(none.or(model.runningProperty()));
        copy.disableProperty().bind(none);
        openAsPhoto.setOnAction(event -> model.openAsPhoto());
        save.setOnAction(event -> model.save());
        copy.setOnAction(event -> model.copyCommand());
        cancel.disableProperty().bind(model.runningProperty().not());
    }

    private void say() {
        var steps = model.stepsProperty().get();
        maximised.setText(texts.of(model.standing()));
        progress.setProgress(steps == null ? 0 : steps.fraction());
        left.setText(steps == null || !model.runningProperty().get() ? ""
                : pace.words(steps.done() == 0 ? -1 : steps.fraction(), System.nanoTime(), texts));
    }

    private void refresh() {
        boolean aClass = model.kindProperty().get() == Kind.CLASS;
        (aClass ? ofClass : ofChannel).setSelected(true);
        show(classBox, aClass);
        show(channelBox, !aClass);
        className.setText(model.className());
        settings.show(ActivationMaximisation.settings(), model.settings().values());
        reset.setDisable(!model.isSet());
        var network = model.network();
        start.setDisable(network.isEmpty());
        ofChannel.setDisable(network.map(n -> n.layers().isEmpty()).orElse(true));
        var standard = network.flatMap(MethodsViewModel::standardLayer);
        layer.show(network.map(Network::layers).orElse(List.of()), standard,
                Optional.ofNullable(model.layerProperty().get()));
        var shown = model.layerProperty().get();
        int last = shown == null ? 0 : shown.channels() - 1;
        var factory = (IntegerSpinnerValueFactory) channel.getValueFactory();
        factory.setMax(last);
        factory.setValue(Math.min(last, model.channelProperty().get()));
        channels.setText(texts.of(MaximiseView.class, "maximise.channels", last));
    }

    private static void show(Node node, boolean now) {
        node.setVisible(now);
        node.setManaged(now);
    }
}
