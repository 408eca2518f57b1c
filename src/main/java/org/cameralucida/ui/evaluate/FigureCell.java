package org.cameralucida.ui.evaluate;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.cameralucida.evaluate.Measure;
import org.cameralucida.ui.evaluate.ResultLine.Kind;
import org.cameralucida.ui.kit.Texts;

/** A figure in per cent with half of its interval, over a bar as long as it is large. */
final class FigureCell extends TableCell<ResultLine, ResultLine.Cell> {

    /** The width of a figure, in sizes of the type; and what is beside the words. */
    private static final double FIGURE = 0.62;
    private static final double EDGES = 1;
    private static final PseudoClass SURE = PseudoClass.getPseudoClass("sure");

    private final Measure measure;
    private final Texts texts;
    private final Region bar = new Region();
    private final Label label = new Label();
    private final StackPane pane;
    private final Tooltip tip = new Tooltip();
    private double share;
    private String whole = "";
    private String value = "";

    FigureCell(Measure measure, Texts texts) {
        this.measure = measure;
        this.texts = texts;
        bar.getStyleClass().add("bar");
        label.getStyleClass().add("value");
        pane = new StackPane(bar, label) {
            @Override
            protected void layoutChildren() {
                super.layoutChildren();
                bar.resizeRelocate(0, Math.round(getHeight() * 0.2), Math.round(getWidth() * share),
                        Math.round(getHeight() * 0.6));
            }
        };
        StackPane.setAlignment(label, Pos.CENTER_RIGHT);
        tip.getStyleClass().add("definition");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        widthProperty().addListener(observable -> write());
    }

    /** Where there is no room for the interval, the tooltip has it. */
    private void write() {
        double type = label.getFont().getSize();
        label.setText((whole.length() * FIGURE + EDGES) * type > getWidth() ? value : whole);
    }

    @Override
    protected void updateItem(ResultLine.Cell cell, boolean isEmpty) {
        super.updateItem(cell, isEmpty);
        var line = getTableRow() == null ? null : getTableRow().getItem();
        if (isEmpty || cell == null || line == null) {
            setGraphic(null);
            setText(null);
            setTooltip(null);
            return;
        }
        boolean isDifference = line.kind() == Kind.DIFFERENCE;
        share = isDifference ? 0 : Math.max(0, Math.min(1, cell.value()));
        value = (isDifference && cell.value() > 0 ? "+" : "") + percent(cell.value());
        whole = Double.isNaN(cell.half()) ? value : texts.of(FigureCell.class, "cell", value, percent(cell.half()));
        write();
        pseudoClassStateChanged(SURE, isDifference && cell.isSure());
        tip.setText(cell.interval() == null ? texts.of(measure.title())
                : texts.of(FigureCell.class, "cell.tip", texts.of(measure.title()), percent(cell.interval().low()),
                        percent(cell.interval().high())));
        setTooltip(tip);
        setGraphic(pane);
        setAccessibleText(texts.of(measure.title()) + ": " + whole);
        pane.requestLayout();
    }

    private String percent(double value) {
        return texts.number(100 * value, 1);
    }
}
