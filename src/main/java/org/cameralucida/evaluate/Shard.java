package org.cameralucida.evaluate;

import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.cameralucida.message.Problem;

/**
 * A part of an evaluation that is shared among several machines: every n-th image, from the k-th on.
 *
 * @param number which part, from 1
 * @param count how many parts there are
 */
public record Shard(int number, int count) {

    /** All of it. */
    public static final Shard WHOLE = new Shard(1, 1);

    private static final Pattern FORM = Pattern.compile("(\\d{1,6})/(\\d{1,6})");

    public Shard {
        if (number < 1 || number > count) {
            throw new IllegalArgumentException("part " + number + " of " + count);
        }
    }

    /**
     * Reads {@code K/N}.
     *
     * @throws Problem if it is no such thing
     */
    public static Shard of(String text) {
        var match = FORM.matcher(text.strip());
        if (match.matches()) {
            int number = Integer.parseInt(match.group(1));
            int count = Integer.parseInt(match.group(2));
            if (number >= 1 && number <= count) {
                return new Shard(number, count);
            }
        }
        throw Problem.of(Shard.class, "shard.form", text);
    }

    /**
     * Which images of a data set are evaluated, by their places.
     *
     * @param images how many it has
     * @param limit how many of them are wanted, evenly spread; 0 for all
     */
    int[] places(int images, int limit) {
        int wanted = limit > 0 ? Math.min(limit, images) : images;
        return IntStream.range(0, wanted).filter(i -> i % count == number - 1)
                .map(i -> (int) ((long) i * images / wanted)).toArray();
    }

    @Override
    public String toString() {
        return number + "/" + count;
    }
}
