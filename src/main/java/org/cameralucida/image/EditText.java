package org.cameralucida.image;

import java.util.ArrayList;
import java.util.List;
import org.cameralucida.image.Area.Kind;
import org.cameralucida.image.Area.Point;

/** Edits as lines; see {@link Edit#of}. */
final class EditText {

    private static final String NOISE = "noise:";

    private EditText() {
    }

    static String of(Edit edit) {
        var words = new ArrayList<String>();
        if (edit instanceof Edit.Fill fill) {
            words.addAll(List.of("fill", filling(fill.filling())));
        } else if (edit instanceof Edit.Blur blur) {
            words.addAll(List.of("blur", number(blur.sigma())));
        } else if (edit instanceof Edit.Move move) {
            words.addAll(List.of("move", move.dx() + "," + move.dy(), filling(move.left())));
        } else if (edit instanceof Edit.Paste paste) {
            words.addAll(List.of("paste", paste.dx() + "," + paste.dy()));
        }
        var area = edit.area();
        if (area.outside()) {
            words.add("outside");
        }
        words.addAll(area.kind() == Kind.BRUSH ? List.of("brush", number(area.radius())) : List.of("lasso"));
        area.points().forEach(point -> words.add(number(point.x()) + "," + number(point.y())));
        return String.join(" ", words);
    }

    private static String filling(Filling filling) {
        return filling.isNoise() ? NOISE + filling.value() : String.format("#%06X", filling.value());
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    static Edit edit(String text) {
        var words = new ArrayList<>(List.of(text.strip().split("\\s+")));
        try {
            return switch (words.remove(0)) {
                case "fill" -> {
                    var filling = filling(words.remove(0));
                    yield new Edit.Fill(area(words), filling);
                }
                case "blur" -> {
                    double sigma = Double.parseDouble(words.remove(0));
                    yield new Edit.Blur(area(words), sigma);
                }
                case "move" -> {
                    var by = whole(words.remove(0));
                    var left = filling(words.remove(0));
                    yield new Edit.Move(area(words), by[0], by[1], left);
                }
                case "paste" -> {
                    var by = whole(words.remove(0));
                    yield new Edit.Paste(area(words), by[0], by[1]);
                }
                default -> throw new IllegalArgumentException(text);
            };
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static Area area(List<String> words) {
        boolean outside = words.get(0).equals("outside");
        int next = outside ? 1 : 0;
        var kind = words.get(next++);
        if (!kind.equals("brush") && !kind.equals("lasso")) {
            throw new IllegalArgumentException(kind);
        }
        double radius = kind.equals("brush") ? Double.parseDouble(words.get(next++)) : 1;
        var points = words.subList(next, words.size()).stream().map(EditText::point).toList();
        var area = kind.equals("brush") ? Area.brush(radius, points) : Area.lasso(points);
        return outside ? area.inverse() : area;
    }

    private static Filling filling(String word) {
        return word.startsWith(NOISE) ? Filling.noise(Integer.parseInt(word.substring(NOISE.length())))
                : Filling.color(Integer.decode(word));
    }

    private static Point point(String word) {
        var numbers = pair(word);
        return new Point(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1]));
    }

    private static int[] whole(String word) {
        var numbers = pair(word);
        return new int[] {Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1])};
    }

    private static String[] pair(String word) {
        var numbers = word.split(",", -1);
        if (numbers.length != 2) {
            throw new IllegalArgumentException(word);
        }
        return numbers;
    }
}
