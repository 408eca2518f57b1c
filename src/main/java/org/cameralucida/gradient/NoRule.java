package org.cameralucida.gradient;

/** A rule met a use of its operator that it does not cover; becomes an {@link Obstacle} of the outcome. */
final class NoRule extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoRule(String reason) {
        super(reason, null, false, false);
    }
}
