package org.cameralucida.evaluate.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cameralucida.dataset.Layout;
import org.cameralucida.evaluate.Finding;
import org.cameralucida.evaluate.Measure;
import org.cameralucida.evaluate.Results;
import org.cameralucida.evaluate.Sanity;
import org.cameralucida.evaluate.Summary;
import org.cameralucida.explain.Progress;
import org.cameralucida.image.PhotoWriter;
import org.cameralucida.message.Decimal;
import org.cameralucida.message.Message;
import org.cameralucida.message.Problem;
import org.cameralucida.render.ColorMap;
import org.cameralucida.render.Display;

/** All that the page's template fills in. */
final class Page {

    private static final int PER_WALL = 12;
    private static final int FINDINGS = 12;
    private static final int PER_FINDING = 6;
    private static final int NAMED = 50;
    private static final int FEW_CLASSES = 25;
    private static final int STOPS = 16;
    private static final double QUALITY = 0.85;

    private final Results results;
    private final Summary summary;
    private final Report report;
    private final Locale locale;
    private final Pictures pictures;
    private final Progress progress;
    private final Tables tables;
    private final Numbers numbers;
    /** Whether pictures have one-sided colours, and whether any have such with 0 in their middle. */
    private final boolean[] scales = new boolean[2];
    private int made;
    private int total;

    Page(Report report, Pictures pictures, Progress progress) {
        this.report = report;
        this.results = report.results();
        this.summary = report.summary();
        this.locale = report.locale();
        this.pictures = pictures;
        this.progress = progress;
        this.tables = new Tables(results, summary, locale);
        this.numbers = new Numbers(locale);
    }

    /** A name and what it stands for. */
    record Fact(String name, String value) {
    }

    /** A plot, under its title, with what it shows. */
    record Drawn(String title, String svg) {
    }

    /** A line of the plots, in words. */
    record Legend(String name, String ink, String form) {
    }

    /** Images of a kind. */
    record Pinned(String title, long images, List<Thumbnail> thumbnails) {
    }

    /** An image: its picture as a data URI, empty where there is none. */
    record Thumbnail(String name, String source, String truth, String said, String confidence, String iou,
            boolean isRight) {
    }

    /** What is suspicious, with some of the images that show it. */
    record Suspicious(String network, String method, String sentence, List<Thumbnail> thumbnails) {
    }

    /** The walls of a network and a method. */
    record Hall(String network, String method, List<Pinned> walls) {
    }

    Map<String, Object> model() {
        var model = new HashMap<String, Object>();
        var entry = summary.entries().get(0);
        model.put("language", locale.getLanguage());
        model.put("dataset", results.parameters().dataset());
        model.put("images", results.images());
        model.put("failed", results.failures().size());
        model.put("labelled", entry.labelled());
        model.put("boxed", entry.boxed());
        model.put("networks", results.networks());
        model.put("leads", leads());
        model.put("classification", tables.classification());
        model.put("localisation", tables.localisation());
        model.put("faithfulness", tables.faithfulness());
        model.put("hasDifferences", results.networks().size() > 1);
        model.put("differences", tables.differences());
        model.put("all", tables.all());
        model.put("allDifferences", tables.allDifferences());
        model.put("matrices", entry.labelled() == 0 ? List.of()
                : networks().mapToObj(tables::matrix).filter(matrix -> !matrix.pairs().isEmpty()).toList());
        model.put("ranks", networks().mapToObj(tables::agreement).flatMap(Optional::stream).toList());
        model.put("sanity", results.sanity().map(each -> SanityTable.of(each, tables, locale)).orElse(List.of()));
        model.put("sanityImages", results.sanity().map(Sanity::images).orElse(0));
        model.put("classes", networks().mapToObj(tables::classes).toList());
        model.put("fewClasses", FEW_CLASSES);
        model.put("facts", facts());
        model.put("notes", report.notes().stream().map(note -> note.in(locale)).toList());
        model.put("conventions", summary.conventions().stream().map(each -> each.in(locale)).toList());
        model.put("failures", results.failures().stream().limit(NAMED).toList());
        model.put("named", NAMED);
        plots(model, entry);
        walls(model);
        return model;
    }

