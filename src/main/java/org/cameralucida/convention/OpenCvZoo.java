package org.cameralucida.convention;

import java.util.List;
import java.util.OptionalInt;

/**
 * Image classifiers of OpenCV's Zoo, by the names of their files: the photo is squeezed to 256×256 by OpenCV, 224 pixels
 * from the 16th on are taken, ImageNet's mean and deviation applied, and the names are in its code (demo.py,
 * mobilenet.py).
 */
final class OpenCvZoo implements Convention {

    @Override
    public List<Statement> read(Evidence evidence) {
        if (!evidence.stem().matches("(?i)image_classification_[a-z0-9]+_20\\d\\d[a-z]{3}.*")) {
            return List.of();
        }
        return new StatementBuilder(evidence.stem() + ".onnx").size(OptionalInt.of(224), OptionalInt.of(224))
                .squash(256, 256).opencv("linear").exactly("truncate", "centre").channels("RGB").imagenet()
                .normalization(0, 1, StatementBuilder.IMAGENET_MEAN, StatementBuilder.IMAGENET_STD).list();
    }
}
