package org.cameralucida.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.cameralucida.compare.Axis;
import org.cameralucida.image.Edit;
import org.cameralucida.image.Region;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Labels;
import org.cameralucida.render.ColorMap;
import org.cameralucida.workspace.FrameMode;
import org.cameralucida.workspace.PaneState;
import org.cameralucida.workspace.Session;
import org.junit.jupiter.api.Test;

class StepStateTest {

    private static final Labels LABELS = Labels.of(List.of("n01443537 goldfish", "n04399382 teddy, teddy bear"));

    private static StepState.Shown shown(Map<String, String> lines) {
        return StepState.of(lines, key -> {
            if (key.equals("absent")) {
                throw Problem.of(StepState.class, "class.absent", key, "any");
            }
            return LABELS;
        }, name -> name.startsWith("no") ? Optional.empty() : Optional.of(Path.of("/photos", name)));
    }

    @Test
    void nothingSaidIsAFreshWindow() {
        assertThat(shown(Map.of()).session()).isEqualTo(Session.EMPTY);
    }

    @Test
    void linesAreTheValuesOfASession() {
        var shown = shown(Map.of("photo", "teddy.jpg", "network", "net", "class", "teddy", "method", "gradcam", "colours",
                "viridis", "threshold", "0.35", "box", "true", "frame", "10, 20, 30.5, 40", "hide", "map, answer"));
        assertThat(shown.problems()).isEmpty();
        assertThat(shown.hidden()).containsExactlyInAnyOrder("map", "answer");
        assertThat(shown.files()).containsValue(Path.of("/photos/teddy.jpg"));
        var pane = shown.session().pane();
        assertThat(pane.network().key()).isEqualTo("net");
        assertThat(pane.classIndex()).isEqualTo(OptionalInt.of(1));
        assertThat(pane.method().id()).isEqualTo("gradcam");
        assertThat(pane.display().colors()).isEqualTo(ColorMap.VIRIDIS);
        assertThat(pane.display().threshold()).isEqualTo(0.35);
        assertThat(pane.display().box()).isTrue();
        assertThat(pane.frame()).isEqualTo(new PaneState.Frame(FrameMode.OWN,
                Optional.of(new Region(10, 20, 30.5, 40))));
    }

    @Test
    void whatIsComparedIsSaidByItsAxis() {
        var shown = shown(Map.of("photos", "a.jpg, b.jpg, c.jpg", "network", "net", "compare", "images", "methods",
                "cam, occlusion", "classes", "n01443537, teddy", "comparison.linked", "false",
                "settings.occlusion.window", "8", "layer", "features"));
        assertThat(shown.problems()).isEmpty();
        var session = shown.session();
        assertThat(session.photos()).hasSize(3);
        assertThat(session.comparison().open()).isTrue();
        assertThat(session.comparison().axis()).isEqualTo(Axis.IMAGES);
        assertThat(session.comparison().photoCount()).isEqualTo(3);
        assertThat(session.comparison().methods()).containsExactly("cam", "occlusion");
        assertThat(session.comparison().pinned()).containsExactly(0, 1);
        assertThat(session.comparison().linked()).isFalse();
        assertThat(session.settings()).containsEntry("occlusion", Map.of("window", "8"));
        assertThat(session.layers()).containsEntry("net", "features");
    }

    @Test
    void whatCannotBeIsSaidAndTheRestIsShown() {
        var shown = shown(Map.of("photo", "none.jpg", "network", "net", "class", "unicorn", "threshold", "7", "compare",
                "moods", "method", "guess", "box", "true"));
        assertThat(shown.problems()).extracting(problem -> problem.in(Locale.ENGLISH)).hasSize(5)
                .anySatisfy(sentence -> assertThat(sentence).contains("none.jpg"))
                .anySatisfy(sentence -> assertThat(sentence).contains("unicorn"))
                .anySatisfy(sentence -> assertThat(sentence).contains("threshold: 7"))
                .anySatisfy(sentence -> assertThat(sentence).contains("compare: moods"));
        assertThat(shown.session().pane().display().box()).isTrue();
        assertThat(shown.session().pane().display().threshold()).isEqualTo(0.2);
        assertThat(shown(Map.of("network", "absent", "class", "teddy")).problems()).hasSize(1);
    }

    @Test
    void aPhotoIsEditedAsItsLineSays() {
        var shown = shown(Map.of("photo", "a.jpg", "photos", "a.jpg, b.jpg", "edits",
                "blur 9 brush 20 100,80; fill noise:3 outside lasso 1,1 9,1 5,8"));
        assertThat(shown.problems()).isEmpty();
        assertThat(shown.session().photos()).extracting(photo -> photo.edits().stream().map(Edit::text).toList())
                .containsExactly(List.of("blur 9 brush 20 100,80", "fill noise:3 outside lasso 1,1 9,1 5,8"), List.of());
        assertThat(shown(Map.of("photo", "a.jpg", "edits", "scratch it")).problems())
                .singleElement().satisfies(problem -> assertThat(problem.in(Locale.ENGLISH)).contains("edits: scratch it"));
    }

    /** What a teacher has before them is written as a step, and the step shows it again. */
    @Test
    void theLinesOfASessionMeanThatSession() {
        for (var lines : List.of(
                Map.of("photo", "teddy.jpg", "network", "net", "class", "teddy", "method", "gradcam", "box", "true"),
                Map.of("photo", "a.jpg", "network", "net", "edits",
                        "fill #808080 brush 20 100,80 120,90; move 40,-5 #808080 lasso 10,10 60,10 40,70"),
                Map.of("photo", "a.jpg", "network", "net", "compare", "methods", "methods", "cam, lrp", "classes", "teddy",
                        "threshold", "0.4", "frame", "1, 2, 30, 40"),
                Map.of("photos", "a.jpg, b.jpg", "network", "net", "compare", "images", "layer", "features",
                        "settings.lrp.composite", "epsilon", "pair", "difference"))) {
            var session = shown(lines).session();
            var again = StepState.lines(session, LABELS, photo -> Path.of(photo.file()).getFileName().toString());
            assertThat(shown(again).problems()).isEmpty();
            assertThat(shown(again).session()).as(again.toString()).isEqualTo(session);
        }
    }
}
