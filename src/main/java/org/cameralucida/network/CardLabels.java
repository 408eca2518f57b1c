package org.cameralucida.network;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where a card says that the names of classes are. */
public sealed interface CardLabels {

    /** The 1000 classes of ImageNet, with a class 0 "background" before them or without. */
    record Imagenet(boolean withBackground) implements CardLabels {
    }

    /** A text file, named relative to the card. */
    record File(String name) implements CardLabels {
    }

    /** The same classes in several languages, by their codes of two letters (ISO 639-1); English, or else the first, is what counts. */
    record Languages(Map<String, CardLabels> byLanguage) implements CardLabels {

        public Languages {
            byLanguage = Collections.unmodifiableMap(new LinkedHashMap<>(byLanguage));
        }
    }

    /** The names themselves, by index. */
    record Names(List<String> lines) implements CardLabels {

        public Names {
            lines = List.copyOf(lines);
        }
    }
}
