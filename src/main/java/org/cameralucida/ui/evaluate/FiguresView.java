package org.cameralucida.ui.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableDoubleValue;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cameralucida.evaluate.Calibration;
import org.cameralucida.evaluate.Finding;
import org.cameralucida.evaluate.MaxBoxAcc;
import org.cameralucida.evaluate.Results;
import org.cameralucida.evaluate.ThresholdCurve;
import org.cameralucida.ui.control.SideHandle;
import org.cameralucida.ui.evaluate.PlotData.Axis;
import org.cameralucida.ui.evaluate.PlotData.Bar;
import org.cameralucida.ui.evaluate.PlotData.Line;
import org.cameralucida.ui.evaluate.PlotData.Mark;
import org.cameralucida.ui.kit.Texts;

/** Beside the images: how the networks differ, how well boxes lie, what is confused, each class. */
final class FiguresView {

    /** Narrower than this, in sizes of the type, the images would be left less room than the figures have. */
    private static final double ROOMY = 74;
    /** As many colours and dashes as there are. */
    private static final int SERIES = 5;
    private static final int FINDINGS = 4;
    /** The type of the difference, in sizes of the usual one: as in the style sheet. */
    private static final double LARGE = 2.4;

    private final ResultsViewModel results;
    private final FiguresViewModel model;
    private final Texts texts;
    private final Label differenceOf = new Label();
    private final Label difference = new Label();
    private final Label interval = new Label();
    private final Plot above;
    private final Plot curve;
    private final Plot histogram;
    private final Plot reliability;
    private final Label calibrated = note();
    private final ConfusionView confusion;
    private final ClassTable classes;
    private final VBox differs;
    private final VBox findings = new VBox();
    private final VBox suspicious;
    private final VBox boxes;
    private final VBox labels;
    private final VBox perClass;
    private final BooleanProperty open = new SimpleBooleanProperty(true);
    /** Kept, because bindings hold it weakly. */
    private final BooleanBinding roomy;
    private final HBox root;

    /**
     * @param sanity whether maps depend on what was learned
     * @param width of the page: a narrow one begins without the figures
     */
    FiguresView(FiguresViewModel model, Node sanity, ObservableDoubleValue width) {
        this.model = model;
        this.results = model.results();
        this.texts = model.texts();
        above = plot("above");
        curve = plot("curve");
        histogram = plot("histogram");
        histogram.setOnBar(bin -> filter(new Filter.IouBin(bin)));
        reliability = plot("reliability");
        confusion = new ConfusionView(texts, this::filter);
        classes = new ClassTable(texts, this::filter);
        differs = differs();
        findings.getStyleClass().add("findings");
        suspicious = section("figures.suspicious", findings);
        boxes = new VBox(section("figures.above", above), section("figures.histogram", histogram),
                section("figures.curve", curve));
        labels = new VBox(section("figures.confusion", confusion.root()),
                section("figures.reliability", reliability, calibrated));
        perClass = section("figures.classes", classes.root());
        for (var group : List.of(boxes, labels)) {
            group.getStyleClass().add("figure-group");
        }
        var all = new VBox(differs, suspicious, boxes, labels, sanity, perClass);
        all.getStyleClass().addAll("inspector", "figures");
        root = folding(all);
        roomy = Bindings.createBooleanBinding(() -> width.get() == 0
                || width.get() >= ROOMY * difference.getFont().getSize() / LARGE, width, difference.fontProperty());
        roomy.subscribe(open::set);
        model.figuresProperty().subscribe(this::show);
        model.findingsProperty().subscribe(this::suspect);
        results.summaryProperty().subscribe(now -> showDifference());
        results.filterProperty().subscribe(this::mark);
    }

    /** The figures beside the handle that folds them. */
    private HBox folding(VBox all) {
        var scroll = new ScrollPane(all);
        scroll.setId("figures");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("figures-pane");
        var handle = new SideHandle(Side.RIGHT, open, texts.of(FiguresView.class, "figures"), texts);
        handle.setId("figures-handle");
        scroll.visibleProperty().bind(open);
        scroll.managedProperty().bind(open);
        return new HBox(handle, scroll);
    }

    private VBox differs() {
        difference.getStyleClass().add("paired-difference");
        interval.getStyleClass().add("note");
        interval.setWrapText(true);
        differenceOf.getStyleClass().add("section-title");
        differenceOf.setWrapText(true);
        differenceOf.setMinHeight(Region.USE_PREF_SIZE);
        var box = new VBox(differenceOf, difference, interval);
        box.getStyleClass().add("section");
        return box;
    }

    /** The view. */
    Parent root() {
        return root;
    }

    private String say(String key, Object... arguments) {
        return texts.of(FiguresView.class, key, arguments);
    }

    private static Label note() {
        var note = new Label();
        note.getStyleClass().add("note");
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        return note;
    }

    private Plot plot(String id) {
        var plot = new Plot(texts);
        plot.setId(id);
        plot.writeValues(share -> texts.percent(share / 100, 0));
        plot.setAccessibleText(say("figures." + id));
        return plot;
    }

    private VBox section(String key, Node... content) {
        var title = new Label(say(key));
        title.getStyleClass().add("section-title");
        var section = new VBox(title);
        section.getChildren().addAll(content);
        section.getStyleClass().add("section");
        return section;
    }

    private void filter(Filter now) {
        results.filterProperty().set(now);
    }

