package org.cameralucida.evaluate;

import java.util.Arrays;
import java.util.List;
import org.cameralucida.message.Message;

/**
 * A number that each image has, whose mean over the images is a figure of the evaluation. Sources: the ILSVRC
 * development kit (errors), Zhou et al. 2016 (boxes of class activation maps), Choe et al. 2020 (known classes).
 * An image counts where the number is known: errors of localisation need true boxes.
 */
public enum Measure {

    /** 1 where the class of the highest score is not the image's. */
    TOP1_ERROR("classification", "top1Error", (network, map) -> network.rank() == 0 ? 0 : 1),
    /** 1 where none of the first five classes is the image's. */
    TOP5_ERROR("classification", "top5Error", (network, map) -> network.rank() >= 0 ? 0 : 1),
    /** The probability of the class of the highest score. */
    CONFIDENCE("classification", "confidence", (network, map) -> network.probabilities().get(0)),
    /** The probability of the image's class. */
    PROBABILITY("classification", "labelProbability", (network, map) -> network.labelProbability()),
    /** 1 where the class of the highest score is not the image's, or its box meets no true box with an IoU of 0.5. */
    LOCALISATION_TOP1_ERROR("localisation", "top1Error", (network, map) -> network.rank() == 0 && map.hits(0.5) ? 0 : 1),
    /** As with five guesses: of those only the one of the image's class can be right, and the box is of that class. */
    LOCALISATION_TOP5_ERROR("localisation", "top5Error", (network, map) -> network.rank() >= 0 && map.hits(0.5) ? 0 : 1),
    /** 1 where the box of the image's class meets a true box, whatever the network takes it for. */
    GT_KNOWN("localisation", "gtKnown", (network, map) -> map.hits(0.5) ? 1 : 0),
    /** The same at another IoU. */
    GT_KNOWN_30("localisation", "gtKnownAt", "0.3", (network, map) -> map.hits(0.3) ? 1 : 0),
    /** The same. */
    GT_KNOWN_50("localisation", "gtKnownAt", "0.5", (network, map) -> map.hits(0.5) ? 1 : 0),
    /** The same at another IoU. */
    GT_KNOWN_70("localisation", "gtKnownAt", "0.7", (network, map) -> map.hits(0.7) ? 1 : 0),
    /** The IoU of the box with the true box that it meets best. */
    IOU("localisation", "meanIou", (network, map) -> map.number(MapResult.IOU)),
    /** 1 where none of the five guesses of {@link Localisation#twoBoxes} is right: those of the image's class may be. */
    TWO_BOX_TOP5_ERROR("localisation", "twoBoxTop5Error", (network, map) -> network.rank() >= 0 && network.rank() < 3
            && Math.max(map.number(MapResult.FIRST_IOU), network.rank() < 2 ? map.number(MapResult.SECOND_IOU) : 0)
            >= Localisation.IOU ? 0 : 1),
    /** As {@link #LOCALISATION_TOP1_ERROR}, with the first box of the released code. */
    RELEASED_TOP1_ERROR("localisation", "releasedCodeTop1Error",
            (network, map) -> network.rank() == 0 && map.number(MapResult.FIRST_IOU) >= Localisation.IOU ? 0 : 1),
    /** As {@link #LOCALISATION_TOP5_ERROR}, likewise. */
    RELEASED_TOP5_ERROR("localisation", "releasedCodeTop5Error",
            (network, map) -> network.rank() >= 0 && map.number(MapResult.FIRST_IOU) >= Localisation.IOU ? 0 : 1),
    /** 1 where the largest component's box is right at the threshold that is best for the whole set. */
    MAX_BOX_ACC("localisation", "maxBoxAcc", (network, map) -> Double.NaN),
    /** The mean over {@link MaxBoxAcc#IOUS} of the same with any component's box, each at its best threshold. */
    MAX_BOX_ACC_V2("localisation", "maxBoxAccV2", (network, map) -> Double.NaN),
    /** 1 where the highest point is in a true box. */
    POINTING("localisation", "pointingGame",
            (network, map) -> PointingGame.isHit(map.number(MapResult.POINTING_DISTANCE), 0) ? 1 : 0),
    /** 1 where it is less than 15 pixels from one. */
    POINTING_15("localisation", "pointingGame15", (network, map) -> PointingGame
            .isHit(map.number(MapResult.POINTING_DISTANCE), PointingGame.TOLERANCE) ? 1 : 0),
    /** The share of the map's energy in the true boxes. */
    ENERGY_IN_BOX("localisation", "energyInBox", (network, map) -> map.number(MapResult.ENERGY_IN_BOX)),
    /** How concentrated the map is; needs no true box. */
    SPARSENESS("map", "sparseness", (network, map) -> map.number(MapResult.SPARSENESS));

    /** The number of an image; NaN where it has none. */
    @FunctionalInterface
    interface Number {
        double of(NetworkResult network, MapResult map);
    }

    private final List<String> path;
    private final Number number;

    Measure(String table, String key, Number number) {
        this.path = List.of(table, key);
        this.number = number;
    }

    Measure(String table, String key, String part, Number number) {
        this.path = List.of(table, key, part);
        this.number = number;
    }

    /** Where {@code summary.json} has it: a key in a key. */
    List<String> path() {
        return path;
    }

    /** Its name: {@code "localisation.gtKnownAt.0.5"}. */
    public String key() {
        return String.join(".", path);
    }

    /** What it is called. */
    public Message title() {
        return Message.of(Measure.class, "measure." + key());
    }

    /** Whether it is of a network alone, and of no map. */
    boolean isOfNetwork() {
        return path.get(0).equals("classification");
    }

    /** The number of an image; NaN where it has none. */
    double of(NetworkResult network, MapResult map) {
        boolean isKnown = this == CONFIDENCE || this == SPARSENESS
                || network.label() >= 0 && (isOfNetwork() || map.numbers().containsKey(MapResult.IOU));
        return isKnown ? number.of(network, map) : Double.NaN;
    }

    static List<Measure> ofNetworks() {
        return Arrays.stream(values()).filter(Measure::isOfNetwork).toList();
    }

    static List<Measure> ofMaps() {
        return Arrays.stream(values()).filter(measure -> !measure.isOfNetwork()).toList();
    }
}