    private IntStream networks() {
        return IntStream.range(0, results.networks().size());
    }

    /** What is to be known first, in sentences: each network, then the baselines, whose boxes are the same for all. */
    private List<String> leads() {
        var leads = new ArrayList<String>();
        int sources = results.sources().size();
        for (int n = 0; n < results.networks().size(); n++) {
            var own = summary.entries().subList(n * sources, (n + 1) * sources);
            var error = own.get(0).figure(Measure.TOP1_ERROR).interval();
            if (!Double.isNaN(error.value())) {
                leads.add(say("lead.classes", results.networks().get(n), numbers.percent(1 - error.value(), 1),
                        numbers.percent(1 - error.high(), 1), numbers.percent(1 - error.low(), 1)));
            }
            var found = IntStream.range(0, sources).filter(s -> !results.isBaseline(s) && isKnown(own.get(s)))
                    .mapToObj(s -> say("lead.method", tables.source(s), gtKnown(own.get(s)))).toList();
            if (!found.isEmpty()) {
                leads.add(say("lead.boxes", results.networks().get(n), String.join(", ", found)));
            }
        }
        var baselines = summary.entries().subList(sources - 2, sources);
        if (isKnown(baselines.get(0))) {
            leads.add(say("lead.baselines", gtKnown(baselines.get(0)), gtKnown(baselines.get(1))));
        }
        return leads;
    }

    private static boolean isKnown(Summary.Entry entry) {
        return !Double.isNaN(entry.figure(Measure.GT_KNOWN).interval().value());
    }

    private String gtKnown(Summary.Entry entry) {
        return numbers.percent(entry.figure(Measure.GT_KNOWN).interval().value(), 1);
    }

    private void plots(Map<String, Object> model, Summary.Entry entry) {
        var drawn = new ArrayList<Drawn>();
        var plots = new Plots(results, locale);
        try {
            if (entry.boxed() > 0) {
                drawn.add(new Drawn(say("plot.above"), plots.aboveIou("IoU")));
                drawn.add(new Drawn(say("plot.thresholds"), plots.thresholds(say("plot.threshold"))));
            }
            if (entry.labelled() > 0) {
                drawn.add(new Drawn(say("plot.reliability"), plots.reliability(say("plot.confidence"))));
            }
            if (entry.boxed() > 0) {
                plots.lines().stream().filter(line -> line.source() == 0 && !results.isBaseline(0))
                        .forEach(line -> drawn.add(new Drawn(say("plot.histogram", name(line)),
                                plots.histogram(line, "IoU"))));
            }
            model.put("plotProblem", "");
        } catch (Problem e) {
            drawn.clear();
            model.put("plotProblem", e.in(locale));
        }
        model.put("plots", drawn);
        model.put("legend", plots.lines().stream().map(line -> new Legend(name(line), line.ink().variable(),
                line.form().name().toLowerCase(Locale.ROOT))).toList());
    }

    private String name(Plots.Line line) {
        return results.networks().get(line.network()) + " · " + tables.source(line.source());
    }

    private String say(String key, Object... arguments) {
        return Message.of(Page.class, key, arguments).in(locale);
    }

    private void walls(Map<String, Object> model) {
        boolean hasPictures = pictures != Pictures.NONE && !results.isBaseline(0);
        var findings = results.findings().stream().limit(FINDINGS).toList();
        int halls = hasPictures ? results.networks().size() * methods() : 0;
        total = halls * Wall.values().length * PER_WALL + (hasPictures ? findings.size() * PER_FINDING : 0);
        model.put("findings", findings.stream().map(each -> suspicious(each, hasPictures)).toList());
        model.put("halls", IntStream.range(0, halls).mapToObj(hall -> hall(hall / methods(), hall % methods())).toList());
        progress.passed(total, total);
        model.put("hasPictures", hasPictures);
        model.put("plainScale", scales[0] ? gradient(Display.DEFAULT.colors()) : "");
        model.put("signedScale", scales[1] ? gradient(Display.DEFAULT.signedColors()) : "");
    }

    private int methods() {
        return (int) IntStream.range(0, results.sources().size()).filter(source -> !results.isBaseline(source)).count();
    }

