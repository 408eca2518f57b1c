package org.cameralucida.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cameralucida.image.PhotoWriter;
import org.cameralucida.network.Pooling;
import org.cameralucida.network.TwoHeads;
import org.cameralucida.ui.ColorNetworks;
import org.cameralucida.workspace.EvaluationState;
import org.cameralucida.workspace.PaneState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A network of several outputs is read by the one that is asked for, by every command. */
class OutputOptionTest extends CommandTest {

    private String network;
    private String photo;

    @BeforeEach
    void files() throws IOException {
        network = TwoHeads.write(folder).toString();
        var file = Files.createDirectories(folder.resolve("photos")).resolve("photo.png");
        try (var stream = Files.newOutputStream(file)) {
            PhotoWriter.png(ColorNetworks.redAndGreen(16, 16), stream);
        }
        photo = file.toString();
    }

    @Test
    void predictAndExplainAndInspectReadTheAskedOne() {
        assertThat(run("predict", "--network", network, photo)).as(err).isZero();
        assertThat(out.lines()).hasSize(3);
        assertThat(err).contains("which of several outputs has the scores: colour");
        assertThat(run("predict", "--network", network, "--output", "light", photo)).isZero();
        assertThat(out.lines()).hasSize(2);
        assertThat(err).doesNotContain("which of several outputs");
        assertThat(run("explain", "--network", network, "--output", "light", "--method", "contribution", "--class", "1",
                "--raw", folder.resolve("map.npy").toString(), photo)).as(err).isZero();
        assertThat(run("maximise", "--network", network, "--output", "light", "--class", "1", "--option", "steps=2",
                "--out", folder.resolve("wanted.png").toString())).as(err).isZero();
        assertThat(run("inspect", network, "--output", "light", "--format", "json")).isZero();
        var found = JsonParser.parseString(out).getAsJsonObject();
        assertThat(found.getAsJsonObject("head").get("output").getAsString()).isEqualTo("light");
        assertThat(found.getAsJsonObject("origins").get("output").getAsString()).isEqualTo("user");
        assertThat(run("predict", "--network", network, "--output", "age", photo)).isEqualTo(Cli.FAILED);
        assertThat(err).contains("no output age", "colour, light");
    }

    @Test
    void compareSetsTheOutputsOfOneFileSideBySide() {
        assertThat(run("compare", "--network", network, "--network", network, "--output", "2:light", "--class", "own",
                "--out", folder.resolve("figure.png").toString(), photo)).as(err).isZero();
        var lines = out.lines().toList();
        assertThat(lines).hasSize(2);
        // Half red, half green: of the colours both score 2; of the light, 1 − ½ for light against −½ for dark.
        assertThat(lines.get(0)).contains("46.8");
        assertThat(lines.get(1)).contains(String.format(Locale.ROOT, "%.1f", 100 / (1 + Math.exp(-1))));
    }

    @Test
    void evaluateKeepsWhichOutputItWasAndContinuesNoOther() throws IOException {
        var results = folder.resolve("results").toString();
        assertThat(run("evaluate", "--network", network, "--output", "light", "--dataset", folder.resolve("photos").toString(),
                "--layout", "none", "--out", results)).as(err).isZero();
        var parameters = JsonParser.parseString(Files.readString(folder.resolve("results/parameters.json")))
                .getAsJsonObject().getAsJsonArray("networks").get(0).getAsJsonObject();
        assertThat(parameters.get("output").getAsString()).isEqualTo("light");
        assertThat(parameters.getAsJsonArray("names")).hasSize(2);
        assertThat(run("evaluate", "--network", network, "--output", "colour", "--dataset",
                folder.resolve("photos").toString(), "--layout", "none", "--out", results, "--resume")).isEqualTo(Cli.FAILED);
        assertThat(run("evaluate", "--output", "light", "--out", results)).isEqualTo(Cli.USAGE);
    }

    @Test
    void commandsThatTheWindowCopiesNameTheOutput() {
        var choice = new PaneState.NetworkChoice("tasks", Pooling.GAP, false, Optional.of("light"));
        var program = new CommandLines(List.of("camera-lucida"));
        assertThat(program.maximise(choice, List.of("--class", "1"), Map.of())).contains("--network tasks --output light");
        assertThat(program.evaluate(new EvaluationState(folder, null, null, List.of("a", "tasks"), List.of(), List.of(), 0.2, 0,
                null, Map.of("tasks", "light")), false, "results")).contains("--network a --network tasks --output 2:light");
    }

    /** Scores that are made nothing of, and are more than 1. */
    @Test
    void whatIsNoProbabilityIsAScore() throws IOException {
        var tasks = TwoHeads.write(folder);
        var card = Files.readString(folder.resolve("tasks.json"));
        Files.writeString(folder.resolve("tasks.json"), card.replaceFirst("\\{", "{\"activation\": \"none\", "));
        assertThat(run("predict", "--network", tasks.toString(), "--output", "colour", "--format", "json", photo)).as(err)
                .isZero();
        var first = JsonParser.parseString(out).getAsJsonArray().get(0).getAsJsonObject().getAsJsonArray("predictions").get(0)
                .getAsJsonObject();
        assertThat(first.get("score").getAsFloat()).isGreaterThan(1).isEqualTo(first.get("logit").getAsFloat());
        assertThat(first.has("probability")).isFalse();
    }

    @Test
    void aValueHasAScoreAndNoProbability() throws IOException {
        var age = TwoHeads.writeValue(folder).toString();
        assertThat(run("predict", "--network", age, "--format", "json", photo)).as(err).isZero();
        var predictions = JsonParser.parseString(out).getAsJsonArray().get(0).getAsJsonObject().getAsJsonArray("predictions");
        var up = predictions.get(0).getAsJsonObject();
        assertThat(up.get("label").getAsString()).isEqualTo("age up");
        assertThat(up.has("probability")).isFalse();
        assertThat(predictions.get(1).getAsJsonObject().get("logit").getAsFloat()).isEqualTo(-up.get("logit").getAsFloat());
        assertThat(run("predict", "--network", age, photo)).isZero();
        assertThat(out.lines().findFirst().orElseThrow()).startsWith("       –").endsWith("age up");
        assertThat(run("predict", "--network", age, "--format", "csv", photo)).isZero();
        assertThat(out.lines().skip(1).findFirst().orElseThrow()).contains(",1,0,,age up,,");
        assertThat(run("explain", "--network", age, "--raw", folder.resolve("map.npy").toString(), photo)).as(err).isZero();
        assertThat(out).contains("class 0 age up: no probability, score");
        assertThat(run("evaluate", "--network", age, "--dataset", folder.resolve("photos").toString(), "--layout", "none"))
                .isEqualTo(Cli.FAILED);
        assertThat(err).contains("one value and no classes");
    }
}
