package org.cameralucida.ui.workbench;

/** What one works at: only what is shown computes. */
public enum Feature {
    /** One photo and one map. */
    EXPLORE,
    /** Maps side by side. */
    COMPARE,
    /** Whole data sets. */
    EVALUATE,
    /** The channels of a network: how they add up to a class, and what each answers to. */
    CHANNELS
}
