package org.cameralucida.explain.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.cameralucida.image.Photo;
import org.cameralucida.image.PhotoReader;
import org.cameralucida.network.Preprocessing;

/** Photos for the doctor, decoded once, and what its conventions are called in tests. */
final class Samples {

    private static final String PHOTO = "(?i).*\\.(jpe?g|png|bmp)";

    private Samples() {
    }

    /** The photos of folders, none of them labelled. */
    static List<Sample> in(Path... folders) {
        var samples = new ArrayList<Sample>();
        for (var folder : folders) {
            try (var files = Files.list(folder)) {
                files.filter(file -> file.toString().matches(PHOTO)).sorted()
                        .map(Samples::of).forEach(samples::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return samples;
    }

    private static Sample of(Path file) {
        return of(file.getFileName().toString(), PhotoReader.read(file), OptionalInt.empty());
    }

    static Sample of(String name, Photo photo, OptionalInt classIndex) {
        return new Sample(name, () -> photo, classIndex);
    }

    /** A scaling in an order of colours, with the size and the frame of another preprocessing. */
    static Preprocessing convention(Preprocessing base, Scaling scaling, String order) {
        var rgb = new Candidate(scaling, scaling.in(Candidate.of(Scaling.UNIT, base).preprocessing()));
        return (order.equals("BGR") ? rgb.swapped() : rgb).preprocessing();
    }

    static String name(Preprocessing p) {
        return Scaling.like(p) + " " + p.channels();
    }
}