    private void mark(Filter now) {
        histogram.choose(now instanceof Filter.IouBin bin ? bin.bin() : -1, false);
        confusion.mark(now);
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    /** What the images cannot tell, as places without true boxes, is not there. */
    private void show(Figures now) {
        show(root, now != null);
        showDifference();
        if (now == null) {
            return;
        }
        show(boxes, now.hasBoxes());
        show(labels, now.hasLabels());
        if (now.hasBoxes()) {
            above.show(above(now));
            histogram.show(histogram(now));
            curve.show(curve(now.curve()));
        }
        if (now.hasLabels()) {
            confusion.show(now);
            reliability.show(reliability(now.calibration()));
            calibrated.setText(say("figures.ece", texts.percent(now.calibration().expectedError(), 1)));
        }
        classes.show(now);
        mark(results.filterProperty().get());
    }

    private void suspect(List<Finding> now) {
        show(suspicious, !now.isEmpty());
        findings.getChildren().setAll(now.stream().limit(FINDINGS).map(this::link).toList());
        if (now.size() > FINDINGS) {
            var more = new Hyperlink(say("suspicious.more", now.size() - FINDINGS));
            more.setOnAction(event -> findings.getChildren().setAll(now.stream().map(this::link).toList()));
            findings.getChildren().add(more);
        }
    }

    /** A finding, which shows its images when it is clicked. */
    private Hyperlink link(Finding one) {
        var names = results.results().networks();
        var sentence = texts.of(one.sentence());
        var link = new Hyperlink(names.size() < 2 ? sentence
                : say("suspicious.of", names.get(one.network()), sentence));
        link.getStyleClass().add("finding");
        link.setWrapText(true);
        link.setMinHeight(Region.USE_PREF_SIZE);
        link.setOnAction(event -> {
            link.setVisited(false);
            model.show(one);
        });
        return link;
    }

    private void showDifference() {
        var now = model.figuresProperty().get();
        var found = now == null ? Optional.<Figures.Difference>empty()
                : now.difference(results.summaryProperty().get());
        show(differs, found.isPresent());
        found.ifPresent(each -> {
            var ends = each.figure().interval();
            differenceOf.setText(say("difference.of", each.better(), each.than(),
                    texts.of(each.figure().measure().title())));
            difference.setText(signed(ends.value()));
            interval.setText(Double.isNaN(ends.low()) ? say("difference.points")
                    : say("difference.interval", signed(ends.low()), signed(ends.high())));
        });
    }

    private String signed(double share) {
        return (share > 0 ? "+" : "") + texts.number(100 * share, 1);
    }

    /** Networks that are many repeat their styles: the legend has their names in the same order. */
    private static String series(int place) {
        return "series-" + place % SERIES;
    }

    private static double[] percent(double[] shares) {
        return Arrays.stream(shares).map(share -> 100 * share).toArray();
    }

    private PlotData above(Figures now) {
        var lines = new ArrayList<Line>();
        double[] x = IntStream.rangeClosed(0, Results.IOU_BINS).mapToDouble(i -> i / (double) Results.IOU_BINS).toArray();
        for (int i = 0; i < now.ious().size(); i++) {
            if (Figures.boxed(now.ious().get(i)) > 0) {
                lines.add(new Line(now.results().networks().get(i), series(i), x,
                        percent(Figures.sharesAbove(now.ious().get(i)))));
            }
        }
        lines.add(new Line(say("figures.middle"), "series-baseline", x, percent(Figures.sharesAbove(now.middle()))));
        return PlotData.ofLines(new Axis(say("axis.iou"), 1, 6), new Axis(say("axis.boxes"), 100, 5), lines, List.of());
    }

    private PlotData histogram(Figures now) {
        int[] counts = now.ious().get(now.network());
        var bars = new ArrayList<Bar>();
        double width = 1.0 / counts.length;
        for (int i = 0; i < counts.length; i++) {
            bars.add(new Bar(i * width, (i + 1) * width, counts[i], say("histogram.bar", texts.number(i * width, 2),
                    texts.number((i + 1) * width, 2), counts[i])));
        }
        return PlotData.ofBars(new Axis(say("axis.iou"), 1, 6),
                new Axis(say("axis.images"), Math.max(1, IntStream.of(counts).max().orElse(1)), 4), bars);
    }

    private PlotData curve(ThresholdCurve now) {
        var lines = new ArrayList<Line>();
        var marks = new ArrayList<Mark>();
        for (int i = 0; i < now.any().size(); i++) {
            var one = now.any().get(i);
            double[] shares = percent(one.curve());
            double[] x = IntStream.range(0, shares.length).mapToDouble(ThresholdCurve::threshold).toArray();
            lines.add(new Line(say("curve.iou", texts.number(MaxBoxAcc.IOUS.get(i), 1), texts.percent(one.best(), 1),
                    texts.number(one.bestThreshold(), 2)), series(i), x, shares));
            marks.add(new Mark(one.bestThreshold(), 100 * one.best(), series(i)));
        }
        return PlotData.ofLines(new Axis(say("axis.threshold"), 1, 6), new Axis(say("axis.boxes"), 100, 5), lines, marks);
    }

    /** A bin without images has no bar. */
    private PlotData reliability(Calibration now) {
        var bars = new ArrayList<Bar>();
        double width = 1.0 / now.bins().size();
        for (int i = 0; i < now.bins().size(); i++) {
            var bin = now.bins().get(i);
            bars.add(new Bar(i * width, (i + 1) * width, bin.images() == 0 ? Double.NaN : 100 * bin.accuracy(),
                    bin.images() == 0 ? say("reliability.none") : say("reliability.bar",
                            texts.percent(bin.confidence(), 0), texts.percent(bin.accuracy(), 0), bin.images())));
        }
        return new PlotData(new Axis(say("axis.confidence"), 1, 6), new Axis(say("axis.right"), 100, 5), List.of(),
                bars, List.of(), true);
    }

    /** Whether the figures are there; a narrow page begins without them. */
    BooleanProperty openProperty() {
        return open;
    }
}
