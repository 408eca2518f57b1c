package org.cameralucida.ui.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.cameralucida.SharedData;
import org.cameralucida.catalog.Catalog;
import org.cameralucida.cli.Cli;
import org.cameralucida.cli.CommandLines;
import org.cameralucida.dataset.Layout;
import org.cameralucida.evaluate.LabelledPhotos;
import org.cameralucida.evaluate.Measure;
import org.cameralucida.message.Message;
import org.cameralucida.network.TwoHeads;
import org.cameralucida.ui.network.ChosenOutputs;
import org.cameralucida.ui.network.NetworkSource;
import org.cameralucida.ui.workbench.WorkbenchFixture;
import org.cameralucida.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page of evaluations, without a page. */
class EvaluateViewModelTest extends WorkbenchFixture {

    /** A mean of a handful of numbers that are 0 or 1, once rounded. */
    private static final double ROUNDING = 1e-15;

    private EvaluateViewModel evaluate;
    private Path data;

    @BeforeEach
    void aDataSet() throws IOException {
        data = ColoredPhotos.write(folder.resolve("coloured"), 6);
        networks.open("colors");
        evaluate = page(shelf);
    }

    /** As it is after the program was started. */
    private EvaluateViewModel page(NetworkSource source) {
        return new EvaluateViewModel(workbench, new Compared(), source, memory, new Workspace(folder.resolve("home")), Optional.empty(),
                dialogs, new CommandLines(List.of("camera-lucida")), background, activities, Locale.ENGLISH);
    }

    private Standing standing() {
        return evaluate.run().standingProperty().get();
    }

    private double figure(Measure measure) {
        return evaluate.results().summaryProperty().get().entries().get(0).figure(measure).interval().value();
    }

    private List<String> notes() {
        return evaluate.setup().notesProperty().get().stream().map(Message::toString).toList();
    }

    @Test
    void aDataSetIsChosenAndEvaluatedWithTheNetworkInUse() {
        assertThat(standing()).isEqualTo(Standing.NO_DATA);
        dialogs.folder = data;
        evaluate.chooseFolder();
        assertThat(standing()).isEqualTo(Standing.READY);
        assertThat(evaluate.setup().networks()).containsExactly("colors");
        assertThat(evaluate.setup().methods()).containsExactly("cam");
        assertThat(notes()).first().asString().contains("truth.csv");
        assertThat(notes()).anyMatch(note -> note.startsWith("Colours: Of the data set's 1 class 1 is"));
        evaluate.run().start();
        assertThat(standing()).isEqualTo(Standing.DONE);
        assertThat(evaluate.results().results().images()).isEqualTo(5);
        // One of the five is only green; of the others one has its box elsewhere.
        assertThat(figure(Measure.TOP1_ERROR)).isCloseTo(1 / 5.0, within(ROUNDING));
        assertThat(figure(Measure.LOCALISATION_TOP1_ERROR)).isCloseTo(2 / 5.0, within(ROUNDING));
        assertThat(activities.failureProperty().get()).isNull();
    }

    @Test
    void aPhotoThatCannotBeReadIsNamedAndTheOthersAreEvaluated() {
        evaluate.open(data);
        evaluate.run().start();
        assertThat(evaluate.results().results().failures()).singleElement()
                .satisfies(failure -> assertThat(failure.image()).isEqualTo("photo005.png"));
        assertThat(evaluate.run().stepsProperty().get().done()).isEqualTo(6);
    }

    @Test
    void theSameSetUpShowsItsResultsAgainAfterTheProgramWasClosed() {
        evaluate.open(data);
        evaluate.run().start();
        var before = evaluate.results().summaryProperty().get();
        long passes = shelf.passes();
        evaluate = page(shelf);
        evaluate.begin();
        assertThat(standing()).isEqualTo(Standing.DONE);
        assertThat(evaluate.setup().dataProperty().get().root()).isEqualTo(data);
        assertThat(evaluate.results().summaryProperty().get().json()).isEqualTo(before.json());
        assertThat(shelf.passes()).isEqualTo(passes);
    }

