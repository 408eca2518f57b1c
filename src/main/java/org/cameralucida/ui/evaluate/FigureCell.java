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

    private static final PseudoClass SURE = PseudoClass.getPseudoClass("sure");

    private final Measure measure;
    private final Texts texts;
    private final Region bar = new Region();
    private final Label label = new Label();
    private final StackPane pane;
    private final Tooltip tip = new Tooltip();
    private double share;

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
        label.setText(written(cell, isDifference));
        pseudoClassStateChanged(SURE, isDifference && cell.isSure());
        tip.setText(cell.interval() == null ? texts.of(measure.title())
                : texts.of(FigureCell.class, "cell.tip", texts.of(measure.title()), percent(cell.interval().low()),
                        percent(cell.interval().high())));
        setTooltip(tip);
        setGraphic(pane);
        setAccessibleText(texts.of(measure.title()) + ": " + label.getText());
        pane.requestLayout();
    }

    private String written(ResultLine.Cell cell, boolean isDifference) {
        var value = (isDifference && cell.value() > 0 ? "+" : "") + percent(cell.value());
        return Double.isNaN(cell.half()) ? value : texts.of(FigureCell.class, "cell", value, percent(cell.half()));
    }

    private String percent(double value) {
        return texts.number(100 * value, 1);
    }
}
