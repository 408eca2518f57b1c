package org.cameralucida.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cameralucida.catalog.Catalog;
import org.cameralucida.catalog.Samples;
import org.cameralucida.compare.Axis;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.explain.Progress;
import org.cameralucida.inference.Device;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandoutTest {

    @TempDir
    Path folder;
    private Catalog catalog;
    private StepMaker maker;

    @BeforeEach
    void findNetworksAndSamples() {
        catalog = new Catalog(folder.resolve("networks"));
        maker = new StepMaker(catalog::open, Optional.of(() -> Samples.unpack(folder.resolve("samples"))));
    }

    private LoadedNetwork open(String key) {
        return LoadedNetwork.open(catalog.open(key), Device.parse("cpu"), 1);
    }

    @Test
    void aPageHasTheTextThePicturesAndTheirNumbers() throws Exception {
        var lesson = LessonReader.read("short", """
                ---
                title: <Short>
                language: it
                minutes: 3
                network: lucida-gap
                ---
                # One
                **{class}**: {probability}
                ```show
                photo: teddy.jpg
                class: teddy
                ```
                # Two
                ```question
                Which?
                - [ ] the first
                - [x] the second
                ```
                {1.iou} and {2.iou}
                ```reveal
                compare: pooling
                method: cam
                ```
                # Three
                ```show
                photo: none.jpg
                ```
                """);
        var page = folder.resolve("page.html");
        Handout.write(lesson, page, maker, this::open, Progress.NONE);
        var html = Files.readString(page);
        assertThat(html).contains("<h1>&lt;Short&gt;</h1>", "3 minuti", "<strong>orsacchiotto</strong>", "☑ the second",
                "none.jpg").doesNotContain("…");
        // A photo with its map, and two panes; what step two shows at first is on the page already.
        assertThat(html.split("<img ")).hasSize(3);
        try (var panes = new StepPanes(this::open, Progress.NONE)) {
            var comparison = panes.of(maker.make(lesson, 1, true));
            assertThat(comparison.axis()).isEqualTo(Axis.POOLING);
            var values = PaneValues.of(comparison, Locale.ITALIAN);
            assertThat(html).contains("<p>" + values.get("1.iou") + " and " + values.get("2.iou") + "</p>");
        }
    }

    /** The sum over channels and the maps of a layer have their numbers on the page, too. */
    @Test
    void channelsHaveTheirNumbersToo() {
        for (var name : List.of("2-from-pixels-to-features", "3-the-class-activation-map")) {
            var lesson = Lessons.named(name, Locale.ENGLISH);
            try (var panes = new StepPanes(this::open, Progress.NONE)) {
                for (int i = 0; i < lesson.steps().size(); i++) {
                    var shown = maker.make(lesson, i, true);
                    var step = lesson.steps().get(i);
                    var values = panes.values(shown, panes.of(shown), Locale.ENGLISH);
                    assertThat(step.answer()).allSatisfy(block -> {
                        if (block instanceof Block.Paragraph paragraph) {
                            paragraph.spans().forEach(span -> assertThat(values.keySet()).as(step.title())
                                    .containsAll(Filled.names(span.text())));
                        }
                    });
                }
            }
        }
    }

    /** The last of them is what its lesson says it is: the same network, but for what its last layers know. */
    @Test
    void aNetworkThatHasForgottenHasTheSameClassesAndAnotherAnswer() {
        var lesson = Lessons.named("8-can-you-trust-it", Locale.ENGLISH);
        assertThat(lesson.networks()).contains("lucida-random");
        assertThat(catalog.entries()).noneMatch(entry -> entry.name().equals("lucida-random"));
        assertThat(catalog.open("lucida-random").labels()).isEqualTo(catalog.open("lucida-gap").labels());
    }
}
