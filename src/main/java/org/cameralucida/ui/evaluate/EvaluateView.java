package org.cameralucida.ui.evaluate;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.beans.value.ObservableBooleanValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.cameralucida.message.Message;
import org.cameralucida.ui.kit.Pace;
import org.cameralucida.ui.kit.Steps;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.kit.Views;

/** The page: what is evaluated above, the figures, the images under them, what is confused and suspicious beside. */
public final class EvaluateView {

    /** The share of the height that the images have at least. */
    private static final double IMAGES = 0.6;

    private final EvaluateViewModel model;
    private final Texts texts;
    private final BorderPane root;
    private final Pace pace = new Pace();
    private final NotesView notesView;
    private final EmptyEvaluationView empty;
    private final Node setup;
    private final ObservableBooleanValue presenting;

    @FXML
    private VBox head;
    @FXML
    private ProgressBar progress;
    @FXML
    private Label status;
    @FXML
    private Hyperlink failed;
    @FXML
    private Hyperlink notes;
    @FXML
    private StackPane stage;
    @FXML
    private BorderPane page;
    @FXML
    private VBox middle;
    @FXML
    private HBox statusLine;
    @FXML
    private MenuButton exports;
    @FXML
    private MenuItem saveReport;
    @FXML
    private MenuItem saveLatex;
    @FXML
    private MenuItem saveTable;
    @FXML
    private MenuItem saveFigures;
    @FXML
    private MenuItem copyCommand;

    /**
     * Shows what {@code model} says.
     *
     * @param presenting whether only what matters to an audience is shown
     */
    public EvaluateView(EvaluateViewModel model, Texts texts, ObservableBooleanValue presenting) {
        this.model = model;
        this.texts = texts;
        this.presenting = presenting;
        root = Views.load(this, texts);
        setup = new SetupBar(model, texts).root();
        head.getChildren().add(0, setup);
        empty = new EmptyEvaluationView(model, texts);
        notesView = new NotesView(model, texts);
        stage.getChildren().addAll(notesView.root(), empty.root());
        var table = new ResultsTable(model.results(), texts).root();
        VBox.setVgrow(table, Priority.SOMETIMES);
        var wall = new WallView(model.wall(texts)).root();
        wall.minHeightProperty().bind(middle.heightProperty().multiply(IMAGES));
        wall.prefHeightProperty().bind(wall.minHeightProperty());
        VBox.setVgrow(wall, Priority.ALWAYS);
        middle.getChildren().addAll(table, wall);
        page.setRight(new FiguresView(model.figures(texts), new SanityView(model.sanity(), texts).root(),
                root.widthProperty()).root());
        failed.setOnAction(event -> notesView.showFailures(failed));
        notes.setText(text("notes"));
        notes.setOnAction(event -> notesView.showNotes(notes));
        saveReport.setOnAction(event -> model.exports().saveReport());
        saveLatex.setOnAction(event -> model.exports().saveLatex());
        saveTable.setOnAction(event -> model.exports().saveTable());
        saveFigures.setOnAction(event -> model.exports().saveFigures());
        copyCommand.setOnAction(event -> model.exports().copyCommand());
        listen();
        say();
        model.begin();
    }

    private void listen() {
        InvalidationListener say = observable -> say();
        model.run().standingProperty().addListener((property, before, now) -> {
            if (!before.isBusy()) {
                pace.restart();
            }
            say();
        });
        model.run().stepsProperty().addListener(say);
        model.run().paceProperty().addListener(say);
        model.results().changesProperty().addListener(say);
        model.setup().notesProperty().addListener(say);
        model.setup().dataProperty().addListener(say);
        model.setup().changesProperty().addListener(say);
        model.setup().openingProperty().addListener(say);
        presenting.addListener(say);
    }

    /** The page. */
    public Parent root() {
        return root;
    }

    private void say() {
        var standing = model.run().standingProperty().get();
        var results = model.results().results();
        boolean hasData = model.setup().dataProperty().get() != null;
        boolean isOpening = model.setup().openingProperty().get();
        show(empty.root(), !hasData && !isOpening);
        show(notesView.root(), hasData && results == null);
        show(page, results != null);
        boolean isFilling = results == null && (standing == Standing.STOPPED || standing == Standing.DONE);
        boolean isUnderWay = standing.isBusy() || standing == Standing.READING || isFilling;
        show(progress, isUnderWay);
        var steps = model.run().stepsProperty().get();
        progress.setProgress(standing == Standing.BEGINNING || isFilling ? -1 : steps.fraction());
        status.setText(isFilling ? text("status.filling") : hasData ? status(standing) : isOpening ? text("status.opening") : "");
        int bad = results == null ? 0 : results.failures().size();
        show(failed, bad > 0);
        failed.setText(text("failed", bad));
        show(notes, results != null);
        show(exports, results != null);
        boolean isPresented = presenting.get() && results != null;
        show(setup, !isPresented);
        show(statusLine, !isPresented || isUnderWay);
        show(head, setup.isVisible() || statusLine.isVisible());
    }

    private String status(Standing standing) {
        var steps = model.run().stepsProperty().get();
        var speed = model.run().paceProperty().get();
        return switch (standing) {
            case NO_DATA -> "";
            case READING -> said(text("status.reading", steps.done(), steps.total()), timeLeft(steps));
            case UNREAD -> text("status.unread");
            case READY -> ready();
            case BEGINNING -> text("status.beginning");
            case RUNNING -> said(text("status.running", steps.done(), steps.total()),
                    speed == null ? "" : text("status.pace", texts.number(speed.imagesPerSecond(),
                            speed.imagesPerSecond() < 10 ? 1 : 0)), timeLeft(steps));
            case SUMMING_UP -> text("status.summing");
            case STOPPING -> text("status.stopping");
            case STOPPED -> text("status.stopped", steps.done(), steps.total());
            case DONE -> text("status.done", steps.total());
        };
    }

    private String timeLeft(Steps steps) {
        return pace.words(steps.done() == 0 ? -1 : steps.fraction(), System.nanoTime(), texts);
    }

    private static String said(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining("  ·  "));
    }

    /** What takes many times as long is said beforehand. */
    private String ready() {
        int pictures = model.setup().pictures();
        var count = text("status.ready", model.setup().count());
        return pictures == 0 ? count : count + "  ·  " + text("status.pictures", pictures);
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    private String text(String key, Object... arguments) {
        return texts.of(Message.of(EvaluateView.class, key, arguments));
    }
}
