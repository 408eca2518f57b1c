package org.cameralucida.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cameralucida.catalog.Samples;
import org.cameralucida.lesson.Handout;
import org.cameralucida.lesson.Lesson;
import org.cameralucida.lesson.LessonReader;
import org.cameralucida.lesson.Lessons;
import org.cameralucida.lesson.StepMaker;
import org.cameralucida.workspace.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lesson}: the lessons that come with the program, or the handout of one. */
@Command(name = "lesson", mixinStandardHelpOptions = true,
        description = "Lists the lessons, writes one as a file to make another of, or as a handout.")
final class LessonCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;
    @Mixin
    private EngineOptions engine;
    @Parameters(paramLabel = "LESSON", arity = "0..1", description = "Its name or number, or a lesson's file (.md).")
    private String name;
    @Option(names = "--language", paramLabel = "en|it", defaultValue = "en",
            description = "The language of a lesson that comes with the program. Default: ${DEFAULT-VALUE}.")
    private String language;
    @Option(names = "--handout", paramLabel = "FILE", description = "Write a page with its pictures, for any browser.")
    private Path handout;
    @Option(names = "--out", paramLabel = "FILE", description = "Write the lesson's file, to make another one of it.")
    private Path out;

    private final Console console;

    LessonCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (name == null) {
            Lessons.all(locale()).forEach(each -> console.out().printf(Locale.ROOT, "%-28s %s%n", each.name(), each.title()));
            return Cli.DONE;
        }
        if (handout == null && out == null) {
            throw new ParameterException(spec.commandLine(), "Say with --handout or --out what to write.");
        }
        if (out != null) {
            Output.write(out, () -> Files.writeString(out, Lessons.text(named(), locale())));
        }
        if (handout != null) {
            writeHandout();
        }
        return Cli.DONE;
    }

    private void writeHandout() {
        var lesson = name.endsWith(Lesson.ENDING) ? LessonReader.read(Path.of(name)) : Lessons.named(named(), locale());
        lesson.notes().forEach(note -> engine.note(console, note));
        var stopwatch = new Stopwatch();
        var maker = new StepMaker(console.catalog()::open, Optional.of(() -> Samples.unpack(Home.data("samples"))));
        Output.write(handout, () -> Handout.write(lesson, handout, maker,
                key -> engine.open(console.catalog().open(key), console, stopwatch), engine.progress(console)));
    }

    private Locale locale() {
        if (!List.of("en", "it").contains(language)) {
            throw new ParameterException(spec.commandLine(), "--language is en or it, not " + language + ".");
        }
        return Locale.forLanguageTag(language);
    }

    /** The name that was meant: of a number, that of the lesson with it. */
    private String named() {
        return Lessons.names().stream().filter(each -> each.equals(name) || each.startsWith(name + "-")).findFirst()
                .orElse(name);
    }
}
