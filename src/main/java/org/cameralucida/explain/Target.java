package org.cameralucida.explain;

/** Which class is explained. */
public sealed interface Target {

    /** The index of the class, for what was observed. */
    int index(Observation observation);

    /** The class of an index, from 0. */
    record Index(int index) implements Target {

        @Override
        public int index(Observation observation) {
            if (index < 0 || index >= observation.logits().length) {
                throw new IllegalArgumentException("class " + index + " of " + observation.logits().length);
            }
            return index;
        }
    }

    /**
     * The class of a rank among the scores.
     *
     * @param rank from 1, the highest score; a rank below the last is the last
     */
    record Top(int rank) implements Target {

        @Override
        public int index(Observation observation) {
            int[] best = observation.top(rank);
            return best[best.length - 1];
        }
    }
}
