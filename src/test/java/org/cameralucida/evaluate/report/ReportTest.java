package org.cameralucida.evaluate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.cameralucida.evaluate.ImageResult;
import org.cameralucida.evaluate.MapResult;
import org.cameralucida.evaluate.NetworkResult;
import org.cameralucida.evaluate.Parameters;
import org.cameralucida.evaluate.Parameters.MethodParameters;
import org.cameralucida.evaluate.Parameters.NetworkParameters;
import org.cameralucida.evaluate.Results;
import org.cameralucida.evaluate.Sanity;
import org.cameralucida.explain.Progress;
import org.cameralucida.image.Raster;
import org.cameralucida.message.Message;
import org.cameralucida.message.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

/** The report of an evaluation: every figure is in it as the files have it, and nothing of the data is taken for markup. */
class ReportTest {

    private static final String HOSTILE = "<script>alert('ü')</script> & \"café\" {{ 1 }} \\ $x_1$ 50% #~^ [*]";
    private static final Pattern CELL = Pattern.compile("data-measure=\"([^\"]+)\" data-value=\"([^\"]*)\"");

    @TempDir
    private Path folder;

    private static Results results(String word, boolean isLabelled) {
        return results(word, isLabelled, 40, List.of(new MethodParameters("cam", Map.of()),
                new MethodParameters("gradient", Map.of("key", word))), List.of("deletion"));
    }

    private static Results results(String word, boolean isLabelled, int images, List<MethodParameters> methods,
            List<String> measures) {
        var names = List.of("one " + word, "two", "three", "four", "five", "six");
        var networks = List.of(new NetworkParameters("A " + word, "", "gap", 6, names),
                new NetworkParameters("B", "0123", "gmp", 6, names));
        var results = new Results(new Parameters(1, word, isLabelled ? "csv" : "none", 40, "abc", "", networks,
                methods, measures, measures.isEmpty() ? 0 : 7, 0.2, 0, 1, "CPU", "1/1"));
        var random = new Random(5);
        for (int i = 0; i < images; i++) {
            int label = isLabelled ? i % 6 : -1;
            results.add(i == 7 ? new ImageResult(i, i + word, 0, 0, word, List.of(), "", "not read: " + word, List.of())
                    : new ImageResult(i, i + word, 80, 60, isLabelled ? names.get(label) : "", isLabelled
                            ? List.of(List.of(1, 2, 30, 40)) : List.of(), "", "",
                            List.of(said(label, random, methods.size()), said(label, random, methods.size()))));
        }
        return results;
    }

    private static NetworkResult said(int label, Random random, int methods) {
        var top = random.ints(0, 6).distinct().limit(5).boxed().toList();
        return new NetworkResult(label, label < 0 ? 0 : 0.25f, top, List.of(0.3f + random.nextFloat() / 2, 0.1f, 0.1f, 0f,
                0f), Stream.generate(() -> map(label, random)).limit(methods + 2).toList());
    }

    private static MapResult map(int label, Random random) {
        return label < 0 ? new MapResult(List.of(), Map.of(MapResult.SPARSENESS, 0.5), List.of())
                : new MapResult(List.of(5, 6, 30, 40), Map.of(MapResult.PEAK_X, label == 2 ? 0.05 : 0.5, MapResult.PEAK_Y,
                        label == 2 ? 0.95 : 0.5, MapResult.IOU, random.nextDouble(), MapResult.FIRST_IOU, 0.6,
                        MapResult.SECOND_IOU, 0.4, MapResult.POINTING_DISTANCE, (double) random.nextInt(2),
                        MapResult.ENERGY_IN_BOX, random.nextDouble(), "deletion", random.nextDouble(),
                        MapResult.SPARSENESS, random.nextDouble()),
                        List.of("0-100", "0-90", "3-70", "10-20"));
    }

    private static Report report(Results results, Locale locale) {
        return new Report(results, results.summary(), List.of(Message.of(Report.class, "title", HOSTILE)), locale);
    }

    private String html(Report report, Pictures pictures) throws IOException {
        report.html(folder.resolve("report.html"), pictures, Progress.NONE);
        return Files.readString(folder.resolve("report.html"));
    }

    private static List<MatchResult> cells(String html, String table) {
        int from = html.indexOf("<table id=\"" + table + "\"");
        return CELL.matcher(html.substring(from, html.indexOf("</table>", from))).results().toList();
    }

