package org.cameralucida.ui.evaluate;

import org.cameralucida.evaluate.Finding;

/** Which images of an evaluation are looked at, as seen by the network and method that are selected. */
sealed interface Filter {

    /** By what went well or wrong. */
    enum Kind implements Filter {
        ALL,
        WRONG_CLASS,
        RIGHT_CLASS_WRONG_PLACE,
        WRONG_CLASS_RIGHT_PLACE,
        /** The first class has less than all others together. */
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

    /**
     * A bar of the histogram of IoUs.
     *
     * @param bin see {@link org.cameralucida.evaluate.Results#iouHistogram}
     */
    record IouBin(int bin) implements Filter {
    }

    /** The images that show something suspicious. */
    record Suspicious(Finding finding) implements Filter {
    }
}
