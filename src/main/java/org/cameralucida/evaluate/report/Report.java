package org.cameralucida.evaluate.report;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.cameralucida.evaluate.Results;
import org.cameralucida.evaluate.Summary;
import org.cameralucida.evaluate.Written;
import org.cameralucida.explain.Progress;
import org.cameralucida.message.Message;
import org.cameralucida.message.Problem;

/**
 * What leaves an evaluation for people. The page is one file with its plots and pictures inside, so that it can be
 * moved, sent and opened anywhere, without a network; it is as large as its few hundred pictures, however many images
 * were evaluated. Both are written all or nothing.
 *
 * @param results of which it is
 * @param summary their figures
 * @param notes what else is to be told: how the data set was read, which classes are which
 * @param locale the language
 */
public record Report(Results results, Summary summary, List<Message> notes, Locale locale) {

    private static final String TEMPLATES = "org/cameralucida/evaluate/report/";

    public Report {
        notes = List.copyOf(notes);
    }

    /**
     * Writes a page for any browser; slow where it has pictures.
     *
     * @param progress hears of the pictures, and can stop the making
     * @throws Problem if the file cannot be written; what was there is still there
     * @throws java.util.concurrent.CancellationException if the progress stopped it; likewise
     */
    public void html(Path file, Pictures pictures, Progress progress) {
        var page = new Page(this, pictures, progress).model();
        write(file, "report.html", page);
    }

    /**
     * Writes tables for a paper, as those of Zhou et al. 2016 are laid out, for LaTeX with booktabs.
     *
     * @throws Problem if the file cannot be written; what was there is still there
     */
    public void latex(Path file) {
        try {
            Written.write(file, out -> out.write(new LatexTables(results, summary, locale).text()));
        } catch (IOException e) {
            throw Written.problem(file, e);
        }
    }

    private void write(Path file, String template, Map<String, Object> model) {
        try {
            Written.write(file, out -> template(template).evaluate(out, model, locale));
        } catch (IOException e) {
            throw Written.problem(file, e);
        }
    }

    /** What is put into the page is escaped, unless the template says that it is markup. */
    private static PebbleTemplate template(String name) {
        return new PebbleEngine.Builder().loader(new ClasspathLoader(Report.class.getClassLoader()))
                .autoEscaping(true).strictVariables(true).cacheActive(false).extension(new Sentences()).build()
                .getTemplate(TEMPLATES + name);
    }

    /** The function {@code say('key', …)}: a sentence of this package's bundle in the page's language. */
    private static final class Sentences extends AbstractExtension {

        @Override
        public Map<String, Function> getFunctions() {
            return Map.of("say", new Function() {

                @Override
                public List<String> getArgumentNames() {
                    return List.of("key", "a", "b", "c", "d", "e");
                }

                @Override
                public Object execute(Map<String, Object> given, PebbleTemplate self, EvaluationContext context,
                        int line) {
                    var arguments = Stream.of("a", "b", "c", "d", "e").map(given::get).takeWhile(each -> each != null);
                    return Message.of(Report.class, String.valueOf(given.get("key")), arguments.toArray())
                            .in(context.getLocale());
                }
            });
        }
    }
}
