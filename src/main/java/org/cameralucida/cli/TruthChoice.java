package org.cameralucida.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.cameralucida.dataset.Annotation;
import org.cameralucida.dataset.Annotations;
import org.cameralucida.dataset.TrueBox;
import org.cameralucida.image.Photo;
import org.cameralucida.localize.Box;
import org.cameralucida.message.Message;
import org.cameralucida.message.Problem;
import picocli.CommandLine.TypeConversionException;

/**
 * Where true boxes come from, as {@code --truth} says: {@code auto}, the data set that a photo lies in; {@code none};
 * {@code [CLASS@]xmin,ymin,xmax,ymax}, a box; anything else, a file of annotations. Each may be for one of several
 * images: {@code 2:none}.
 *
 * @param words what was said
 */
record TruthChoice(List<String> words) {

    /** What it may be, for the help. */
    static final String HELP = "Where the true boxes come from: auto (the data set that the image lies in), none, a "
            + "file of annotations, or a box as [CLASS@]xmin,ymin,xmax,ymax in whole pixels, its last row and column "
            + "included; repeatable; N:… is for the Nth image alone. Default: auto.";

    private static final Pattern BOX =
            Pattern.compile("(?:(.*)@)?\\s*(-?\\d{1,9})\\s*,\\s*(-?\\d{1,9})\\s*,\\s*(-?\\d{1,9})\\s*,\\s*(-?\\d{1,9})\\s*");
    private static final Pattern NUMBERS = Pattern.compile("(?:.*@)?[-\\d.,\\s]+");

    /** Makes sure that what looks like a box is one. */
    void check() {
        for (var word : words) {
            var text = PerItem.of(word, Integer.MAX_VALUE).text();
            if (NUMBERS.matcher(text).matches()) {
                box(text);
            }
        }
    }

    /**
     * The true boxes on one of several images.
     *
     * @param index which one, from 0
     * @param notes hears what cannot be read where nobody asked for it by name
     * @throws Problem if a file that was named says nothing of this image
     */
    List<TrueBox> of(Path image, Photo photo, int index, int count, Consumer<Message> notes) {
        var said = PerItem.of(words, index, count);
        var boxes = new ArrayList<TrueBox>();
        for (var text : said.isEmpty() ? List.of("auto") : said) {
            if (text.equals("auto")) {
                boxes.addAll(found(image, photo, notes));
            } else if (BOX.matcher(text).matches()) {
                boxes.add(box(text));
            } else if (!text.equals("none")) {
                boxes.addAll(Annotations.read(path(text), image).check(photo.width(), photo.height()).objects());
            }
        }
        return boxes;
    }

    private static List<TrueBox> found(Path image, Photo photo, Consumer<Message> notes) {
        try {
            return Annotations.of(image).map(found -> found.check(photo.width(), photo.height()))
                    .map(Annotation::objects).orElse(List.of());
        } catch (Problem problem) {
            notes.accept(problem.sentence());
            return List.of();
        }
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw Problem.causedBy(e, Cli.class, "truth.noFile", text);
        }
    }

    private static TrueBox box(String text) {
        var match = BOX.matcher(text);
        try {
            if (match.matches()) {
                var box = new Box(Integer.parseInt(match.group(2)), Integer.parseInt(match.group(3)),
                        Integer.parseInt(match.group(4)), Integer.parseInt(match.group(5)));
                return TrueBox.of(box, match.group(1) == null ? "" : match.group(1));
            }
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("a box is [CLASS@]xmin,ymin,xmax,ymax, not " + text);
        }
        throw new TypeConversionException("a box is [CLASS@]xmin,ymin,xmax,ymax, not " + text);
    }
}