    @Test
    void whatWasInterruptedGoesOnWhereItWasAndGivesTheSame() throws IOException {
        evaluate.open(data);
        evaluate.run().start();
        var results = evaluate.run().folder().orElseThrow();
        var whole = Files.readString(results.resolve("summary.json"));
        var rows = Files.readAllLines(results.resolve("rows.jsonl"));
        // As if it had been killed while it wrote the third.
        Files.writeString(results.resolve("rows.jsonl"), rows.get(0) + "\n" + rows.get(1) + "\n"
                + rows.get(2).substring(0, 20));
        Files.delete(results.resolve("summary.json"));
        evaluate = page(shelf);
        evaluate.begin();
        assertThat(standing()).isEqualTo(Standing.STOPPED);
        assertThat(evaluate.run().stepsProperty().get().done()).isEqualTo(2);
        assertThat(evaluate.results().results().images()).isEqualTo(2);
        evaluate.run().start();
        assertThat(standing()).isEqualTo(Standing.DONE);
        assertThat(results.resolve("summary.json")).content().isEqualTo(whole);
        assertThat(Files.readAllLines(results.resolve("rows.jsonl"))).isEqualTo(rows);
    }

    /** On a clock by which each image takes a second to read. */
    @Test
    void resultsThatTakeLongToReadCanBeLeftAndAskedForAgain() {
        evaluate.open(data);
        evaluate.run().start();
        var seconds = new AtomicLong();
        evaluate.run().readBy(() -> seconds.addAndGet(1_000_000_000));
        var standings = new ArrayList<Standing>();
        evaluate.run().standingProperty().addListener((property, before, now) -> {
            standings.add(now);
            if (now == Standing.READING) {
                evaluate.run().stop();
            }
        });
        background.hold();
        evaluate.run().look();
        background.release();
        assertThat(standings).containsExactly(Standing.READING, Standing.UNREAD);
        assertThat(evaluate.run().stepsProperty().get().done()).isEqualTo(1);
        evaluate.run().readBy(() -> 0);
        evaluate.run().start();
        assertThat(standing()).isEqualTo(Standing.DONE);
        assertThat(evaluate.results().results().images()).isEqualTo(5);
    }

    @Test
    void otherResultsAreAnotherFolderAndThoseOfBeforeAreStillThere() {
        evaluate.open(data);
        evaluate.run().start();
        var first = evaluate.run().folder();
        evaluate.setup().limitProperty().set(2);
        assertThat(standing()).isEqualTo(Standing.READY);
        assertThat(evaluate.results().results()).isNull();
        evaluate.run().start();
        assertThat(evaluate.results().results().images()).isEqualTo(2);
        assertThat(evaluate.run().folder()).isNotEqualTo(first);
        evaluate.setup().limitProperty().set(0);
        assertThat(standing()).isEqualTo(Standing.DONE);
        assertThat(evaluate.results().results().images()).isEqualTo(5);
        assertThat(evaluate.run().folder()).isEqualTo(first);
    }

    @Test
    void startedAnewNothingOfBeforeIsLost() {
        evaluate.open(data);
        evaluate.run().start();
        var results = evaluate.run().folder().orElseThrow();
        evaluate.run().startAnew();
        assertThat(standing()).isEqualTo(Standing.DONE);
        assertThat(results.resolve("summary.json")).exists();
        assertThat(results.resolveSibling(results.getFileName() + ".1").resolve("summary.json")).exists();
    }

