package org.cameralucida.training.scene;

/** The places where things are met. */
public enum Backdrop {
    /** A table before a wall. */
    TABLE(0.62, Ground.STANDING),
    /** A floor or sideboard in a room, with a window or pictures behind. */
    ROOM(0.68, Ground.STANDING),
    /** The same by night: dark, with small lights. */
    NIGHT(0.64, Ground.STANDING),
    /** Wooden boards seen from above. */
    BOARD(0, Ground.LYING),
    /** A cloth seen from above. */
    CLOTH(0, Ground.LYING),
    /** Sand seen from above. */
    SAND(0, Ground.LYING),
    /** Green leaves, near. */
    LEAVES(0, Ground.LYING),
    /** Grass under a sky. */
    MEADOW(0.55, Ground.STANDING),
    /** A forest's floor. */
    FOREST(0.6, Ground.STANDING),
    /** A road with houses. */
    STREET(0.6, Ground.STANDING),
    /** Rocks before the sea. */
    COAST(0.62, Ground.STANDING),
    /** Under water. */
    WATER(0, Ground.FLOATING),
    /** Blurred lights and greens. */
    BOKEH(0, Ground.FLOATING),
    /** A shirt and a jacket. */
    SHIRT(0, Ground.LYING);

    /** How a thing meets its place. */
    enum Ground { STANDING, LYING, FLOATING }

    private final double horizon;
    private final Ground ground;

    Backdrop(double horizon, Ground ground) {
        this.horizon = horizon;
        this.ground = ground;
    }

    /** Where the ground begins, as a share of the height; 0 if it fills the picture. */
    double horizon() {
        return horizon;
    }

    Ground ground() {
        return ground;
    }
}
