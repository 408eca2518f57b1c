package org.cameralucida.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/** Markdown's nodes as our own text: paragraphs and lists of words, strong or emphasised; all else is its words. */
final class Inlines {

    private final List<Block.Span> spans = new ArrayList<>();

    private Inlines() {
    }

    /** A paragraph or a list; empty for what has no words. */
    static Optional<Block> block(Node node) {
        if (node instanceof ListBlock list) {
            var points = new ArrayList<Block.Paragraph>();
            for (var item = list.getFirstChild(); item != null; item = item.getNext()) {
                points.add(paragraph(item));
            }
            return Optional.of(new Block.Points(points, !(node instanceof BulletList)));
        }
        return node instanceof Paragraph ? Optional.of(paragraph(node)) : Optional.empty();
    }

    /** Its words alone. */
    static String plain(Node node) {
        return paragraph(node).spans().stream().map(Block.Span::text).collect(Collectors.joining());
    }

    private static Block.Paragraph paragraph(Node node) {
        var inlines = new Inlines();
        inlines.read(node, false, false);
        return new Block.Paragraph(inlines.spans);
    }

    private void read(Node parent, boolean strong, boolean emphasised) {
        for (var node = parent.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Text text) {
                add(text.getLiteral(), strong, emphasised);
            } else if (node instanceof Code code) {
                add(code.getLiteral(), strong, emphasised);
            } else if (node instanceof SoftLineBreak) {
                add(" ", strong, emphasised);
            } else if (node instanceof HardLineBreak) {
                add("\n", strong, emphasised);
            } else {
                read(node, strong || node instanceof StrongEmphasis, emphasised || node instanceof Emphasis);
            }
        }
    }

    /** Words that look alike are one run, so that no name of a value is cut. */
    private void add(String words, boolean strong, boolean emphasised) {
        int last = spans.size() - 1;
        if (last >= 0 && spans.get(last).strong() == strong && spans.get(last).emphasised() == emphasised) {
            spans.set(last, new Block.Span(spans.get(last).text() + words, strong, emphasised));
        } else {
            spans.add(new Block.Span(words, strong, emphasised));
        }
    }
}
