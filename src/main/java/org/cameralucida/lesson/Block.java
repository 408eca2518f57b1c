package org.cameralucida.lesson;

import java.util.List;

/** A part of a lesson's text. */
public sealed interface Block {

    /** A run of words. */
    record Span(String text, boolean strong, boolean emphasised) {
    }

    /** Words that belong together. */
    record Paragraph(List<Span> spans) implements Block {

        public Paragraph {
            spans = List.copyOf(spans);
        }
    }

    /** Points, one below the other; numbered or not. */
    record Points(List<Paragraph> points, boolean numbered) implements Block {

        public Points {
            points = List.copyOf(points);
        }
    }
}
