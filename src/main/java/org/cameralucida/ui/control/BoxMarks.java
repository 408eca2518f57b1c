package org.cameralucida.ui.control;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.cameralucida.render.Mark.Kind;

/** Boxes with their names on a tab; their lines are as wide at every zoom. */
final class BoxMarks extends Group {

    /** How much further out the dark halo reaches that keeps a line legible on any colour. */
    private static final double HALO = 1;
    /** Never exported, and so no colour of {@link Kind}; told from red and green by those who confuse these, too. */
    private static final int GUESS = 0x58A6FF;
    private static final PseudoClass GUESSED = PseudoClass.getPseudoClass("guess");
    private static final PseudoClass TRUTH = PseudoClass.getPseudoClass("truth");

    BoxMarks() {
        setMouseTransparent(true);
        setManaged(false);
    }

    /** Makes nodes for the boxes. */
    void show(List<? extends BoxMark> marks) {
        getChildren().setAll(marks.stream().map(Mark::new).toList());
    }

    /** Puts them where they belong. */
    void place(Placement place) {
        getChildren().forEach(mark -> ((Mark) mark).place(place));
    }

    private static final class Mark extends Group {

        private final BoxMark mark;
        private final Rectangle halo = new Rectangle();
        private final Rectangle outline = new Rectangle();
        private final Label tab = new Label();

        Mark(BoxMark mark) {
            this.mark = mark;
            halo.getStyleClass().add("box-halo");
            outline.getStyleClass().add("box-outline");
            tab.getStyleClass().add("box-tab");
            tab.setText(mark.label());
            tab.setVisible(mark.label() != null && !mark.label().isEmpty());
            boolean truth = mark.kind() == BoxMark.Kind.TRUTH;
            // As in exports, so not left to the style sheet.
            int rgb = mark.kind() == BoxMark.Kind.GUESS ? GUESS : (truth ? Kind.TRUTH : Kind.PREDICTED).rgb();
            outline.setStroke(Color.rgb(rgb >> 16, rgb >> 8 & 0xFF, rgb & 0xFF));
            tab.pseudoClassStateChanged(TRUTH, truth);
            tab.pseudoClassStateChanged(GUESSED, mark.kind() == BoxMark.Kind.GUESS);
            getChildren().addAll(halo, outline, tab);
            // Until it has a place.
            setVisible(false);
        }

        void place(Placement place) {
            var box = mark.box();
            double left = snap(place.layoutX(box.x()), place);
            double top = snap(place.layoutY(box.y()), place);
            double right = snap(place.layoutX(box.right()), place);
            double bottom = snap(place.layoutY(box.bottom()), place);
            set(outline, left, top, Math.max(1, right - left), Math.max(1, bottom - top));
            set(halo, left - HALO, top - HALO, outline.getWidth() + 2 * HALO, outline.getHeight() + 2 * HALO);
            boolean inSight = right > 0 && bottom > 0 && left < place.width() / place.outputScale()
                    && top < place.height() / place.outputScale();
            setVisible(inSight);
            if (inSight && tab.isVisible()) {
                placeTab(place, outline.getBoundsInLocal());
            }
        }

        /**
         * A prediction's tab sits on the upper left corner, the truth's in the lower right, so that both are legible;
         * they stay in sight as long as some of the box is.
         */
        private void placeTab(Placement place, Bounds box) {
            tab.applyCss();
            tab.autosize();
            double width = tab.getWidth();
            double height = tab.getHeight();
            boolean truth = mark.kind() == BoxMark.Kind.TRUTH;
            double x = truth ? box.getMaxX() - width : box.getMinX();
            double y = truth ? box.getMaxY() - height : box.getMinY() - height;
            double paneWidth = place.width() / place.outputScale();
            double paneHeight = place.height() / place.outputScale();
            tab.relocate(snap(Math.max(0, Math.min(x, paneWidth - width)), place),
                    snap(Math.max(0, Math.min(y, paneHeight - height)), place));
        }

        private static void set(Rectangle rectangle, double x, double y, double width, double height) {
            rectangle.setX(x);
            rectangle.setY(y);
            rectangle.setWidth(width);
            rectangle.setHeight(height);
        }

        private static double snap(double layout, Placement place) {
            return Math.round(layout * place.outputScale()) / place.outputScale();
        }
    }
}
