package org.cameralucida.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.cameralucida.catalog.Catalog;
import org.cameralucida.network.Card;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code inspect --doctor} on the bundled network without its card. */
class DoctorTest {

    private static final List<String> PHOTOS = List.of("goldfish.jpg", "espresso.jpg", "bus-and-umbrella.jpg");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    @TempDir
    private Path folder;
    private String network;

    @BeforeEach
    void strip() throws IOException {
        network = Files.copy(Path.of("models/lucida-gap.onnx"), folder.resolve("unknown.onnx")).toString();
    }

    private int run(String... arguments) {
        var all = new ArrayList<>(List.of("inspect", network));
        all.addAll(Arrays.asList(arguments));
        return Cli.run(new Catalog(folder.resolve("networks")), new PrintWriter(out, true), new PrintWriter(err, true),
                all.toArray(String[]::new));
    }

    private static String[] with(String... before) {
        var all = new ArrayList<>(Arrays.asList(before));
        all.add("--doctor");
        PHOTOS.forEach(photo -> all.add("models/samples/" + photo));
        return all.toArray(String[]::new);
    }

    @Test
    void ranksTheConventionsAndSaysHowSureItIs() {
        assertThat(run(with())).as(err::toString).isZero();
        assertThat(out.toString().lines().filter(line -> line.startsWith("doctor")))
                .anySatisfy(line -> assertThat(line).startsWith("doctor  3 photos, 12 passes each: 3 photos are few"))
                .filteredOn(line -> line.contains(" %")).hasSize(6);
    }

    @Test
    void writesTheFirstIntoTheCardWhereThatIsAskedFor() throws IOException {
        assertThat(run(with("--format", "json", "--save-card"))).as(err::toString).isZero();
        var found = JsonParser.parseString(out.toString()).getAsJsonObject().getAsJsonObject("doctor");
        assertThat(found.get("photos").getAsInt()).isEqualTo(3);
        var conventions = found.getAsJsonArray("conventions").asList().stream().map(JsonElement::getAsJsonObject).toList();
        assertThat(conventions).extracting(one -> one.get("worth").getAsDouble())
                .isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(conventions).filteredOn(one -> one.get("inUse").getAsBoolean()).hasSizeLessThanOrEqualTo(1);
        var card = Card.read(folder.resolve("unknown.json")).toString();
        assertThat(JsonParser.parseString(card).getAsJsonObject().get("input"))
                .isEqualTo(conventions.get(0).get("preprocessing"));
    }

    @Test
    void doesNotTouchTheCardOtherwise() {
        assertThat(run(with())).isZero();
        assertThat(folder.resolve("unknown.json")).doesNotExist();
    }

    @Test
    void judgesByRightAnswersInAFolderWithClasses() throws IOException {
        Files.copy(Path.of("models/lucida-labels.txt"), folder.resolve("labels.txt"));
        for (var name : List.of("goldfish", "espresso", "ladybug")) {
            Files.copy(Path.of("models/samples/" + name + ".jpg"), Files.createDirectories(folder.resolve("data")
                    .resolve(name)).resolve("photo.jpg"));
        }
        Files.writeString(folder.resolve("unknown.json"), "{\"labels\": \"labels.txt\"}");
        assertThat(run("--format", "json", "--doctor", folder.resolve("data").toString())).as(err::toString).isZero();
        var conventions = JsonParser.parseString(out.toString()).getAsJsonObject().getAsJsonObject("doctor")
                .getAsJsonArray("conventions").asList();
        assertThat(conventions).extracting(one -> one.getAsJsonObject().get("accuracy").getAsDouble())
                .isSortedAccordingTo(Comparator.reverseOrder());
    }
}
