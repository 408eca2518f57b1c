package org.cameralucida.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cameralucida.SharedData;
import org.cameralucida.catalog.Catalog;
import org.cameralucida.catalog.download.Publisher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code networks}, with a server of published networks on this computer. */
class NetworksCommandTest extends CommandTest {

    private static final String LABELS = "[\"a\", \"b\", \"c\", \"d\", \"e\", \"f\", \"g\"]";

    private final Publisher publisher = new Publisher();
    private byte[] content;

    @BeforeEach
    void aListOfTheUsersOwn() throws IOException {
        content = Files.readAllBytes(SharedData.tiny("tiny_gap").resolve("model.onnx"));
        var own = Files.writeString(folder.resolve("catalog.json"), """
                {"mirrors": ["%s/a/{path}"],
                 "networks": [{"id": "tiny", "name": "Tiny", "about": {"en": "Tiny"}, "license": "MIT", "source": "https://example.org",
                   "labels": %s, "input": {"mean": 0.25, "channels": "RGB"}, "files": [{"path": "x/tiny.onnx", "size": %d, "sha256": "%s"}]}]}
                """.formatted(publisher.address(), LABELS, content.length, Publisher.sha256(content)));
        catalog = new Catalog(folder.resolve("networks"), own, null);
    }

    @AfterEach
    void close() {
        publisher.close();
    }

    private String state(String name) {
        assertThat(run("networks", "--available", "--format", "json")).isZero();
        for (JsonElement network : JsonParser.parseString(out).getAsJsonArray()) {
            if (network.getAsJsonObject().get("name").getAsString().equals(name)) {
                return network.getAsJsonObject().get("state").getAsString();
            }
        }
        return "not listed";
    }

    @Test
    void whatIsPublishedIsListedWithSizeLicenceAndAccuracy() {
        assertThat(run("networks", "--available")).isZero();
        assertThat(out.lines().filter(line -> line.startsWith("resnet-50 ")).toList()).singleElement().asString()
                .contains("103 MB", "Apache-2.0", "75.0 %", "published");
        assertThat(out).contains("keras-xception").contains("recipe");
        assertThat(publisher.asked).as("a list asks nobody").isEmpty();
    }

    @Test
    void aNetworkIsDownloadedAndThenNamed() {
        publisher.at("/a", Publisher.file(content, "\"1\""));
        assertThat(state("tiny")).isEqualTo("published");
        assertThat(run("networks", "--download", "tiny")).as(() -> err).isZero();
        assertThat(Path.of(out.strip())).hasBinaryContent(content);
        assertThat(err).isEmpty();
        assertThat(state("tiny")).isEqualTo("here");
        assertThat(run("inspect", "tiny", "--format", "json")).as(() -> err).isZero();
        assertThat(out).contains("\"Tiny\"");
    }

    @Test
    void onesThatFailEndWithOneAndOneLine() {
        publisher.at("/a", Publisher.status(404));
        assertThat(run("networks", "--download", "tiny")).isEqualTo(1);
        assertThat(err.lines()).singleElement().asString().contains("Tiny cannot be downloaded: 127.0.0.1 has not got it.");
        assertThat(out).isEmpty();
        assertThat(run("networks", "--download", "tiny", "--download", "tinny")).isEqualTo(1);
        assertThat(err.lines()).singleElement().asString().contains("\"tinny\"").contains("squeezenet-1.1");
        assertThat(publisher.asked).as("nothing is begun where a name is wrong").hasSize(1);
    }

    @Test
    void aNetworkThatIsNotHereIsSaidToBePublished() {
        assertThat(run("inspect", "resnet-50")).isEqualTo(1);
        assertThat(err.lines()).singleElement().asString().contains("networks --download resnet-50");
    }

    @Test
    void whatIsNotPublishedAsOnnxIsMadeByTheRecipe() {
        assertThat(run("networks", "--download", "keras-xception")).isEqualTo(1);
        assertThat(err.lines()).singleElement().asString().contains("--recipe");
        assertThat(run("networks", "--recipe")).isZero();
        assertThat(out).startsWith("#!/usr/bin/env python3").contains("tf2onnx", "keras-inception-v3", "keras-resnet-101",
                "keras-xception", "keras-vgg-16");
    }

    @Test
    void aListThatIsWrongIsASentence() throws IOException {
        Files.writeString(folder.resolve("catalog.json"), "{");
        assertThat(run("networks", "--available")).isEqualTo(1);
        assertThat(err.lines()).singleElement().asString().contains("catalog.json");
        assertThat(run("networks")).isZero();
    }

    @Test
    void onlyOneThingAtATimeIsAskedFor() {
        assertThat(run("networks", "--available", "--recipe")).isEqualTo(2);
    }

    @Test
    void aPublishedNetworkIsRecognisedUnderAnotherName() throws IOException {
        var file = Files.write(folder.resolve("model.onnx"), content);
        assertThat(run("inspect", file.toString(), "--format", "json")).as(() -> err).isZero();
        assertThat(out).contains("\"Tiny\"").contains("0.25").contains("\"catalog (tiny)\"");
    }
}
