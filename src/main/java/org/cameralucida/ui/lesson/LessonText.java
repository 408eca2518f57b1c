package org.cameralucida.ui.lesson;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.cameralucida.lesson.Block;
import org.cameralucida.lesson.Filled;

/** A lesson's text as nodes, its values filled in. */
final class LessonText {

    private LessonText() {
    }

    static List<Node> of(List<Block> blocks, Map<String, String> values) {
        return blocks.stream().map(block -> block instanceof Block.Points points ? points(points, values)
                : paragraph((Block.Paragraph) block, values)).toList();
    }

    private static Node points(Block.Points points, Map<String, String> values) {
        var box = new VBox();
        box.getStyleClass().add("points");
        for (int i = 0; i < points.points().size(); i++) {
            var mark = new Label(points.numbered() ? i + 1 + "." : "•");
            mark.setMinWidth(Region.USE_PREF_SIZE);
            var text = paragraph(points.points().get(i), values);
            HBox.setHgrow(text, Priority.ALWAYS);
            var point = new HBox(mark, text);
            point.getStyleClass().add("point");
            box.getChildren().add(point);
        }
        return box;
    }

    /** A paragraph; a reader of the screen says it in one breath. */
    static TextFlow paragraph(Block.Paragraph paragraph, Map<String, String> values) {
        var flow = new TextFlow();
        flow.getStyleClass().add("paragraph");
        flow.setAccessibleRole(AccessibleRole.TEXT);
        flow.setAccessibleText(plain(paragraph, values));
        for (var span : paragraph.spans()) {
            var text = new Text(Filled.of(span.text(), values));
            text.getStyleClass().add(span.strong() ? "strong" : span.emphasised() ? "emphasised" : "plain");
            flow.getChildren().add(text);
        }
        return flow;
    }

    /** The words alone. */
    static String plain(Block.Paragraph paragraph, Map<String, String> values) {
        return paragraph.spans().stream().map(span -> Filled.of(span.text(), values)).collect(Collectors.joining());
    }
}
