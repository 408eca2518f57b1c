package org.cameralucida.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.cameralucida.image.Npy;
import org.cameralucida.image.Photo;
import org.cameralucida.image.PhotoReader;
import org.cameralucida.image.Region;
import org.cameralucida.image.Tensor;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Network;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * What a network is shown.
 *
 * @param name the file's name as given
 * @param view the photo and the region of it that the network sees; empty for a tensor from a file
 * @param input the tensor
 */
record Sight(String name, Optional<View> view, Tensor input) {

    /** A photo, and the region of it that the network sees. */
    record View(Photo photo, Region seen) {
    }

    /** Decodes a photo and makes the network's input of it: of {@code region}, or of the card's frame where it is null. */
    static Sight ofPhoto(Path file, Region region, Network network, Stopwatch stopwatch) {
        Photo photo = stopwatch.time("decode", () -> PhotoReader.read(file));
        Region seen = region != null ? region : network.preprocessing().frame(photo.width(), photo.height());
        if (seen.x() < 0 || seen.y() < 0 || seen.right() > photo.width() || seen.bottom() > photo.height()) {
            throw Problem.of(Cli.class, "region.outside", file.toString(), Integer.toString(photo.width()),
                    Integer.toString(photo.height()));
        }
        Tensor input = stopwatch.time("preprocess", () -> network.preprocessing().tensor(photo, seen));
        return new Sight(file.toString(), Optional.of(new View(photo, seen)), input);
    }

    /** Reads a preprocessed tensor; one without the batch axis is given it. */
    static Sight ofTensor(Path file, Stopwatch stopwatch) {
        Tensor read = stopwatch.time("decode", () -> Npy.read(file));
        Tensor input = read.shape().length == 3
                ? read.reshape(1, read.extent(0), read.extent(1), read.extent(2))
                : read;
        return new Sight(file.toString(), Optional.empty(), input);
    }

    /** Reads {@code x,y,width,height}. */
    static final class RegionForm implements ITypeConverter<Region> {

        @Override
        public Region convert(String text) {
            String[] parts = text.split(",", -1);
            try {
                if (parts.length == 4) {
                    return new Region(number(parts[0]), number(parts[1]), number(parts[2]), number(parts[3]));
                }
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException("a region is x,y,width,height in pixels, not " + text);
            }
            throw new TypeConversionException("a region is x,y,width,height in pixels, not " + text);
        }

        private static double number(String text) {
            return Double.parseDouble(text.trim());
        }
    }
}
