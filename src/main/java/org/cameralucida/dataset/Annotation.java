package org.cameralucida.dataset;

import java.nio.file.Path;
import java.util.List;
import org.cameralucida.message.Problem;

/**
 * What a data set says of a photo.
 *
 * @param file where it says so
 * @param width of the photo that is meant, pixels; 0 where that is not said
 * @param height likewise
 * @param objects what is on the photo and where
 */
public record Annotation(Path file, int width, int height, List<TrueBox> objects) {

    public Annotation {
        objects = List.copyOf(objects);
    }

    /**
     * Makes sure that it can be of a photo of this size: the boxes of one that was scaled or turned since are elsewhere.
     *
     * @throws Problem if it is of another size
     */
    public Annotation check(int photoWidth, int photoHeight) {
        if (width > 0 && height > 0 && (width != photoWidth || height != photoHeight)) {
            throw Problem.of(Annotation.class, "annotation.size", file.toString(), Integer.toString(width),
                    Integer.toString(height), Integer.toString(photoWidth), Integer.toString(photoHeight));
        }
        return this;
    }
}
