package org.cameralucida;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The walls between the rooms: an image travels from the first to the last, and no room looks ahead. */
class FloorPlanTest {

    private static final String ROOT = "org.cameralucida.";

    /** In the order in which an image travels; each may import only those before it. */
    private static final List<String> ROOMS = List.of("message", "image", "onnx", "gradient", "convention", "network",
            "inference", "explain", "localize", "dataset", "render", "compare", "evaluate", "catalog", "workspace", "lesson", "cli", "ui",
            "app");

    /** What one can do in the window; each stands on {@code ui.workbench} and knows no other. */
    private static final List<String> FEATURES = List.of("explore", "compare", "maximise", "evaluate", "channels", "catalog", "lesson", "present");

    private static JavaClasses program;

    @BeforeAll
    static void readTheProgram() {
        program = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.cameralucida");
    }

    @Test
    void everyClassLivesInARoom() {
        var packages = ROOMS.stream().map(room -> ROOT + room + "..").toArray(String[]::new);
        check(classes().should().resideInAnyPackage(packages));
    }

    @Test
    void aRoomImportsOnlyRoomsBeforeIt() {
        for (int i = 0; i < ROOMS.size() - 1; i++) {
            var later = ROOMS.subList(i + 1, ROOMS.size()).stream().map(room -> ROOT + room + "..")
                    .collect(Collectors.toList()).toArray(String[]::new);
            check(noClasses().that().resideInAPackage(ROOT + ROOMS.get(i) + "..")
                    .should().dependOnClassesThat().resideInAnyPackage(later));
        }
    }

    @Test
    void theCommandLineAndTheWindowDoNotKnowEachOther() {
        check(noClasses().that().resideInAPackage(ROOT + "ui..")
                .should().dependOnClassesThat().resideInAPackage(ROOT + "cli.."));
    }

    @Test
    void featuresAreSiblings() {
        for (var feature : FEATURES) {
            var others = FEATURES.stream().filter(other -> !other.equals(feature))
                    .map(other -> ROOT + "ui." + other + "..").toArray(String[]::new);
            check(noClasses().that().resideInAPackage(ROOT + "ui." + feature + "..")
                    .should().dependOnClassesThat().resideInAnyPackage(others));
        }
    }

    @Test
    void theWorkbenchKnowsNoFeature() {
        check(noClasses().that().resideInAnyPackage(ROOT + "ui.workbench..", ROOT + "ui.control..", ROOT + "ui.kit..",
                ROOT + "ui.network..").should().dependOnClassesThat().resideInAnyPackage(
                        FEATURES.stream().map(feature -> ROOT + "ui." + feature + "..").toArray(String[]::new)));
    }

    @Test
    void thereAreNoCircles() {
        slices().matching("org.cameralucida.(**)").should().beFreeOfCycles().check(program);
    }

    /** A class of more than 400 lines has more than one job. */
    @Test
    void noFileIsLongerThanCanBeReadAtOnce() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")).filter(FloorPlanTest::isLong)).isEmpty();
        }
    }

    private static boolean isLong(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.count() > 400;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void eachLibraryHasOneRoom() {
        only("image", "javax.imageio..", "com.twelvemonkeys..", "com.luciad..");
        only("evaluate.report", "org.jfree..", "org.apache.batik..");
        only("onnx", "com.google.protobuf..", "ai.onnx.proto..", "org.tribuo..");
        only("inference", "ai.djl..", "ai.onnxruntime..");
        only("dataset", "us.hebi..");
        only("convention", "org.snakeyaml..", "org.apache.commons.compress..");
        only("lesson", "org.commonmark..");
        only("cli", "picocli..");
    }

    /** A report and a handout are pages. */
    @Test
    void pagesAreMadeInTwoRooms() {
        check(noClasses().that(not(resideInAnyPackage(ROOT + "lesson..", ROOT + "evaluate.report..")))
                .should().dependOnClassesThat().resideInAPackage("io.pebbletemplates.."));
    }

    /** Pixels and plots: the library that plots takes its colours and strokes. */
    @Test
    void thePlatformsOwnGraphicsHaveTwoRooms() {
        check(noClasses().that(not(resideInAnyPackage(ROOT + "image..", ROOT + "evaluate.report..")))
                .should().dependOnClassesThat().resideInAPackage("java.awt.."));
    }

    @Test
    void theToolkitStaysInTheWindow() {
        check(noClasses().that(not(resideInAnyPackage(ROOT + "ui..", ROOT + "app..")))
                .should().dependOnClassesThat()
                .resideInAnyPackage("javafx..", "org.controlsfx..", "org.kordamp..", "atlantafx.."));
    }

    @Test
    void aViewModelKnowsNoView() {
        check(noClasses().that().haveSimpleNameEndingWith("ViewModel").should().dependOnClassesThat()
                .resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.fxml..", "org.controlsfx.."));
    }

    @Test
    void onlyTheCommandLineAndTheProgramItselfSpeakToTheStandardStreams() {
        var rule = noClasses().that(not(resideInAnyPackage(ROOT + "cli..", ROOT + "app..")));
        check(rule.should().accessField(System.class, "out").orShould().accessField(System.class, "err")
                .orShould().callMethod(Throwable.class, "printStackTrace")
                .orShould().callMethod(Throwable.class, "printStackTrace", PrintStream.class));
    }

    @Test
    void theWallsAreCheckedAgainstARealProgram() {
        assertThat(program.containPackage("org.cameralucida.message")).isTrue();
        assertThat(program.size()).isGreaterThan(30);
    }

    private static void only(String room, String... libraries) {
        check(noClasses().that(not(resideInAPackage(ROOT + room + "..")))
                .should().dependOnClassesThat().resideInAnyPackage(libraries));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(program);
    }
}
