package org.cameralucida.ui.network;

import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.cameralucida.explain.doctor.Diagnosis;
import org.cameralucida.explain.doctor.Finding;
import org.cameralucida.explain.doctor.PreprocessingDoctor;
import org.cameralucida.message.Message;
import org.cameralucida.ui.kit.Popups;
import org.cameralucida.ui.kit.Steps;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.kit.Views;

/** The dialog of the preprocessing doctor: its table, the best first, and one click to use one of them. */
public final class DoctorView {

    private final DoctorViewModel model;
    private final NetworksViewModel networks;
    private final Texts texts;
    private final VBox root;
    private Dialog<Void> dialog;

    @FXML
    private Label about;
    @FXML
    private Label verdict;
    @FXML
    private ProgressBar progress;
    @FXML
    private Label passes;
    @FXML
    private ListView<Finding> findings;
    @FXML
    private Label notes;
    @FXML
    private Button use;
    @FXML
    private Button save;
    @FXML
    private Button again;
    @FXML
    private Button cancel;

    /** Shows what {@code model} finds. */
    public DoctorView(DoctorViewModel model, NetworksViewModel networks, Texts texts) {
        this.model = model;
        this.networks = networks;
        this.texts = texts;
        root = Views.load(this, texts);
        about.setText(text("doctor.about", PreprocessingDoctor.PASSES, PreprocessingDoctor.PHOTOS));
        findings.setCellFactory(list -> new DoctorCell(model, texts));
        findings.setPlaceholder(placeholder());
        findings.setTooltip(new Tooltip(text("doctor.tip")));
        var selected = findings.getSelectionModel().selectedItemProperty();
        use.setOnAction(event -> model.accept(selected.get()));
        save.setOnAction(event -> model.save());
        again.setOnAction(event -> model.start());
        cancel.setOnAction(event -> model.cancel());
        var running = model.runningProperty();
        progress.visibleProperty().bind(running);
        progress.progressProperty().bind(model.stepsProperty().map(Steps::fraction).orElse(0.0));
        progress.setAccessibleText(text("doctor.progress"));
        passes.textProperty().bind(Bindings.createStringBinding(() -> running.get() && model.stepsProperty().get() != null
                ? text("doctor.passes", model.stepsProperty().get().done(), model.stepsProperty().get().total()) : "",
                running, model.stepsProperty()));
        cancel.disableProperty().bind(running.not());
        again.disableProperty().bind(running);
        model.diagnosisProperty().addListener((property, before, now) -> show(now));
        InvalidationListener refresh = source -> refresh();
        model.failureProperty().addListener(refresh);
        selected.addListener(refresh);
        networks.loadedProperty().addListener(refresh);
        refresh();
    }

    private Label placeholder() {
        var label = new Label();
        label.setWrapText(true);
        label.getStyleClass().add("note");
        label.textProperty().bind(Bindings.createStringBinding(() -> model.failureProperty().get() != null
                ? texts.of(model.failureProperty().get()) : text(model.runningProperty().get() ? "doctor.looking"
                        : "doctor.idle"), model.failureProperty(), model.runningProperty()));
        return label;
    }

    /** Shows it beside the window, and begins. */
    public void show(Window owner) {
        if (dialog == null) {
            dialog = Popups.make(owner, text("doctor.title"), root, text("close"), false);
            dialog.setOnHidden(event -> model.cancel());
        }
        dialog.show();
        dialog.getDialogPane().getScene().getWindow().requestFocus();
        if (!model.runningProperty().get()) {
            model.start();
        }
    }

    private void show(Diagnosis found) {
        findings.getItems().setAll(found == null ? List.of() : found.findings());
        findings.getSelectionModel().selectFirst();
        verdict.setText(found == null ? "" : texts.of(found.verdict()));
        notes.setText(found == null ? "" : found.notes().stream().map((Message note) -> texts.of(note))
                .collect(Collectors.joining(" ")));
        notes.setVisible(!notes.getText().isEmpty());
        notes.setManaged(notes.isVisible());
        refresh();
    }

    private void refresh() {
        var chosen = findings.getSelectionModel().getSelectedItem();
        boolean isInUse = chosen != null && model.isInUse(chosen);
        use.setDisable(chosen == null || isInUse);
        save.setDisable(!isInUse || !model.canSave());
        findings.refresh();
    }

    private String text(String key, Object... arguments) {
        return texts.of(DoctorView.class, key, arguments);
    }
}
