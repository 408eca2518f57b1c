package org.cameralucida.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.cameralucida.message.Problem;

/**
 * Finds what a data set says of a photo, from where the photo lies. In this order:
 * <ul>
 * <li>PASCAL VOC: {@code NAME.xml} beside the photo; in a folder {@code annotations} or {@code Annotations} beside it,
 * or beside a folder above it, there under the same folders too, as ILSVRC has it
 * ({@code Data/CLS-LOC/val/NAME.JPEG}, {@code Annotations/CLS-LOC/val/NAME.xml});</li>
 * <li>Tiny ImageNet: a line of {@code val_annotations.txt} or of {@code FOLDER_boxes.txt}, beside the photo or beside
 * the folder {@code images} that it lies in;</li>
 * <li>a line of {@code samples.json} beside the photo: the program's own scenes.</li>
 * </ul>
 * Nothing is ever written.
 */
public final class Annotations {

    private static final List<String> FOLDERS = List.of("annotations", "Annotations");
    /** ILSVRC's training photos lie so deep below what has the annotations beside it. */
    private static final int DEPTH = 4;

    private Annotations() {
    }

    /**
     * What is said of a photo; empty where nothing is.
     *
     * @param photo a file
     * @throws Problem if something is said, and cannot be read
     */
    public static Optional<Annotation> of(Path photo) {
        var file = photo.toAbsolutePath().normalize();
        if (file.getParent() == null || file.getFileName() == null) {
            return Optional.empty();
        }
        for (var candidate : vocFiles(file)) {
            if (Files.isRegularFile(candidate)) {
                var found = VocXml.read(candidate);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        var inTable = BoxTable.find(file);
        return inTable.isPresent() ? inTable : SceneList.find(file);
    }

    /**
     * Reads a file of annotations that was named: PASCAL VOC, or a table or list that has the photo.
     *
     * @throws Problem if it cannot be read, or says nothing of this photo
     */
    public static Annotation read(Path file, Path photo) {
        var name = String.valueOf(file.getFileName());
        var found = name.endsWith(".json") ? SceneList.read(file, photo)
                : name.endsWith(".txt") ? BoxTable.read(file, photo) : VocXml.read(file);
        return found.orElseThrow(() -> Problem.of(Annotations.class, "annotation.nothing", file.toString(),
                String.valueOf(photo.getFileName())));
    }

    /** Where an annotation of a photo may be, the likeliest first. */
    private static LinkedHashSet<Path> vocFiles(Path photo) {
        var xml = photo.getFileName().toString().replaceFirst("\\.[^.]*$", "") + ".xml";
        var folder = photo.getParent();
        var candidates = new LinkedHashSet<Path>();
        candidates.add(folder.resolve(xml));
        var above = folder;
        for (int depth = 0; depth <= DEPTH && above != null; depth++) {
            for (var name : FOLDERS) {
                for (var below : below(above.relativize(folder), depth)) {
                    candidates.add(above.resolve(name).resolve(below).resolve(xml).normalize());
                }
            }
            above = above.getParent();
        }
        return candidates;
    }

    /** Under which folders an annotation may lie if its photo lies under these. */
    private static List<Path> below(Path folders, int depth) {
        var below = new ArrayList<Path>();
        if (depth <= 1) {
            below.add(folders.getFileSystem().getPath(""));
        }
        if (depth > 0) {
            below.add(folders);
        }
        if (depth > 1) {
            below.add(folders.subpath(1, depth));
        }
        return below;
    }

    /** What could not be read, as a sentence. */
    static Problem damaged(Path file, Throwable cause) {
        var lines = String.valueOf(cause instanceof IOException ? cause : cause.getMessage()).lines().toList();
        // Of XML the first line says where, the second what.
        var why = lines.isEmpty() ? "" : cause instanceof XMLStreamException
                ? lines.get(lines.size() - 1).replaceFirst("^Message: |\\.$", "") : lines.get(0);
        return Problem.causedBy(cause, Annotations.class, "annotation.damaged", file.toString(), why);
    }
}
