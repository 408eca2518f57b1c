package org.cameralucida.ui.evaluate;

/** Which images of an evaluation are looked at, as seen by the network and method that are selected. */
sealed interface Filter {

    /** By what went well or wrong. */
    enum Kind implements Filter {
        ALL,
        WRONG_CLASS,
        RIGHT_CLASS_WRONG_PLACE,
        WRONG_CLASS_RIGHT_PLACE,
        /** The first class has little more than the second. */
        UNSURE
    }

    /**
     * Those of a class.
     *
     * @param classIndex of the network
     */
    record OfClass(int classIndex) implements Filter {
    }

    /**
     * A cell of the confusion matrix.
     *
     * @param truth the images' class, an index of the network
     * @param said the class of the highest score, likewise
     */
    record Confused(int truth, int said) implements Filter {
    }
}
