package org.cameralucida.lesson;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.cameralucida.compare.figure.ComparisonFigure;
import org.cameralucida.compare.figure.FigureWriter;
import org.cameralucida.evaluate.Written;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.explain.Progress;
import org.cameralucida.image.PhotoWriter;
import org.cameralucida.image.Raster;
import org.cameralucida.message.Message;
import org.cameralucida.message.Problem;

/** A lesson to take home: a page for any browser, printable, in one file with its pictures, as the window shows them. */
public final class Handout {

    private static final String TEMPLATE = "org/cameralucida/lesson/handout.html";
    private static final double QUALITY = 0.88;

    private final Lesson lesson;
    private final StepMaker maker;
    private final StepPanes panes;
    private final Progress progress;

    /** Words of a paragraph, or of a list. */
    public record Part(boolean isList, boolean numbered, List<List<Block.Span>> lines) {
    }

    /** A step on the page; the pictures are data URIs. */
    public record Page(String title, List<Part> text, List<String> pictures, List<Block.Span> asked,
            List<Choice> answers, List<Part> answer, List<String> revealed, List<String> problems) {
    }

    /** An answer. */
    public record Choice(List<Block.Span> text, boolean right) {
    }

    private Handout(Lesson lesson, StepMaker maker, StepPanes panes, Progress progress) {
        this.lesson = lesson;
        this.maker = maker;
        this.panes = panes;
        this.progress = progress;
    }

    /**
     * Writes the page; slow, as all maps are made. What of a step cannot be shown is said on the page.
     *
     * @param open opens a network by its key
     * @param progress hears of steps, and can stop it between passes
     * @throws Problem if the file cannot be written
     */
    public static void write(Lesson lesson, Path file, StepMaker maker, Function<String, LoadedNetwork> open,
            Progress progress) {
        int[] made = new int[1];
        int steps = lesson.steps().size();
        Progress ofSteps = (done, total) -> {
            made[0] = Math.max(made[0], done);
            progress.passed(done, total);
        };
        try (var panes = new StepPanes(open, (done, total) -> progress.passed(made[0], steps))) {
            var pages = new Handout(lesson, maker, panes, ofSteps).pages();
            var template = new PebbleEngine.Builder().loader(new ClasspathLoader(Handout.class.getClassLoader()))
                    .autoEscaping(true).strictVariables(true).cacheActive(false).build().getTemplate(TEMPLATE);
            var minutes = Message.of(Handout.class, "handout.minutes", lesson.minutes()).in(lesson.language());
            Written.write(file, out -> template.evaluate(out, Map.of("title", lesson.title(), "language",
                    lesson.language().getLanguage(), "minutes", lesson.minutes() > 0 ? minutes : "", "steps", pages,
                    "draw", Message.of(Handout.class, "handout.draw").in(lesson.language())), lesson.language()));
        } catch (IOException e) {
            throw Written.problem(file, e);
        }
    }

    private List<Page> pages() {
        var pages = new ArrayList<Page>();
        for (int i = 0; i < lesson.steps().size(); i++) {
            pages.add(page(i));
            progress.passed(i + 1, lesson.steps().size());
        }
        return pages;
    }

    private Page page(int index) {
        var step = lesson.steps().get(index);
        var problems = new ArrayList<String>();
        var before = picture(index, false, problems);
        var after = lesson.isPredicted(index) ? picture(index, true, problems) : before;
        // What was shown a step ago is not printed once more.
        boolean isSame = index > 0 && step.shows().isEmpty();
        return new Page(step.title(), parts(step.text(), before.values()), isSame ? List.of() : before.uris(),
                step.question().map(question -> spans(question.asked(), before.values())).orElse(List.of()),
                step.question().map(question -> question.answers().stream().map(answer -> new Choice(
                        spans(answer.text(), before.values()), answer.right())).toList()).orElse(List.of()),
                parts(step.answer(), after.values()), lesson.isPredicted(index) ? after.uris() : List.of(), problems);
    }

    /** What is shown: the picture, if there is one, and its values. */
    private record Picture(List<String> uris, Map<String, String> values) {
    }

    private Picture picture(int index, boolean revealed, List<String> problems) {
        var shown = maker.make(lesson, index, revealed);
        shown.problems().forEach(problem -> problems.add(problem.in(lesson.language())));
        if (shown.files().isEmpty()) {
            return new Picture(List.of(), Map.of());
        }
        try {
            var comparison = panes.of(shown);
            var figure = shown.hidden().contains(StepState.MAP)
                    ? panes.photo(shown).raster()
                    : FigureWriter.raster(ComparisonFigure.of(comparison, lesson.language()), lesson.language());
            return new Picture(List.of(uri(figure)), panes.values(shown, comparison, lesson.language()));
        } catch (Problem e) {
            problems.add(e.in(lesson.language()));
            return new Picture(List.of(), Map.of());
        }
    }

    private static String uri(Raster raster) {
        try {
            var bytes = new ByteArrayOutputStream();
            PhotoWriter.jpeg(raster, QUALITY, bytes);
            return "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Part> parts(List<Block> blocks, Map<String, String> values) {
        return blocks.stream().map(block -> block instanceof Block.Points points
                ? new Part(true, points.numbered(), points.points().stream().map(each -> spans(each, values)).toList())
                : new Part(false, false, List.of(spans((Block.Paragraph) block, values)))).toList();
    }

    private static List<Block.Span> spans(Block.Paragraph paragraph, Map<String, String> values) {
        return paragraph.spans().stream().map(span -> new Block.Span(Filled.of(span.text(), values), span.strong(),
                span.emphasised())).toList();
    }
}
