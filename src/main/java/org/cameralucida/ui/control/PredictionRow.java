package org.cameralucida.ui.control;

/**
 * One class in {@link PredictionBars}.
 *
 * @param index the class' index in the network's output
 * @param label its name
 * @param probability 0 to 1; NaN where the score is none
 * @param logit the score before the softmax; NaN where it is not known
 * @param rank 1 for the most probable; 0: by its position among the rows
 * @param note what is to be said of its name; empty for nothing
 */
public record PredictionRow(int index, String label, double probability, double logit, int rank, String note) {

    /** A row whose rank is its position. */
    public PredictionRow(int index, String label, double probability, double logit) {
        this(index, label, probability, logit, 0, "");
    }
}
