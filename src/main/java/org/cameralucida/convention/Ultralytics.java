package org.cameralucida.convention;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Ultralytics' classifiers, whose file says how large the picture is and what the classes are called. The photo's short
 * side is resized to the picture's, the middle cut out, and nothing subtracted from 0…1 (classify_transforms,
 * DEFAULT_MEAN and DEFAULT_STD of their augment.py); a picture that is not square is squeezed.
 */
final class Ultralytics implements Convention {

    @Override
    public List<Statement> read(Evidence evidence) {
        var notes = evidence.metadata();
        boolean isNamed = notes.getOrDefault("author", "").equalsIgnoreCase("Ultralytics")
                || notes.getOrDefault("description", "").startsWith("Ultralytics")
                || notes.containsKey("stride") && notes.containsKey("imgsz") && notes.containsKey("names");
        if (!isNamed) {
            return List.of();
        }
        var size = Fields.json(notes.getOrDefault("imgsz", "")).numbers().stream().map(Double::intValue)
                .filter(side -> side > 0 && side <= 16384).toList();
        var says = new StatementBuilder(Statement.METADATA).range(0, 1).pillow("bilinear")
                .exactly("truncate", "centre-rounded").pad(0)
                .about("description", Optional.ofNullable(notes.get("description")))
                .about("license", Optional.ofNullable(notes.get("license")))
                .names(Optional.ofNullable(notes.get("names")).map(ClassNames::inNote));
        if (!notes.getOrDefault("channels", "3").equals("1")) {
            says.channels("RGB");
        }
        if (size.size() == 2 && !size.get(0).equals(size.get(1))) {
            says.size(OptionalInt.of(size.get(1)), OptionalInt.of(size.get(0))).squash();
        } else if (!size.isEmpty()) {
            says.size(OptionalInt.of(size.get(0)), OptionalInt.of(size.get(0))).shortSide(size.get(0));
        } else {
            evidence.side().ifPresent(says::shortSide);
        }
        return says.list();
    }
}
