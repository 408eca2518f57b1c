package org.cameralucida.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.cameralucida.message.Problem;

/**
 * Decodes photos: JPEG, PNG, GIF (its first picture), BMP, TIFF (its first page), WebP (its first picture), told
 * apart by their content, whatever their names say. Pixels come out upright (EXIF), in sRGB (embedded profiles are
 * applied, which {@link Photo#withoutProfile} undoes; one that is broken is passed over), with 8 bits a channel. Transparent pixels are laid over white.
 *
 * <p>Safe to call from several threads.
 */
public final class PhotoReader {

    private PhotoReader() {
    }

    /** Whether a file's name is that of a photo, for listing folders; says nothing of its content. */
    public static boolean isPhoto(Path file) {
        return file.getFileName() != null && ImageFormats.hasPhotoExtension(file.getFileName().toString());
    }

    /**
     * A photo. One of more than about 24 megapixels comes at a reduced size: every second, third … pixel
     * (of WebP: their mean).
     *
     * @throws Problem naming the file, if there is no photo in it that can be shown whole
     */
    public static Photo read(Path file) {
        return read(file, PhotoSize.FULL);
    }

    /**
     * A small version of a photo.
     *
     * @param maxSide how long the longer side of its raster may be at most, pixels; the photo is never enlarged
     * @throws Problem as {@link #read(Path)}
     */
    public static Photo read(Path file, int maxSide) {
        return read(file, PhotoSize.atMost(maxSide));
    }

    /** Pixels that are no file, such as a pasted image, as a photo. */
    public static Photo of(String name, Raster raster) {
        return new Photo(name, raster.width(), raster.height(), raster);
    }

    private static Photo read(Path file, PhotoSize size) {
        return read(file, size, ColorProfile.APPLY);
    }

    static Photo read(Path file, PhotoSize size, ColorProfile profile) {
        var name = file.getFileName() == null ? file.toString() : file.getFileName().toString();
        try {
            check(file, name);
            ImageFormats.ready();
            boolean inArchive = file.getFileSystem() != FileSystems.getDefault();
            try (var bytes = inArchive ? Files.newInputStream(file) : InputStream.nullInputStream();
                    var stream = ImageIO.createImageInputStream(inArchive ? bytes : file.toFile())) {
                if (stream == null) {
                    throw Problem.of(PhotoReader.class, "photo.unreadable", name);
                }
                var decoder = new PhotoDecoder(name, stream, Files.size(file), size, profile);
                var photo = decoder.decode();
                return decoder.isByProfile() ? new Photo(photo.name(), photo.width(), photo.height(), photo.raster(),
                        new FileColors(file, size)) : photo;
            }
        } catch (NoSuchFileException missing) {
            throw Problem.causedBy(missing, PhotoReader.class, "photo.missing", file.toString());
        } catch (AccessDeniedException denied) {
            throw Problem.causedBy(denied, PhotoReader.class, "photo.denied", name);
        } catch (IOException | UnsupportedOperationException failure) {
            throw Files.exists(file) ? Problem.causedBy(failure, PhotoReader.class, "photo.unreadable", name)
                    : Problem.causedBy(failure, PhotoReader.class, "photo.missing", file.toString());
        } catch (OutOfMemoryError full) {
            throw Problem.causedBy(full, PhotoReader.class, "photo.memory", name);
        }
    }

    private static void check(Path file, String name) throws IOException {
        if (!Files.exists(file)) {
            // A link that leads nowhere is there, and what it names is not.
            boolean link = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
            throw Problem.of(PhotoReader.class, link ? "photo.link" : "photo.missing", file.toString());
        }
        if (Files.isDirectory(file)) {
            throw Problem.of(PhotoReader.class, "photo.folder", name);
        }
        if (!Files.isRegularFile(file)) {
            // A pipe, say, from which reading could wait for ever.
            throw Problem.of(PhotoReader.class, "photo.device", name);
        }
        if (!Files.isReadable(file)) {
            throw Problem.of(PhotoReader.class, "photo.denied", name);
        }
        if (Files.size(file) == 0) {
            throw Problem.of(PhotoReader.class, "photo.empty", name);
        }
    }
}