    private static JsonElement at(JsonObject entry, String measure) {
        JsonElement found = entry;
        var keys = measure.split("\\.", 3);
        for (var key : keys) {
            found = found.getAsJsonObject().get(key);
        }
        return found;
    }

    @Test
    void everyFigureIsInItAsTheFilesHaveIt() throws IOException {
        var report = report(results("data", true), Locale.ENGLISH);
        JsonArray json = report.summary().json();
        var cells = cells(html(report, Pictures.NONE), "figures");
        int entries = json.size();
        assertThat(cells).hasSizeGreaterThan(20 * entries).anyMatch(cell -> cell.group(1).equals("faithfulness.deletion")).satisfies(all -> assertThat(all.size() % entries).isZero());
        for (int i = 0; i < cells.size(); i++) {
            var entry = json.get(i % entries).getAsJsonObject();
            var expected = at(entry, cells.get(i).group(1));
            assertThat(cells.get(i).group(2)).as(cells.get(i).group(1))
                    .isEqualTo(expected.isJsonNull() ? "NaN" : Double.toString(expected.getAsDouble()));
        }
        var measures = cells.stream().map(cell -> cell.group(1)).distinct().toList();
        json.get(0).getAsJsonObject().getAsJsonObject("intervals").keySet()
                .forEach(measure -> assertThat(measures).contains(measure));
    }

    @Test
    void everyDifferenceToo() throws IOException {
        var report = report(results("data", true), Locale.ITALIAN);
        var others = report.summary().json().asList().subList(4, 8);
        var cells = cells(html(report, Pictures.NONE), "all-differences");
        assertThat(cells).isNotEmpty();
        for (int i = 0; i < cells.size(); i++) {
            var difference = others.get(i % 4).getAsJsonObject().getAsJsonObject("differences").get(cells.get(i).group(1));
            assertThat(cells.get(i).group(2)).isEqualTo(Double.toString(difference.getAsJsonArray().get(0).getAsDouble()));
        }
    }

    @Test
    void nothingOfTheDataIsTakenForMarkup() throws IOException {
        var raster = new Raster(4, 3, new int[12]);
        var html = html(report(results(HOSTILE, true), Locale.ENGLISH),
                (row, network, source) -> Optional.of(new Pictures.Picture(raster, network == 1)));
        assertThat(html).doesNotContain("<script>alert").doesNotContain("\"café\"").contains("&lt;script&gt;alert(")
                .contains("&amp; &quot;café&quot; {{ 1 }}");
        assertThat(html.split("<script>")).hasSize(2);
        assertThat(html).doesNotContainPattern("(src|href)=\"(?!data:image/jpeg;base64,|#)").doesNotContain("url(");
    }

