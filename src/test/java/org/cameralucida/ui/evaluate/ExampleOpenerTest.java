package org.cameralucida.ui.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import org.cameralucida.compare.Axis;
import org.cameralucida.dataset.ClassMapping;
import org.cameralucida.dataset.DataSet;
import org.cameralucida.dataset.DataSets;
import org.cameralucida.evaluate.Evaluation;
import org.cameralucida.evaluate.EvaluationRun;
import org.cameralucida.evaluate.Parameters;
import org.cameralucida.evaluate.ResultFolder;
import org.cameralucida.evaluate.Results;
import org.cameralucida.evaluate.Shard;
import org.cameralucida.explain.Method;
import org.cameralucida.explain.Settings;
import org.cameralucida.localize.Box;
import org.cameralucida.ui.workbench.Feature;
import org.cameralucida.ui.workbench.PhotoItem;
import org.cameralucida.ui.workbench.WorkbenchFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExampleOpenerTest extends WorkbenchFixture {

    private static final Box GREEN_HALF = new Box(32, 0, 63, 31);

    private DataSet data;
    private ResultsViewModel results;
    private WallViewModel wall;
    private final Compared compared = new Compared();

    @AfterEach
    void close() {
        data.close();
    }

    private void evaluate(Path root) {
        evaluate(root, List.of("colors"), List.of("cam"));
    }

    private void evaluate(Path root, List<String> keys, List<String> methods) {
        data = DataSets.open(root, Optional.empty());
        var opened = new EvaluatedNetworks(shelf, memory::preferences);
        results = new ResultsViewModel(opened, background, activities);
        var subjects = keys.stream().map(opened::open).map(loaded -> new Evaluation.Subject(loaded, ClassMapping.of(
                data.classes(), loaded.network().labels(), loaded.network().head().classes()))).toList();
        var what = new Evaluation(data, subjects, methods.stream().map(Method::named)
                .map(method -> new Evaluation.Localiser(method, Settings.of(method))).toList(), 0.3, 1);
        var parameters = Parameters.of(what, Optional.empty(), 0, Shard.WHOLE);
        try (var kept = ResultFolder.open(folder.resolve("results"), parameters, false)) {
            EvaluationRun.run(what, kept, (result, done, total) -> { });
        }
        workbench.featureProperty().set(Feature.EVALUATE);
        wall = new WallViewModel(results, new SimpleBooleanProperty(true), workbench.display(),
                new ExampleOpener(workbench, compared, results, background, activities), background, ENGLISH);
        results.follow(data, keys, Results.of(folder.resolve("results")));
    }

    private Path table() throws IOException {
        photo("b.png", 64, 32);
        return Files.writeString(folder.resolve("boxes.csv"), "image,label,xmin,ymin,xmax,ymax\n"
                + "a photo.png,green,32,0,63,31\nb.png,green,32,0,63,31\nb.png,red,0,0,5,5\n");
    }

    @Test
    void aPhotoIsShownWithTheClassTheBoxAndTheTrueBoxesThatWereEvaluated() throws IOException {
        evaluate(table());
        assertThat(wall.rows()).hasSize(2);
        wall.selectedProperty().set(0);
        wall.open(false);
        assertThat(workbench.featureProperty().get()).isEqualTo(Feature.EXPLORE);
        assertThat(workbench.film().currentProperty().get().file()).contains(photo);
        assertThat(networks.keyProperty().get()).isEqualTo("colors");
        assertThat(workbench.predictions().selectedProperty().get()).isEqualTo(GREEN);
        assertThat(workbench.methods().chosenProperty().get().id()).isEqualTo("cam");
        assertThat(workbench.display().boxProperty().get()).isTrue();
        assertThat(workbench.display().thresholdProperty().get()).isEqualTo(0.3);
        assertThat(workbench.truthsShown()).containsExactly(GREEN_HALF);
    }

    @Test
    void whatIsShownAlreadyGetsTheClassToo() throws IOException {
        evaluate(table());
        wall.selectedProperty().set(0);
        wall.open(false);
        workbench.predictions().selectedProperty().set(DARK);
        wall.open(true);
        assertThat(workbench.featureProperty().get()).isEqualTo(Feature.COMPARE);
        assertThat(workbench.predictions().selectedProperty().get()).isEqualTo(GREEN);
        assertThat(workbench.film().items()).hasSize(1);
    }

    @Test
    void inCompareTheEvaluatedNetworksAreSideBySide() throws IOException {
        evaluate(table(), List.of("colors", "flat"), List.of("occlusion"));
        results.networkProperty().set(1);
        wall.selectedProperty().set(0);
        wall.open(true);
        assertThat(compared.value().axis()).isEqualTo(Axis.NETWORKS);
        assertThat(compared.value().networks()).containsExactly("colors", "flat");
        assertThat(compared.value().method()).isEqualTo("occlusion");
        assertThat(compared.value().sameClass()).isTrue();
        assertThat(networks.keyProperty().get()).isEqualTo("flat");
        assertThat(workbench.truthsShown()).containsExactly(GREEN_HALF);
    }

    @Test
    void inCompareTheMethodsOfOneNetworkAreSideBySide() throws IOException {
        evaluate(table(), List.of("colors"), List.of("cam", "occlusion"));
        wall.selectedProperty().set(0);
        wall.open(true);
        assertThat(compared.value().axis()).isEqualTo(Axis.METHODS);
        assertThat(compared.value().methods()).containsExactly("cam", "occlusion");
    }

    @Test
    void inCompareOneMethodOfOneNetworkIsBesideTheOtherClassesThatItSees() throws IOException {
        evaluate(table());
        wall.selectedProperty().set(0);
        wall.open(true);
        assertThat(compared.value().axis()).isEqualTo(Axis.CLASSES);
        assertThat(compared.value().pinned()).containsExactly(GREEN);
        assertThat(compared.value().method()).isEqualTo("cam");
    }

    @Test
    void boxesThatTheUserHasChangedStay() throws IOException {
        evaluate(table());
        wall.selectedProperty().set(0);
        wall.open(false);
        var item = workbench.film().currentProperty().get();
        workbench.truths().set(item, List.of(new Box(1, 1, 2, 2)));
        wall.open(false);
        assertThat(workbench.truths().of(item)).containsExactly(new Box(1, 1, 2, 2));
    }

    @Test
    void aPhotoInAZipIsOpenedOnce() throws IOException {
        var zip = folder.resolve("set.zip");
        try (var files = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
            for (var name : List.of("green/1.png", "red/2.png")) {
                Files.createDirectories(files.getPath(name).getParent());
                Files.copy(photo, files.getPath(name));
            }
        }
        evaluate(zip);
        assertThat(results.results().failures()).isEmpty();
        wall.selectedProperty().set(1);
        wall.open(false);
        wall.open(false);
        assertThat(workbench.film().items()).extracting(PhotoItem::file).containsExactly(Optional.empty());
        assertThat(workbench.predictions().selectedProperty().get()).isEqualTo(RED);
    }
}
