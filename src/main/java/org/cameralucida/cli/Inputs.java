package org.cameralucida.cli;

import java.nio.file.Path;
import org.cameralucida.explain.Input;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.explain.Observation;
import org.cameralucida.explain.View;
import org.cameralucida.image.Npy;
import org.cameralucida.image.Photo;
import org.cameralucida.image.PhotoReader;
import org.cameralucida.image.Region;
import org.cameralucida.image.Tensor;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Network;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads what a network is shown. */
final class Inputs {

    private Inputs() {
    }

    /**
     * Decodes a photo.
     *
     * @param region what the network sees of it; null for what its card says
     * @throws Problem if it is no photo, or the region is not on it
     */
    static View photo(Path file, Region region, Network network, Stopwatch stopwatch) {
        Photo photo = stopwatch.time("decode", () -> PhotoReader.read(file));
        if (region == null) {
            return View.of(photo, network.preprocessing());
        }
        if (region.x() < 0 || region.y() < 0 || region.right() > photo.width() || region.bottom() > photo.height()) {
            throw Problem.of(Cli.class, "region.outside", file.toString(), Integer.toString(photo.width()),
                    Integer.toString(photo.height()));
        }
        return new View(photo, region);
    }

    /** Reads a preprocessed tensor; one without the batch axis is given it. */
    static Input tensor(Path file, Stopwatch stopwatch) {
        Tensor read = stopwatch.time("decode", () -> Npy.read(file));
        return new Input.Preprocessed(read.shape().length == 3
                ? read.reshape(1, read.extent(0), read.extent(1), read.extent(2))
                : read);
    }

    /** Shows it to a network, and notes what that took. */
    static Observation observe(LoadedNetwork loaded, Input input, Stopwatch stopwatch) {
        long start = System.nanoTime();
        Observation observation = loaded.observe(input);
        if (input instanceof View) {
            stopwatch.add("preprocess", Math.max(0, (System.nanoTime() - start) / 1e6 - observation.milliseconds()));
        }
        stopwatch.add("inference", observation.milliseconds());
        return observation;
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