    @Test
    void itsPlotsAreValidAndItsPicturesInside() throws Exception {
        var raster = new Raster(4, 3, new int[12]);
        var html = html(report(results(HOSTILE, true), Locale.ITALIAN),
                (row, network, source) -> row.row() % 2 > 0 ? Optional.empty()
                        : Optional.of(new Pictures.Picture(raster, false)));
        var plots = Pattern.compile("(?s)<svg[^>]*xmlns=.*?</svg\\s*>").matcher(html).results().map(MatchResult::group)
                .toList();
        assertThat(plots).hasSize(5);
        for (var plot : plots) {
            DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(plot)));
        }
        var pictures = Pattern.compile("src=\"data:image/jpeg;base64,([^\"]+)\"").matcher(html).results().toList();
        assertThat(pictures).isNotEmpty();
        assertThat(Base64.getDecoder().decode(pictures.get(0).group(1))).startsWith(0xFF, 0xD8, 0xFF);
        assertThat(html).contains("nessuna immagine").contains("lang=\"it\"");
    }

    @Test
    void withoutLabelsOrPicturesItSaysSoAndHasNoErrors() throws IOException {
        var html = html(report(results("photos", false), Locale.ENGLISH), Pictures.NONE);
        assertThat(html).contains("pictures need the photos").doesNotContain("id=\"classes\"").doesNotContain("id=\"places\"")
                .doesNotContain("id=\"confusion\"").contains("id=\"figures\"");
        new LatexTables(results("photos", false), results("photos", false).summary(), Locale.ENGLISH).text();
    }

    @Test
    void fewMethodsOrNoResultsAtAllMakeAReport() throws IOException {
        Pictures none = (row, network, source) -> Optional.empty();
        assertThat(html(report(results("data", true, 40, List.of(), List.of()), Locale.ENGLISH), none)).contains("a box in the middle");
        assertThat(html(report(results("data", true, 0, List.of(new MethodParameters("of another version", Map.of())),
                List.of()), Locale.ENGLISH), none)).contains("of another version").doesNotContain("NaN%");
    }

    @Test
    void whatIsSuspiciousIsSaidWithPictures() throws IOException {
        // Of few classes little is known of how they differ: it takes many images.
        var results = results(HOSTILE, true, 300, List.of(new MethodParameters("cam", Map.of())), List.of());
        var finding = results.findings().get(0).sentence().in(Locale.ITALIAN);
        var raster = new Raster(4, 3, new int[12]);
        var html = html(report(results, Locale.ITALIAN),
                (row, network, source) -> Optional.of(new Pictures.Picture(raster, false)));
        var section = html.substring(html.indexOf("id=\"findings\""), html.indexOf("id=\"classes\""));
        assertThat(section).contains(finding.substring(0, 20)).contains("data:image/jpeg").contains("massimo di ogni mappa");
    }

    @Test
    void theAgreementOfMeasuresIsInIt() throws IOException {
        var methods = List.of(new MethodParameters("cam", Map.of()), new MethodParameters("gradcam", Map.of()),
                new MethodParameters("gradient", Map.of()));
        assertThat(html(report(results("data", true, 40, methods, List.of()), Locale.ENGLISH), Pictures.NONE))
                .contains("id=\"agreement\"").contains("mean IoU % / energy in box %: ");
        assertThat(html(report(results("data", true), Locale.ENGLISH), Pictures.NONE)).doesNotContain("id=\"agreement\"");
    }

    @Test
    void sanityChecksAreATableANetwork() {
        var results = results("data", true);
        var depths = List.of(new Sanity.Depth(1, "fc", 0.25, -0.5), new Sanity.Depth(4, "conv", Double.NaN, 0.75));
        var sanity = new Sanity(16, 1, List.of(new Sanity.OfNetwork("A", 4, "", List.of(
                new Sanity.OfMethod("cam", depths, 0.127))), new Sanity.OfNetwork("B", 0, "No weights.", List.of())));
        var tables = SanityTable.of(sanity, new Tables(results, results.summary(), Locale.ITALIAN), Locale.ITALIAN);
        assertThat(tables.get(0).columns()).containsExactly("1 su 4", "4 su 4");
        var row = tables.get(0).rows().get(0);
        assertThat(row.depths()).containsExactly(new SanityTable.Alike("0.25", "0,25", "−0,50"),
                new SanityTable.Alike("NaN", "–", "0,75"));
        assertThat(row.rise()).isEqualTo("+13");
        assertThat(tables.get(1).refusal()).isEqualTo("No weights.");
    }

    @Test
    void whatIsStoppedOrCannotBeWrittenLeavesWhatWasThere() throws IOException {
        var report = report(results("data", true), Locale.ENGLISH);
        var file = folder.resolve("report.html");
        Files.writeString(file, "before");
        assertThatThrownBy(() -> report.html(file, (row, network, source) -> Optional.empty(), (done, total) -> {
            throw new CancellationException();
        })).isInstanceOf(CancellationException.class);
        assertThat(file).hasContent("before");
        var nowhere = folder.resolve("none/report.html");
        assertThatThrownBy(() -> report.html(nowhere, Pictures.NONE, Progress.NONE)).isInstanceOf(Problem.class)
                .hasMessageContaining(nowhere.toString());
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void tablesForLatexAreAsThoseOfThePaper() throws IOException {
        var report = report(results(HOSTILE, true), Locale.ENGLISH);
        report.latex(folder.resolve("tables.tex"));
        var text = Files.readString(folder.resolve("tables.tex"));
        assertThat(text).contains("Networks & top-1 val.\\ error & top-5 val.\\ error \\\\")
                .contains("Method & supervision & top-5 val.\\ error \\\\").contains("Backprop on B &")
                .contains("B (heuristics) & weakly &").contains("a box in the middle &");
        var errors = report.summary().entries().get(4).figures().get(0).interval();
        assertThat(text).contains("B & " + (errors.value() < report.summary().entries().get(0).figures().get(0).interval()
                .value() ? "\\textbf{" : "") + String.format(Locale.ROOT, "%.2f", 100 * errors.value()));
        checkForLatex(text);
    }

    /** What LaTeX would stumble over: braces, and characters that mean something to it. */
    private static void checkForLatex(String text) {
        int depth = 0;
        for (var line : text.lines().skip(1).toList()) {
            var plain = line.replaceAll("\\\\[\\\\{}$&#_%]", "");
            assertThat(plain).doesNotContainPattern("[$#_%~^<>|\"]");
            for (char c : plain.toCharArray()) {
                depth += c == '{' ? 1 : c == '}' ? -1 : 0;
                assertThat(depth).isNotNegative();
            }
            assertThat(plain).doesNotStartWith("[").doesNotStartWith("*");
            if (plain.contains("&")) {
                assertThat(line).endsWith("\\\\");
            }
        }
        assertThat(depth).isZero();
        assertThat(text.split("\\\\begin\\{")).hasSameSizeAs(text.split("\\\\end\\{"));
    }

    @Test
    void itIsAsLargeAsItsPicturesHoweverManyImagesThereAre() {
        for (var wall : Wall.values()) {
            assertThat(wall.rows(results("data", true), 0, 0, 3)).hasSizeLessThanOrEqualTo(3);
        }
        var results = results("data", true);
        var surest = Wall.CONFIDENT_ERRORS.rows(results, 0, 0, 40);
        assertThat(surest).hasSize((int) Wall.CONFIDENT_ERRORS.count(results, 0, 0)).allSatisfy(row -> assertThat(
                row.networks().get(0).top()).isNotEqualTo(row.networks().get(0).label()));
        assertThat(surest.stream().map(row -> -row.networks().get(0).confidence()).toList()).isSorted();
        assertThat(Wall.WORST.rows(results, 0, 0, 40).stream().map(row -> row.networks().get(0).maps().get(0).iou()).toList())
                .isSorted();
    }

    /** The oracle sorts all images anew for each network and method, by what each wall's heading says. */
    @Test
    void everyNetworkAndMethodHasWallsOfItsOwn() throws IOException {
        var results = results("data", true);
        var asked = new ArrayList<List<Integer>>();
        var html = html(report(results, Locale.ENGLISH), (row, network, source) -> {
            asked.add(List.of(network, source, row.row()));
            return Optional.empty();
        });
        var expected = new ArrayList<List<Integer>>();
        var headings = new ArrayList<String>();
        for (int network = 0; network < 2; network++) {
            for (int method = 0; method < 2; method++) {
                headings.add(results.networks().get(network) + new Tables(results, results.summary(), Locale.ENGLISH)
                        .source(method));
                for (var wall : walls(results, network, method)) {
                    int count = wall.getValue().size();
                    if (count > 0) {
                        headings.add(wall.getKey() + (count == 1 ? "one image" : count + " images"));
                    }
                    for (var row : wall.getValue().subList(0, Math.min(12, count))) {
                        expected.add(List.of(network, method, row.row()));
                    }
                }
            }
        }
        int from = html.indexOf("<section id=\"pictures\"");
        var section = html.substring(from, html.indexOf("</section>", from));
        assertThat(Pattern.compile("<h3>([^<]*)<small>([^<]*)</small>").matcher(section).results()
                .map(each -> each.group(1) + each.group(2))).containsExactlyElementsOf(headings);
        // Before them are the pictures of what is suspicious.
        assertThat(asked.subList(asked.size() - expected.size(), asked.size())).isEqualTo(expected);
    }

    private static List<Map.Entry<String, List<Results.Row>>> walls(Results results, int network, int method) {
        ToDoubleFunction<Results.Row> iou = row -> row.networks().get(network).maps().get(method).iou();
        Predicate<Results.Row> isRight = row -> row.networks().get(network).top() == row.networks().get(network).label();
        Predicate<Results.Row> fits = row -> iou.applyAsDouble(row) >= 0.5;
        var surest = Comparator.comparingDouble((Results.Row row) -> -row.networks().get(network).confidence());
        var best = Comparator.comparingDouble((Results.Row row) -> -iou.applyAsDouble(row));
        var rows = IntStream.range(0, results.images()).mapToObj(results::row).toList();
        return List.of(Map.entry("The surest mistakes", rows.stream().filter(isRight.negate()).sorted(surest).toList()),
                Map.entry("Right class, wrong place",
                        rows.stream().filter(isRight.and(fits.negate())).sorted(surest).toList()),
                Map.entry("Wrong class, right place", rows.stream().filter(isRight.negate().and(fits)).sorted(best).toList()),
                Map.entry("Boxes that fit worst", rows.stream().sorted(best.reversed()).toList()),
                Map.entry("Boxes that fit best", rows.stream().sorted(best).toList()));
    }
}
