package org.cameralucida.convention;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Names of classes in the file's notes, under whatever key and in whatever form. */
final class NotedNames implements Convention {

    /** The keys under which makers leave names, the surer first. */
    private static final List<String> KEYS = List.of("names", "id2label", "labels", "classes", "class_names",
            "label_names", "class_labels", "categories", "classLabels", "class_to_idx", "label2id");

    @Override
    public List<Statement> read(Evidence evidence) {
        return KEYS.stream().map(evidence.metadata()::get).filter(Objects::nonNull).flatMap(NotedNames::readings)
                .flatMap(names -> new StatementBuilder(Statement.METADATA).names(Optional.of(names)).list().stream())
                .toList();
    }

    private static Stream<List<String>> readings(String note) {
        return ClassNames.inNote(note).isEmpty() ? Stream.empty() : Stream.of(ClassNames.inNote(note));
    }
}
