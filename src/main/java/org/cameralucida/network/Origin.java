package org.cameralucida.network;

import java.util.Locale;

/**
 * Where something that is known of a network comes from.
 *
 * @param kind what kind of source it is
 * @param source the source's name in reports: a file's, or that of the kind
 */
public record Origin(Kind kind, String source) {

    /** Kinds of sources, the more trusted first. */
    public enum Kind {
        /** Set by the user, while the program runs. */
        USER,
        /** The network's card. */
        CARD,
        /** What the maker left in the file's metadata. */
        METADATA,
        /** What the maker left in files beside the network. */
        FILE,
        /** The graph itself. */
        GRAPH,
        /** Nothing says it: it is assumed. */
        DEFAULT
    }

    /** Set by the user, while the program runs. */
    public static final Origin USER = of(Kind.USER);
    /** Found by trying, and accepted by the user. */
    public static final Origin DOCTOR = new Origin(Kind.USER, "preprocessing doctor");
    /** What the maker left in the file's metadata. */
    public static final Origin METADATA = of(Kind.METADATA);
    /** The graph itself. */
    public static final Origin GRAPH = of(Kind.GRAPH);
    /** Nothing says it: it is assumed. */
    public static final Origin DEFAULT = of(Kind.DEFAULT);

    private static Origin of(Kind kind) {
        return new Origin(kind, kind.name().toLowerCase(Locale.ROOT));
    }

    /** A card. */
    static Origin of(Card card) {
        return new Origin(Kind.CARD, card.file());
    }

    /** A file beside the network. */
    static Origin ofFile(String path) {
        return new Origin(Kind.FILE, path);
    }

    @Override
    public String toString() {
        return source;
    }
}
