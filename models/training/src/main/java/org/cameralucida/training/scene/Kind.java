package org.cameralucida.training.scene;

import java.util.Arrays;
import java.util.function.Consumer;

/** What can be painted: each a class of the data set, with the places where it is met. */
public enum Kind {
    ORANGE("n07747607", "orange", 0.45, 40, Fruits::orange, Backdrop.TABLE, Backdrop.CLOTH, Backdrop.BOARD),
    LEMON("n07749582", "lemon", 0.45, 180, Fruits::lemon, Backdrop.TABLE, Backdrop.CLOTH, Backdrop.BOARD),
    BANANA("n07753592", "banana", 0.6, 180, Fruits::banana, Backdrop.TABLE, Backdrop.CLOTH, Backdrop.BOARD),
    BELL_PEPPER("n07720875", "bell pepper", 0.5, 14, Fruits::bellPepper, Backdrop.TABLE, Backdrop.BOARD,
            Backdrop.CLOTH),
    MUSHROOM("n07734744", "mushroom", 0.55, 10, Fruits::mushroom, Backdrop.MEADOW, Backdrop.FOREST),
    PIZZA("n07873807", "pizza", 0.7, 0, Fruits::pizza, Backdrop.BOARD, Backdrop.CLOTH),
    ICE_CREAM("n07614500", "ice cream", 0.6, 14, Fruits::iceCream, Backdrop.BOKEH, Backdrop.COAST, Backdrop.ROOM),
    ESPRESSO("n07920052", "espresso", 0.55, 0, Fruits::espresso, Backdrop.TABLE, Backdrop.ROOM),
    TEAPOT("n04398044", "teapot", 0.6, 0, Household::teapot, Backdrop.TABLE, Backdrop.ROOM),
    CANDLE("n02948072", "candle", 0.6, 0, Household::candle, Backdrop.TABLE, Backdrop.NIGHT),
    HOURGLASS("n03544143", "hourglass", 0.6, 0, Household::hourglass, Backdrop.TABLE, Backdrop.ROOM),
    SUNGLASSES("n04356056", "sunglasses", 0.6, 20, Household::sunglasses, Backdrop.CLOTH, Backdrop.BOARD,
            Backdrop.SAND),
    DUMBBELL("n03255030", "dumbbell", 0.65, 14, Household::dumbbell, Backdrop.BOARD, Backdrop.CLOTH, Backdrop.ROOM),
    LAMPSHADE("n03637318", "lampshade", 0.65, 0, Household::lampshade, Backdrop.ROOM, Backdrop.TABLE),
    BOW_TIE("n02883205", "bow tie", 0.5, 8, Household::bowTie, Backdrop.SHIRT, Backdrop.SHIRT, Backdrop.CLOTH),
    BASKETBALL("n02802426", "basketball", 0.5, 180, Household::basketball, Backdrop.BOARD, Backdrop.STREET,
            Backdrop.ROOM),
    KEYBOARD("n03085013", "computer keyboard", 0.8, 12, Household::keyboard, Backdrop.BOARD, Backdrop.CLOTH),
    TEDDY("n04399382", "teddy", 0.65, 12, Household::teddy, Backdrop.ROOM, Backdrop.TABLE, Backdrop.MEADOW),
    UMBRELLA("n04507155", "umbrella", 0.6, 22, Outdoors::umbrella, Backdrop.STREET, Backdrop.COAST, Backdrop.MEADOW),
    SCHOOL_BUS("n04146614", "school bus", 0.75, 0, Outdoors::schoolBus, Backdrop.STREET, Backdrop.MEADOW),
    LADYBUG("n02165456", "ladybug", 0.45, 180, Outdoors::ladybug, Backdrop.LEAVES, Backdrop.BOKEH),
    BEACON("n02814860", "beacon", 0.8, 0, Outdoors::beacon, Backdrop.COAST),
    OBELISK("n03837869", "obelisk", 0.85, 0, Outdoors::obelisk, Backdrop.STREET, Backdrop.MEADOW),
    GOLDFISH("n01443537", "goldfish", 0.55, 20, Outdoors::goldfish, Backdrop.WATER);

    private final String id;
    private final String words;
    private final double size;
    private final double turn;
    private final Consumer<Brush> painter;
    private final Backdrop[] backdrops;

    Kind(String id, String words, double size, double turn, Consumer<Brush> painter, Backdrop... backdrops) {
        this.id = id;
        this.words = words;
        this.size = size;
        this.turn = turn;
        this.painter = painter;
        this.backdrops = backdrops;
    }

    /** The WordNet id of its class. */
    public String id() {
        return id;
    }

    /** Its name. */
    public String words() {
        return words;
    }

    /** Its usual size as a share of the picture's height. */
    double size() {
        return size;
    }

    /** By how many degrees it may be turned either way. */
    double turn() {
        return turn;
    }

    /** Where it is met. */
    Backdrop[] backdrops() {
        return backdrops.clone();
    }

    /** Whether both are met in some place (that shows two of them side by side). */
    public boolean meets(Kind other) {
        return Arrays.stream(backdrops).anyMatch(place -> place != Backdrop.SHIRT
                && Arrays.asList(other.backdrops).contains(place));
    }

    void paint(Brush brush) {
        painter.accept(brush);
    }
}
