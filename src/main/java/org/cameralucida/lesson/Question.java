package org.cameralucida.lesson;

import java.util.List;

/**
 * What a class predicts before it sees it.
 *
 * @param asked the question
 * @param answers to choose among; none where a box is to be drawn
 * @param drawn whether a box is to be drawn on the photo: where the network looks
 */
public record Question(Block.Paragraph asked, List<Answer> answers, boolean drawn) {

    public Question {
        answers = List.copyOf(answers);
    }

    /** One of the answers. */
    public record Answer(Block.Paragraph text, boolean right) {
    }
}
