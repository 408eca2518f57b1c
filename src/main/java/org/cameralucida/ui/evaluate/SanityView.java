package org.cameralucida.ui.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cameralucida.compare.PaneWords;
import org.cameralucida.evaluate.Sanity;
import org.cameralucida.explain.Method;
import org.cameralucida.ui.evaluate.PlotData.Axis;
import org.cameralucida.ui.evaluate.PlotData.Line;
import org.cameralucida.ui.kit.Texts;

/** Whether maps depend on what the network learned: how alike they stay while it forgets, or the way to find that out. */
final class SanityView {

    private static final int SERIES = 5;

    private final SanityViewModel model;
    private final ResultsViewModel results;
    private final Texts texts;
    private final Label what = note();
    private final Label cost = note();
    private final Button check = new Button();
    private final Button stop = new Button();
    private final ProgressBar progress = new ProgressBar();
    private final HBox going = new HBox(progress, stop);
    private final Plot plot;
    private final GridPane table = new GridPane();
    private final VBox root = new VBox();

    SanityView(SanityViewModel model, Texts texts) {
        this.model = model;
        this.results = model.results();
        this.texts = texts;
        plot = new Plot(texts);
        plot.setId("sanity-plot");
        plot.writeValues(value -> texts.number(value, 2));
        plot.setAccessibleText(say("sanity"));
        table.getStyleClass().add("sanity-table");
        table.setId("sanity-table");
        check.setId("check-sanity");
        check.setText(say("sanity.check"));
        check.disableProperty().bind(model.possibleProperty().not());
        check.setOnAction(event -> model.check());
        stop.setId("stop-sanity");
        stop.setText(say("stop"));
        stop.setOnAction(event -> model.stop());
        progress.progressProperty().bind(model.fractionProperty());
        progress.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(progress, Priority.ALWAYS);
        going.getStyleClass().add("sanity-going");
        var title = new Label(say("sanity"));
        title.getStyleClass().add("section-title");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        root.getStyleClass().add("section");
        root.getChildren().addAll(title, plot, table, what, check, cost, going);
        results.changesProperty().addListener(observable -> show());
        results.networkProperty().addListener(observable -> show());
        model.busyProperty().addListener(observable -> show());
        show();
    }

    /** The view. */
    Parent root() {
        return root;
    }

    private static Label note() {
        var note = new Label();
        note.getStyleClass().add("note");
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        return note;
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private void show() {
        var now = results.results();
        int network = results.networkProperty().get();
        var made = now == null ? null : now.sanity().map(each -> each.networks().get(network)).orElse(null);
        boolean hasMaps = made != null && made.refusal().isEmpty();
        boolean busy = model.busyProperty().get();
        show(plot, hasMaps);
        show(table, hasMaps);
        show(check, made == null && !busy);
        show(cost, made == null && !busy);
        show(going, busy);
        what.setText(made == null ? say("sanity.what") : hasMaps ? say("sanity.read", now.sanity().orElseThrow().images())
                : made.refusal());
        cost.setText(say("sanity.cost", model.maps()));
        if (hasMaps) {
            plot.show(plot(made));
            fill(made);
        }
    }

    private PlotData plot(Sanity.OfNetwork of) {
        var lines = new ArrayList<Line>();
        for (int m = 0; m < of.methods().size(); m++) {
            var depths = of.methods().get(m).depths();
            // Unlike and opposite are the same here: the map changes.
            lines.add(new Line(method(of.methods().get(m)), "series-" + m % SERIES, IntStream.rangeClosed(0, depths.size())
                    .mapToDouble(d -> d == 0 ? 0 : depths.get(d - 1).layers() / (double) of.layers()).toArray(),
                    IntStream.rangeClosed(0, depths.size()).mapToDouble(d -> d == 0 ? 1
                            : Math.max(0, depths.get(d - 1).ssim())).toArray()));
        }
        return PlotData.ofLines(new Axis(say("sanity.forgotten"), 1, 6), new Axis("SSIM", 1, 5), lines, List.of());
    }

    private void fill(Sanity.OfNetwork of) {
        table.getChildren().clear();
        var headings = List.of("", say("sanity.first"), say("sanity.all", of.layers()), say("sanity.ranks"));
        for (int column = 0; column < headings.size(); column++) {
            add(headings.get(column), column, 0, "note");
        }
        for (int m = 0; m < of.methods().size(); m++) {
            var depths = of.methods().get(m).depths();
            var last = depths.get(depths.size() - 1);
            add(method(of.methods().get(m)), 0, m + 1, "name");
            add(number(depths.get(0).ssim()), 1, m + 1, "value");
            add(number(last.ssim()), 2, m + 1, "value");
            add(number(last.spearman()), 3, m + 1, "value");
        }
    }

    private void add(String text, int column, int row, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        GridPane.setHgrow(label, Priority.ALWAYS);
        GridPane.setHalignment(label, column == 0 ? HPos.LEFT : HPos.RIGHT);
        table.add(label, column, row);
    }

    private String number(double value) {
        return Double.isNaN(value) ? "–" : texts.number(value, 2);
    }

    private String method(Sanity.OfMethod of) {
        return new PaneWords(texts.locale()).method(Method.named(of.method()));
    }

    private String say(String key, Object... arguments) {
        return texts.of(SanityView.class, key, arguments);
    }
}
