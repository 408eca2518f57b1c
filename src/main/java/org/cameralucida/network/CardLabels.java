package org.cameralucida.network;

import java.util.List;

/** Where a card says that the names of classes are. */
public sealed interface CardLabels {

    /** The 1000 classes of ImageNet, with a class 0 "background" before them or without. */
    record Imagenet(boolean withBackground) implements CardLabels {
    }

    /** A text file, named relative to the card. */
    record File(String name) implements CardLabels {
    }

    /** The names themselves, by index. */
    record Names(List<String> lines) implements CardLabels {

        public Names {
            lines = List.copyOf(lines);
        }
    }
}
