package org.cameralucida.explain.doctor;

import java.util.OptionalInt;
import java.util.function.Supplier;
import org.cameralucida.image.Photo;

/**
 * A photo to judge by.
 *
 * @param name what to call it
 * @param photo decodes it, whenever it is asked
 * @param classIndex the class that it shows, by its number in the network, where that is known
 */
public record Sample(String name, Supplier<Photo> photo, OptionalInt classIndex) {
}
