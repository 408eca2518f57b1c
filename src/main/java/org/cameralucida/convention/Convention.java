package org.cameralucida.convention;

import java.util.List;
import java.util.stream.Stream;

/** How one maker, or one tool, leaves what is to be known of a network. */
@FunctionalInterface
interface Convention {

    /** All that are known; of several whose files lie in one folder, the first that says a thing is believed. */
    List<Convention> ALL = List.of(new Ultralytics(), new WindowsMl(), new OpenVino(), new NotedNames(),
            new CustomVision(), new Lobe(), new TeachableMachine(), new Timm(), new HuggingFace(), new PaddleClas(),
            new MmDeploy(), new DeepStream(), new OpenCvZoo(), new LabelFiles(), new KerasApplications());

    /** What is said by this convention; nothing where it is not the one that was followed. */
    List<Statement> read(Evidence evidence);

    /** What would have been read, and is too long for that, or damaged. */
    private static Stream<Statement> unreadable(Evidence evidence) {
        var large = evidence.network().metadata().entrySet().stream()
                .filter(note -> note.getValue().length() > Evidence.LARGEST_NOTE)
                .map(note -> new StatementBuilder(Statement.METADATA).note("metadata.large", note.getKey(),
                        note.getValue().length() >> 20));
        var damaged = Stream.of("signature.json", "metadata.json", "pipeline.json").flatMap(name ->
                evidence.document(name).filter(document -> !document.fields().isPresent()).stream())
                .map(document -> new StatementBuilder(document.path()).note("document.damaged", document.path()));
        return Stream.concat(large, damaged).map(StatementBuilder::build);
    }

    /** What is said by all of them, the more trusted first: notes in the network's own file, then files beside it. */
    static List<Statement> statements(Evidence evidence) {
        var all = Stream.concat(ALL.stream().flatMap(convention -> convention.read(evidence).stream()),
                unreadable(evidence)).toList();
        return Stream.concat(all.stream().filter(Statement::isOfFile), all.stream().filter(s -> !s.isOfFile()))
                .toList();
    }
}
