package org.cameralucida.evaluate;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.cameralucida.message.Message;

/**
 * A number that each image has, whose mean over the images is a figure of the evaluation. Sources: the ILSVRC
 * development kit (errors), Zhou et al. 2016 (boxes of class activation maps), Choe et al. 2020 (known classes).
 * An image counts where the number is known: errors of localisation need true boxes.
 */
public enum Measure {

    /** 1 where the class of the highest score is not the image's. */
    TOP1_ERROR("classification", "top1Error", image -> image.rank() == 0 ? 0 : 1),
    /** 1 where none of the first five classes is the image's. */
    TOP5_ERROR("classification", "top5Error", image -> image.rank() >= 0 ? 0 : 1),
    /** The probability of the class of the highest score. */
    CONFIDENCE("classification", "confidence", image -> image.confidence()),
    /** The probability of the image's class. */
    PROBABILITY("classification", "labelProbability", image -> image.labelProbability()),
    /** 1 where the class of the highest score is not the image's, or its box meets no true box with an IoU of 0.5. */
    LOCALISATION_TOP1_ERROR("localisation", "top1Error", image -> image.rank() == 0 && image.hits(0.5) ? 0 : 1),
    /** As with five guesses: of those only the one of the image's class can be right, and the box is of that class. */
    LOCALISATION_TOP5_ERROR("localisation", "top5Error", image -> image.rank() >= 0 && image.hits(0.5) ? 0 : 1),
    /** 1 where the box of the image's class meets a true box, whatever the network takes it for. */
    GT_KNOWN("localisation", "gtKnown", image -> image.hits(0.5) ? 1 : 0),
    /** The same at another IoU. */
    GT_KNOWN_30("localisation", "gtKnownAt", "0.3", image -> image.hits(0.3) ? 1 : 0),
    /** The same. */
    GT_KNOWN_50("localisation", "gtKnownAt", "0.5", image -> image.hits(0.5) ? 1 : 0),
    /** The same at another IoU. */
    GT_KNOWN_70("localisation", "gtKnownAt", "0.7", image -> image.hits(0.7) ? 1 : 0),
    /** The IoU of the box with the true box that it meets best. */
    IOU("localisation", "meanIou", image -> image.map(MapResult.IOU)),
    /** 1 where none of the five guesses of {@link Localisation#twoBoxes} is right: those of the image's class may be. */
    TWO_BOX_TOP5_ERROR("localisation", "twoBoxTop5Error", image -> image.rank() >= 0 && image.rank() < 3
            && Math.max(image.map(MapResult.FIRST_IOU), image.rank() < 2 ? image.map(MapResult.SECOND_IOU) : 0)
            >= Localisation.IOU ? 0 : 1),
    /** As {@link #LOCALISATION_TOP1_ERROR}, with the first box of the released code. */
    RELEASED_TOP1_ERROR("localisation", "releasedCodeTop1Error",
            image -> image.rank() == 0 && image.map(MapResult.FIRST_IOU) >= Localisation.IOU ? 0 : 1),
    /** As {@link #LOCALISATION_TOP5_ERROR}, likewise. */
    RELEASED_TOP5_ERROR("localisation", "releasedCodeTop5Error",
            image -> image.rank() >= 0 && image.map(MapResult.FIRST_IOU) >= Localisation.IOU ? 0 : 1),
    /** 1 where the largest component's box is right at the threshold that is best for the whole set. */
    MAX_BOX_ACC("localisation", "maxBoxAcc", image -> Double.NaN),
    /** The mean over {@link MaxBoxAcc#IOUS} of the same with any component's box, each at its best threshold. */
    MAX_BOX_ACC_V2("localisation", "maxBoxAccV2", image -> Double.NaN),
    /** 1 where the highest point is in a true box. */
    POINTING("localisation", "pointingGame",
            image -> PointingGame.isHit(image.map(MapResult.POINTING_DISTANCE), 0) ? 1 : 0),
    /** 1 where it is less than 15 pixels from one. */
    POINTING_15("localisation", "pointingGame15", image -> PointingGame
            .isHit(image.map(MapResult.POINTING_DISTANCE), PointingGame.TOLERANCE) ? 1 : 0),
    /** The share of the map's energy in the true boxes. */
    ENERGY_IN_BOX("localisation", "energyInBox", image -> image.map(MapResult.ENERGY_IN_BOX)),
    /** How concentrated the map is; needs no true box. */
    SPARSENESS("map", "sparseness", image -> image.map(MapResult.SPARSENESS)),
    /** The area under the curve of {@link DeletionInsertion#deletion}; as all that follow, only where it is asked for. */
    DELETION("faithfulness", "deletion"),
    /** The same of {@link DeletionInsertion#insertion}. */
    INSERTION("faithfulness", "insertion"),
    /** {@link Road#combined}. */
    ROAD("faithfulness", "road"),
    /** {@link ConfidenceChange#drop}. */
    AVERAGE_DROP("faithfulness", "averageDrop"),
    /** {@link ConfidenceChange#increase}. */
    INCREASE("faithfulness", "increase");

    /** What is known of an image, and of a network and a source of maps. */
    interface Numbers {

        /** The network's class that is right; −1 where that is not known. */
        int label();

        /** Where it comes among the scores, from 0; −1 where it is not among the first five, or not known. */
        int rank();

        /** The probability of the class of the highest score. */
        double confidence();

        /** The probability of the right class. */
        double labelProbability();

        /** What was measured of the map, by the names of {@link MapResult}; NaN where it was not. */
        double map(String key);

        /** Whether the box meets a true box so well. */
        default boolean hits(double iou) {
            return map(MapResult.IOU) >= iou;
        }
    }

    private final List<String> path;
    private final ToDoubleFunction<Numbers> number;

    /** Of changed pictures, by its own name. */
    Measure(String table, String key) {
        this.path = List.of(table, key);
        this.number = image -> image.map(key);
    }

    Measure(String table, String key, ToDoubleFunction<Numbers> number) {
        this.path = List.of(table, key);
        this.number = number;
    }

    Measure(String table, String key, String part, ToDoubleFunction<Numbers> number) {
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

    /** The last part of it. */
    String number() {
        return path.get(path.size() - 1);
    }

    /** What it is called. */
    public Message title() {
        return Message.of(Measure.class, "measure." + key());
    }

    /** Whether less of it is better, as of an error. */
    public boolean isLessBetter() {
        return key().endsWith("Error") || this == DELETION || this == AVERAGE_DROP;
    }

    /** Whether it is of a network alone, and of no map. */
    public boolean isOfNetwork() {
        return path.get(0).equals("classification");
    }

    /** The number of an image; NaN where it has none. */
    double of(Numbers image) {
        boolean isKnown = this == CONFIDENCE || this == SPARSENESS || needsPasses()
                || image.label() >= 0 && (isOfNetwork() || !Double.isNaN(image.map(MapResult.IOU)));
        return isKnown ? number.applyAsDouble(image) : Double.NaN;
    }

    /** Whether the network has to be shown changed pictures: see {@link PerturbationMeasures}. */
    public boolean needsPasses() {
        return path.get(0).equals("faithfulness");
    }
}