    @Test
    void photosWithoutLabelsAreEvaluatedToo() {
        dialogs.folder = data;
        evaluate.chooseFolder();
        evaluate.setup().layoutProperty().set(Layout.NONE);
        assertThat(notes()).first().asString().containsIgnoringCase("labels");
        evaluate.run().start();
        assertThat(figure(Measure.TOP1_ERROR)).isNaN();
        assertThat(figure(Measure.CONFIDENCE)).isBetween(1 / 3.0, 1.0);
        var lines = ResultLine.of(evaluate.results().results(), evaluate.results().meansProperty().get(),
                evaluate.results().summaryProperty().get());
        assertThat(lines.get(0).cells()).containsKey(Measure.CONFIDENCE).doesNotContainKey(Measure.TOP1_ERROR);
    }

    @Test
    void twoNetworksAreALineEachWithTheDifferenceAndTheBaselinesOnce() {
        evaluate.open(data);
        evaluate.setup().networks().setAll("colors", "colors");
        evaluate.run().start();
        var lines = ResultLine.of(evaluate.results().results(), evaluate.results().meansProperty().get(),
                evaluate.results().summaryProperty().get());
        assertThat(lines).extracting(ResultLine::kind).containsExactly(ResultLine.Kind.METHOD, ResultLine.Kind.METHOD,
                ResultLine.Kind.DIFFERENCE, ResultLine.Kind.BASELINE, ResultLine.Kind.BASELINE);
        assertThat(lines.get(2).cells().get(Measure.TOP1_ERROR).value()).isZero();
        assertThat(lines.get(2).cells().get(Measure.TOP1_ERROR).isSure()).isFalse();
        assertThat(lines.get(3).cells()).doesNotContainKey(Measure.TOP1_ERROR).containsKey(Measure.IOU);
    }

    @Test
    void aMethodThatSaysNothingOfANetworkIsSaidBeforehandAndIsAProblemAfterwards() {
        evaluate.open(data);
        evaluate.setup().methods().setAll("occlusion");
        evaluate.setup().networks().setAll("flat");
        evaluate.setup().methods().setAll("occlusion", "cam");
        assertThat(notes()).anyMatch(note -> note.contains("CAM") && note.contains("Flat"));
        evaluate.run().start();
        assertThat(activities.failureProperty().get()).isNotNull();
        assertThat(standing()).isEqualTo(Standing.READY);
    }

    @Test
    void aFileSaysWhichClassIsWhich() throws IOException {
        var photos = folder.resolve("by colour");
        Files.createDirectories(photos.resolve("rosso"));
        Files.createDirectories(photos.resolve("verde"));
        Files.copy(data.resolve("photo002.png"), photos.resolve("rosso").resolve("a.png"));
        Files.copy(data.resolve("photo003.png"), photos.resolve("verde").resolve("b.png"));
        var mapping = folder.resolve("classes.csv");
        Files.writeString(mapping, "rosso,red\nverde,green\n");
        evaluate.open(photos);
        assertThat(notes()).anyMatch(note -> note.contains("rosso"));
        assertThat(evaluate.setup().areClassesMissing()).isTrue();
        dialogs.mapping = mapping;
        evaluate.chooseMapping();
        assertThat(evaluate.setup().areClassesMissing()).isFalse();
        evaluate.run().start();
        assertThat(figure(Measure.TOP1_ERROR)).isZero();
    }

    @Test
    void theCommandOfTheWindowGivesTheSameBytes() throws IOException {
        var network = SharedData.tiny("tiny_gap").resolve("model.onnx").toString();
        var catalog = new Catalog(folder.resolve("networks"));
        var photos = LabelledPhotos.write(folder.resolve("photos"), 9);
        evaluate = page(NetworkSource.of(catalog));
        evaluate.open(photos);
        evaluate.setup().networks().setAll(network);
        evaluate.setup().methods().setAll("cam", "gradcam");
        evaluate.setup().thresholdProperty().set(0.3);
        evaluate.setup().measures().setAll("deletion");
        evaluate.run().start();
        assertThat(standing()).isEqualTo(Standing.DONE);
        evaluate.sanity().check();
        assertThat(evaluate.results().results().sanity()).isPresent();
        evaluate.exports().copyCommand();
        var out = folder.resolve("out");
        var words = Arrays.asList(dialogs.copiedText.split(" "));
        words.set(words.indexOf("--out") + 1, out.toString());
        var err = new StringWriter();
        assertThat(Cli.run(catalog, new PrintWriter(new StringWriter()), new PrintWriter(err),
                words.subList(1, words.size()).toArray(String[]::new))).as(err.toString()).isZero();
        var own = evaluate.run().folder().orElseThrow();
        for (var name : List.of("summary.json", "images.csv", "rows.jsonl", "parameters.json", "sanity.json")) {
            assertThat(own.resolve(name)).as(name).hasSameBinaryContentAs(out.resolve(name));
        }
        evaluate.close();
    }

