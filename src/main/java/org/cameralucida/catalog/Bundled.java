package org.cameralucida.catalog;

import java.util.List;
import org.cameralucida.network.Network;

/** The networks that ship with the program, as resources. */
final class Bundled {

    private Bundled() {
    }

    /** Their names, the one of a fresh start first. */
    static List<String> names() {
        return List.of();
    }

    static Network read(String name) {
        throw new IllegalArgumentException(name);
    }
}
