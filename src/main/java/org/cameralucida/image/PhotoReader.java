package org.cameralucida.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.cameralucida.message.Problem;

/**
 * Decodes photos: JPEG, PNG, GIF (its first picture), BMP, TIFF (its first page), WebP, told apart by their content,
 * whatever their names say. Transparent pixels are laid over white.
 */
public final class PhotoReader {

    private PhotoReader() {
    }

    /** Whether a file's name is that of a photo, for listing folders; says nothing of its content. */
    public static boolean isPhoto(Path file) {
        return file.getFileName() != null && ImageFormats.hasPhotoExtension(file.getFileName().toString());
    }

    /**
     * A photo, upright; one of more than about 24 megapixels at a reduced size.
     *
     * @throws Problem naming the file, if there is no photo in it that can be shown
     */
    public static Photo read(Path file) {
        ImageFormats.ready();
        try (var stream = Files.newInputStream(file)) {
            BufferedImage image = ImageIO.read(stream);
            if (image == null) {
                throw Problem.of(PhotoReader.class, "photo.unknown", file.getFileName().toString());
            }
            var argb = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
            for (int i = 0; i < argb.length; i++) {
                argb[i] |= 0xFF000000;
            }
            return of(file.getFileName().toString(), new Raster(image.getWidth(), image.getHeight(), argb));
        } catch (IOException failure) {
            throw Problem.causedBy(failure, PhotoReader.class, "photo.unreadable", file.getFileName().toString());
        }
    }

    /**
     * A small version of a photo, upright: neither side of its raster is longer than {@code maxSide}.
     *
     * @throws Problem as {@link #read(Path)}
     */
    public static Photo read(Path file, int maxSide) {
        var photo = read(file);
        double scale = Math.min(1, (double) maxSide / Math.max(photo.width(), photo.height()));
        int width = (int) Math.max(1, Math.round(photo.width() * scale));
        int height = (int) Math.max(1, Math.round(photo.height() * scale));
        return new Photo(photo.name(), photo.width(), photo.height(),
                Resizer.resize(photo, photo.whole(), width, height, Interpolation.BILINEAR));
    }

    /** Pixels that are no file, such as a pasted image, as a photo. */
    public static Photo of(String name, Raster raster) {
        return new Photo(name, raster.width(), raster.height(), raster);
    }
}
