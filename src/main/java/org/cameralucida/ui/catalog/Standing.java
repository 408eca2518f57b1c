package org.cameralucida.ui.catalog;

import org.cameralucida.catalog.download.Offer;

/**
 * How a network stands.
 *
 * @param state what can be done with it
 * @param bytes how much of it has arrived, or has been verified
 * @param failure why it has {@linkplain State#FAILED failed}; else null
 */
public record Standing(State state, long bytes, Throwable failure) {

    /** What can be done with a network. */
    public enum State {
        /** It is part of the program. */
        BUNDLED,
        /** It is on the disk. */
        HERE,
        /** It can be downloaded. */
        PUBLISHED,
        /** Some of it has arrived, and the rest can be downloaded. */
        PAUSED,
        /** It is on its way. */
        DOWNLOADING,
        /** All of it has arrived, and it is looked whether it is right. */
        VERIFYING,
        /** It did not arrive. */
        FAILED,
        /** A script makes it. */
        RECIPE;

        /** Whether something is going on. */
        public boolean isGoingOn() {
            return this == DOWNLOADING || this == VERIFYING;
        }
    }

    /** Of a network at rest. */
    static Standing atRest(Offer offer, boolean isHere, long arrived) {
        return new Standing(offer.kind() == Offer.Kind.BUNDLED ? State.BUNDLED : isHere ? State.HERE
                : offer.kind() == Offer.Kind.RECIPE ? State.RECIPE : arrived > 0 ? State.PAUSED : State.PUBLISHED, arrived,
                null);
    }

    /** Why nothing came. */
    Standing failed(Throwable cause) {
        return new Standing(State.FAILED, bytes, cause);
    }
}