    @Test
    void theOutputThatWasChosenIsEvaluatedAndItsCommandNamesIt() throws IOException {
        var catalog = new Catalog(folder.resolve("networks"));
        var tasks = TwoHeads.write(folder).toString();
        var source = new ChosenOutputs(NetworkSource.of(catalog));
        source.choose(tasks, Optional.of("light"));
        evaluate = page(source);
        evaluate.open(data);
        evaluate.setup().networks().setAll(tasks);
        evaluate.run().start();
        assertThat(standing()).isEqualTo(Standing.DONE);
        assertThat(evaluate.results().results().parameters().networks().get(0).output()).isEqualTo("light");
        assertThat(evaluate.results().results().parameters().networks().get(0).names()).hasSize(2);
        evaluate.exports().copyCommand();
        assertThat(dialogs.copiedText).contains(" --output light ");
        source.choose(tasks, Optional.empty());
        evaluate.run().start();
        assertThat(evaluate.results().results().parameters().networks().get(0).names()).hasSize(3);
        evaluate.close();
    }

    @Test
    void furtherMeasuresCostAsManyPicturesAsWasSaid() {
        evaluate.open(data);
        evaluate.run().start();
        long before = shelf.passes();
        assertThat(evaluate.setup().pictures()).isZero();
        evaluate.setup().measures().setAll("deletion", "road", "increase");
        int pictures = evaluate.setup().pictures();
        evaluate.run().start();
        assertThat(standing()).isEqualTo(Standing.DONE);
        assertThat(evaluate.results().results().images()).isEqualTo(5);
        // Each photo was seen once as it is, and a map without contrast is not multiplied with its picture.
        assertThat(shelf.passes() - before - 5).isBetween(5 * (pictures - 3L), 5L * pictures);
    }

    @Test
    void whatWasLearnedCanBeCheckedOnceAllImagesAreEvaluated() {
        evaluate.open(data);
        assertThat(evaluate.sanity().possibleProperty().get()).isFalse();
        evaluate.run().start();
        assertThat(evaluate.sanity().possibleProperty().get()).isTrue();
        assertThat(evaluate.sanity().maps()).isEqualTo(5 * 9);
    }

    @Test
    void figuresTablesAndReportsAreSaved() throws IOException {
        evaluate.open(data);
        evaluate.run().start();
        var results = evaluate.run().folder().orElseThrow();
        dialogs.target = folder.resolve("figures.json");
        evaluate.exports().saveFigures();
        assertThat(dialogs.suggestedName).isEqualTo("coloured-evaluation.json");
        assertThat(dialogs.target).hasSameBinaryContentAs(results.resolve("summary.json"));
        dialogs.target = folder.resolve("table.csv");
        evaluate.exports().saveTable();
        assertThat(dialogs.target).hasSameBinaryContentAs(results.resolve("images.csv"));
        dialogs.target = folder.resolve("table.tex");
        evaluate.exports().saveLatex();
        assertThat(dialogs.target).content().contains("tabular").contains("Colours");
        dialogs.target = folder.resolve("report.html");
        evaluate.exports().saveReport();
        assertThat(dialogs.target).content().contains("Colours").contains("data:image");
        assertThat(evaluate.doneProperty().get().toString()).contains("report.html");
    }
}
