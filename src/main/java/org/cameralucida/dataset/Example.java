package org.cameralucida.dataset;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cameralucida.image.Photo;
import org.cameralucida.image.PhotoReader;
import org.cameralucida.localize.Box;
import org.cameralucida.message.Problem;

/**
 * A photo of a data set with what is known of it. Small: neither the photo nor a file of annotations is read before it
 * is asked for.
 *
 * @param name unique in the data set: its path from the data set's folder, parted by {@code '/'}
 * @param file where it lies, perhaps inside of a zip
 * @param label its class; empty where that is not known
 * @param truth where its true boxes are from
 */
public record Example(String name, Path file, Optional<ClassName> label, Truth truth) {

    /**
     * Decodes the photo.
     *
     * @throws Problem if it cannot be read
     */
    public Photo photo() {
        return PhotoReader.read(file);
    }

    /**
     * All that is annotated on it; empty where nothing is.
     *
     * @throws Problem if the annotation cannot be read
     */
    public Optional<Annotation> annotation() {
        return truth.of(file);
    }

    /**
     * The true boxes of its label, as the annotation has them; none where it has no label.
     *
     * @param width of the photo, pixels
     * @param height of the photo, pixels
     * @throws Problem if the annotation cannot be read, is of a photo of another size, has boxes of other classes
     *     alone, or a box of which less than half lies on the photo
     */
    public List<Box> boxes(int width, int height) {
        if (label.isEmpty()) {
            return List.of();
        }
        var objects = annotation().map(annotation -> annotation.check(width, height).objects()).orElse(List.of());
        var boxes = objects.stream().filter(label.get()::matches).map(TrueBox::box).toList();
        if (boxes.isEmpty() && !objects.isEmpty()) {
            throw Problem.of(Example.class, "example.otherClass", name, label.get().title(),
                    objects.get(0).name().or(objects.get(0)::id).orElse(""));
        }
        for (var box : boxes) {
            if (2 * inside(box, width, height) < box.area()) {
                throw Problem.of(Example.class, "example.outside", name, Integer.toString(width),
                        Integer.toString(height));
            }
        }
        return boxes;
    }

    /** How many of its pixels the photo has: all but those of the edge are usual, few are of another photo's box. */
    private static long inside(Box box, int width, int height) {
        long columns = Math.min(box.xmax() + 1L, width) - Math.max(box.xmin(), 0);
        long rows = Math.min(box.ymax() + 1L, height) - Math.max(box.ymin(), 0);
        return Math.max(0, columns) * Math.max(0, rows);
    }
}
