package org.cameralucida.explain;

/** Settings that several methods have, and the words for their values. */
final class Options {

    /** Where what is random comes from. */
    static final Setting SEED = new Setting.Whole("seed", 0, 0, Long.MAX_VALUE);

    private Options() {
    }
}
