package org.cameralucida.cli;

import java.nio.file.Path;
import java.util.List;
import org.cameralucida.explain.View;
import org.cameralucida.network.Network;
import picocli.CommandLine.TypeConversionException;

/**
 * The images of a comparison, and what networks see of each.
 *
 * @param files the images
 * @param regions {@code x,y,w,h}; {@code 2:x,y,w,h} of the second image alone
 */
record ComparedImages(List<Path> files, List<String> regions) {

    /** @throws TypeConversionException if a region is none */
    ComparedImages {
        regions.forEach(word -> new Inputs.RegionForm().convert(PerItem.of(word, files.size()).text()));
    }

    /** What a network is shown of an image. */
    View view(int index, Network network, Stopwatch stopwatch) {
        var region = PerItem.last(regions, index, files.size()).map(new Inputs.RegionForm()::convert).orElse(null);
        return Inputs.photo(files.get(index), region, network, stopwatch);
    }
}
