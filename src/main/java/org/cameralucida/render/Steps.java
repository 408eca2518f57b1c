package org.cameralucida.render;

/** How colours go with values between the ends of a scale. */
public enum Steps {
    /** Twice the value is twice the way. */
    EVEN,
    /**
     * With the root of the value (of its magnitude, for negative ones): four times the value is twice the way. What is
     * little can then be seen beside what is much.
     */
    ROOT;

    /** What is spaced evenly along the colours. */
    double along(double value) {
        return this == EVEN ? value : Math.copySign(Math.sqrt(Math.abs(value)), value);
    }
}
