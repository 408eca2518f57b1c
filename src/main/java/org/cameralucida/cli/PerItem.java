package org.cameralucida.cli;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A value for one of several images or networks, or for all of them: {@code 2:VALUE} is for the second one.
 *
 * @param place which one, from 1; 0 for all
 * @param text the value
 */
record PerItem(int place, String text) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,3}):(.*)", Pattern.DOTALL);

    /** Reads {@code [N:]VALUE}; where there is only one, a colon means nothing. */
    static PerItem of(String text, int count) {
        var match = FORM.matcher(text);
        if (match.matches()) {
            int place = Integer.parseInt(match.group(1));
            if (place >= 1 && place <= count && count > 1) {
                return new PerItem(place, match.group(2));
            }
        }
        return new PerItem(0, text);
    }

    /** The values for the one at a place, from 0, of so many: those for it alone, or else those for all. */
    static List<String> of(List<String> words, int index, int count) {
        var own = words.stream().map(word -> of(word, count)).filter(word -> word.isFor(index)).toList();
        var particular = own.stream().filter(word -> word.place() > 0).toList();
        return (particular.isEmpty() ? own : particular).stream().map(PerItem::text).toList();
    }

    /** As the other, where one value is wanted: the last. */
    static Optional<String> last(List<String> words, int index, int count) {
        return of(words, index, count).stream().reduce((first, second) -> second);
    }

    /** Whether it is for the one at a place, from 0. */
    boolean isFor(int index) {
        return place == 0 || place == index + 1;
    }
}