    private Hall hall(int network, int method) {
        var walls = new ArrayList<Pinned>();
        for (var wall : Wall.values()) {
            var thumbnails = wall.rows(results, network, method, PER_WALL).stream()
                    .map(row -> thumbnail(row, network, method)).toList();
            made += PER_WALL - thumbnails.size();
            if (!thumbnails.isEmpty()) {
                walls.add(new Pinned(wall.title().in(locale), wall.count(results, network, method), thumbnails));
            }
        }
        return new Hall(results.networks().get(network), tables.source(method), walls);
    }

    private Suspicious suspicious(Finding finding, boolean hasPictures) {
        var thumbnails = finding.rows().stream().limit(hasPictures ? PER_FINDING : 0)
                .map(row -> thumbnail(results.row(row), finding.network(), finding.source())).toList();
        return new Suspicious(results.networks().get(finding.network()), tables.source(finding.source()),
                finding.sentence().in(locale), thumbnails);
    }

    private Thumbnail thumbnail(Results.Row row, int network, int source) {
        progress.passed(made++, total);
        var picture = pictures.of(row, network, source);
        picture.ifPresent(each -> scales[each.isSigned() ? 1 : 0] = true);
        var said = row.networks().get(network);
        double iou = said.maps().get(source).iou();
        return new Thumbnail(row.image(), picture.map(each -> dataUri(each)).orElse(""),
                said.label() < 0 ? row.label() : results.className(network, said.label()),
                results.className(network, said.top()), numbers.percent(said.confidence(), 0),
                Double.isNaN(iou) ? "" : new Decimal(cut(iou), "%.2f").in(locale), said.label() == said.top());
    }

    /** Towards 0, so that no box that is wrong for want of an IoU of 0.5 says 0.50. */
    private static double cut(double iou) {
        return Math.floor(100 * iou) / 100;
    }

    private static String dataUri(Pictures.Picture picture) {
        var bytes = new ByteArrayOutputStream();
        try {
            PhotoWriter.jpeg(picture.raster(), QUALITY, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static String gradient(ColorMap colors) {
        return IntStream.rangeClosed(0, STOPS).mapToObj(i -> String.format(Locale.ROOT, "#%06x",
                colors.rgb((double) i / STOPS) & 0xFFFFFF)).collect(Collectors.joining(","));
    }

    /** All that the figures depend on. */
    private List<Fact> facts() {
        var parameters = results.parameters();
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(say("fact.dataset"), say("fact.dataset.value", parameters.dataset(), parameters.images(),
                Layout.of(parameters.layout()).title().in(locale))));
        facts.add(new Fact(say("fact.fingerprint"), parameters.fingerprint()));
        if (!parameters.mapping().isEmpty()) {
            facts.add(new Fact(say("fact.mapping"), parameters.mapping()));
        }
        for (var network : parameters.networks()) {
            facts.add(new Fact(say("fact.network"), say("fact.network.value", network.name(), network.classes(),
                    network.pooling(), network.sha256().isEmpty() ? say("fact.bundled") : network.sha256())));
        }
        for (int s = 0; s < parameters.methods().size(); s++) {
            var settings = parameters.methods().get(s).settings();
            facts.add(new Fact(say("fact.method"), Stream.concat(Stream.of(tables.source(s)), settings.entrySet().stream()
                    .map(each -> each.getKey() + " = " + each.getValue())).collect(Collectors.joining(", "))));
        }
        facts.add(new Fact(say("fact.threshold"), numbers.percent(parameters.threshold(), 1) + " %"));
        if (parameters.steps() > 0) {
            facts.add(new Fact(say("fact.steps"), Integer.toString(parameters.steps())));
        }
        facts.add(new Fact(say("fact.limit"), parameters.limit() == 0 ? say("fact.limit.none")
                : Integer.toString(parameters.limit())));
        facts.add(new Fact(say("fact.seed"), Long.toString(parameters.seed())));
        facts.add(new Fact(say("fact.device"), parameters.device()));
        facts.add(new Fact(say("fact.shard"), parameters.shard()));
        return facts;
    }
}
