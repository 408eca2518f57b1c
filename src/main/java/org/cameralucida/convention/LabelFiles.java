package org.cameralucida.convention;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Files beside a network that by their names hold those of its classes. */
final class LabelFiles implements Convention {

    private static final Pattern NAMED = Pattern.compile("(?i)(.*[ _.-])?([a-z0-9]*(labels|classes)|label|class|class[_-]?names?|"
            + "label[_-]?names?|label[_-]?map|class[_-]?(index|ind(ex|ic)es|list|labels?|map|to[_-]?idx)|"
            + "synsets?([_-]words)?|id2label|label2id|index[_-]?to[_-]?(name|label|class)|idx2(label|class)|categories|"
            + "names)([_-].*)?\\.(txt|csv|tsv|json|names|ya?ml|lst)");

    @Override
    public List<Statement> read(Evidence evidence) {
        var stem = evidence.stem().toLowerCase(Locale.ROOT);
        return evidence.matching(name -> NAMED.matcher(name).matches() || isOfStem(name.toLowerCase(Locale.ROOT), stem))
                .stream().filter(path -> !isOfOther(evidence, fileName(path), stem)).sorted(Comparator.comparing(path -> !fileName(path).startsWith(stem))).limit(8)
                .flatMap(path -> in(evidence, path).stream()).toList();
    }

    private static boolean isOfStem(String name, String stem) {
        return name.equals(stem + ".txt") || name.endsWith(".labels") || name.endsWith(".names")
                || name.equals(stem + ".csv") || name.equals("data.yaml");
    }

    /** Whether a file is called after another network that lies there too. */
    private static boolean isOfOther(Evidence evidence, String name, String stem) {
        return !name.startsWith(stem) && evidence.files().paths().stream().map(LabelFiles::fileName)
                .filter(file -> file.endsWith(".onnx")).map(file -> file.substring(0, file.length() - 5))
                .anyMatch(other -> !other.isEmpty() && name.startsWith(other + "_") || name.startsWith(other + "-")
                        || name.startsWith(other + "."));
    }

    private static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }

    /** What a file of names says, in each way in which it may be read, the likelier first. */
    static List<Statement> in(Evidence evidence, String path) {
        var bytes = evidence.bytes(path);
        if (bytes.isEmpty()) {
            return new StatementBuilder(path).note("names.unreadable", path).list();
        }
        var name = fileName(path);
        if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            var fields = Fields.yaml(ClassNames.text(bytes.get()));
            return new StatementBuilder(path).names(fields.names("names").or(() -> fields.names("labels"))
                    .or(() -> ClassNames.of(fields.element()))).list();
        }
        return ClassNames.readings(name, bytes.get()).stream().filter(names -> !names.isEmpty())
                .map(names -> new StatementBuilder(path).names(Optional.of(names)).build()).toList();
    }
}
