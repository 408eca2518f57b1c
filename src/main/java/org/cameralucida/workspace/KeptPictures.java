package org.cameralucida.workspace;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cameralucida.image.PhotoWriter;
import org.cameralucida.image.Raster;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opened pictures that are no files, such as pasted ones: as long as a kept session shows them, they lie beside it as
 * {@code pictures/ID/NAME.png}, each in a folder of its own, so that it is of one session and goes with that.
 */
final class KeptPictures {

    private static final Logger LOG = LoggerFactory.getLogger(KeptPictures.class);
    private static final String ENDING = ".png";
    private static final int LONGEST = 80;

    private final Path folder;

    /** @param sessions the folder of the sessions */
    KeptPictures(Path sessions) {
        folder = sessions.resolve("pictures").toAbsolutePath().normalize();
    }

    /** Where a picture of that name can be kept; nothing is written yet. */
    Path fresh(String name) {
        return folder.resolve(UUID.randomUUID().toString()).resolve(plain(name) + ENDING);
    }

    /** A name without what a file's may not have. */
    static String plain(String name) {
        var plain = name.replaceAll("[^\\p{L}\\p{N} ._()#-]", "_");
        return plain.substring(0, Math.min(plain.length(), LONGEST));
    }

    /** Whether a file is a picture that was kept. */
    boolean has(Path file) {
        return file.toAbsolutePath().normalize().startsWith(folder);
    }

    /** The name that a picture had, from its file. */
    static String name(Path picture) {
        var name = picture.getFileName().toString();
        return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
    }

    /** Those that a session shows. */
    Set<Path> of(Session session, Path file) {
        return session.photos().stream().flatMap(photo -> SessionFile.meant(photo.file(), file).stream())
                .filter(this::has).collect(Collectors.toSet());
    }

    /** Writes those that are not there yet; what is written is there whole or not at all. */
    static void write(Map<Path, Raster> pictures) throws IOException {
        for (var picture : pictures.entrySet()) {
            if (!Files.exists(picture.getKey())) {
                var bytes = new ByteArrayOutputStream();
                PhotoWriter.png(picture.getValue(), bytes);
                Files.createDirectories(picture.getKey().getParent());
                var fresh = picture.getKey().resolveSibling("new");
                Files.write(fresh, bytes.toByteArray());
                Files.move(fresh, picture.getKey());
            }
        }
    }

    /** Deletes pictures of a session that shows them no more. */
    void delete(Collection<Path> pictures) {
        for (var picture : pictures) {
            try {
                Files.deleteIfExists(picture);
                Files.deleteIfExists(picture.getParent());
            } catch (IOException e) {
                LOG.warn("stays: {}", picture, e);
            }
        }
    }
}
