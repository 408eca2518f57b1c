package org.cameralucida.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Locale;
import org.cameralucida.image.ColorProfile;
import org.cameralucida.image.Resampling;
import org.cameralucida.image.ResizeFilter;
import org.cameralucida.message.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardTest {

    private static final Preprocessing CAFFE = new Preprocessing(Layout.NCHW, 224, 200, Fit.CROP, 256, Channels.BGR,
            List.of(0f, 255f), List.of(104f, 117f, 123.675f), List.of(1f, 1f, 0.485f), Resampling.BICUBIC);

    @Test
    void everyKeyIsOptional() {
        var card = Card.parse("c.json", "{}");
        assertThat(card.name()).isEmpty();
        assertThat(card.labels()).isEmpty();
        assertThat(card.input().width()).isEmpty();
        assertThat(card.input().channels()).isEmpty();
    }

    @Test
    void whatItSaysIsRead() {
        var card = Card.parse("c.json", """
                {"name": "A", "license": "MIT", "pair": "b", "target": "t", "labels": ["x", "y"],
                 "input": {"layout": "nhwc", "width": 10, "fit": "Squash", "channels": "GRAY", "range": [-1, 1],
                           "mean": 0.5, "std": [0.25], "interpolation": "nearest"}}""");
        assertThat(card.name()).contains("A");
        assertThat(card.pair()).contains("b");
        assertThat(card.target()).contains("t");
        assertThat(card.labels()).contains(new CardLabels.Names(List.of("x", "y")));
        assertThat(Card.parse("c.json", "{'labels': {'en': 'imagenet', 'it': ['x', 'y']}}").labels()).contains(
                new CardLabels.Languages(Map.of("en", new CardLabels.Imagenet(false), "it", new CardLabels.Names(List.of("x", "y")))));
        assertThat(Card.parse("c.json", "{'labels': {'it': 0, 'no': 1}}").labels()).contains(
                new CardLabels.Names(List.of("it", "no")));
        assertThat(card.input().layout()).contains(Layout.NHWC);
        assertThat(card.input().fit()).contains(Fit.SQUASH);
        assertThat(card.input().range()).contains(List.of(-1f, 1f));
        assertThat(card.input().mean(1)).contains(List.of(0.5f));
        assertThat(card.input().interpolation()).contains(ResizeFilter.NEAREST);
    }

    @Test
    void unknownKeysAreKeptWhenItIsSaved(@TempDir Path folder) throws IOException {
        var card = Card.parse("c.json", """
                {"name": "A", "mine": {"deep": [1, 2.50, null]}, "input": {"width": 1, "extra": true}}""");
        var file = folder.resolve("c.json");
        card.withInput(CAFFE).with("labels", "imagenet").write(file);
        var saved = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        assertThat(saved.get("mine").toString()).isEqualTo("{\"deep\":[1,2.50,null]}");
        assertThat(saved.getAsJsonObject("input").get("extra").getAsBoolean()).isTrue();
        assertThat(saved.getAsJsonObject("input").get("mean").toString()).isEqualTo("[104,117,123.675]");
        assertThat(saved.getAsJsonObject("input").get("std").toString()).isEqualTo("[1,1,0.485]");
        var again = Card.read(file);
        assertThat(again.labels()).contains(new CardLabels.Imagenet(false));
        assertThat(again.input().mean(3)).contains(CAFFE.mean());
        assertThat(again.input().shortSide()).hasValue(256);
    }

    @Test
    void everyPartOfTheFramingIsReadAndWritten() {
        var input = Card.parse("c.json", """
                {"input": {"channels": "RGBA", "fit": "pad", "resize": [30, 20], "rounding": "scale-truncate",
                           "position": "top-left", "pad": 114, "interpolation": "lanczos", "antialias": false,
                           "gamma": "Linear", "colourProfile": "ignore"}}""").input();
        var framing = new Framing(Fit.PAD, 30, 20, SideRounding.SCALE_TRUNCATE, Position.TOP_LEFT,
                List.of(114f, 114f, 114f, 114f));
        assertThat(input.fit()).contains(framing.fit());
        assertThat(input.resize()).contains(List.of(30, 20));
        assertThat(input.rounding()).contains(framing.rounding());
        assertThat(input.position()).contains(framing.position());
        assertThat(input.pad(4)).contains(framing.pad());
        assertThat(input.antialias()).contains(false);
        assertThat(input.transfer()).contains(Transfer.LINEAR);
        assertThat(input.profile()).contains(ColorProfile.IGNORE);
        var full = List.of(1f, 1f, 1f, 1f);
        var preprocessing = new Preprocessing(Layout.NHWC, 32, 32, framing, Channels.RGBA, List.of(0f, 1f), full, full,
                new Resampling(ResizeFilter.LANCZOS, false), Transfer.LINEAR, ColorProfile.IGNORE);
        var again = Card.parse("d.json", Card.parse("c.json", "{\"input\": {\"shortSide\": 9}}").withInput(preprocessing)
                .toString()).input();
        assertThat(again.shortSide()).isEmpty();
        assertThat(again.resize()).contains(List.of(30, 20));
        assertThat(again.fit()).contains(Fit.PAD);
        assertThat(again.rounding()).contains(SideRounding.SCALE_TRUNCATE);
        assertThat(again.position()).contains(Position.TOP_LEFT);
        assertThat(again.pad(4)).contains(framing.pad());
        assertThat(again.interpolation()).contains(ResizeFilter.LANCZOS);
        assertThat(again.antialias()).contains(false);
        assertThat(again.transfer()).contains(Transfer.LINEAR);
        assertThat(again.profile()).contains(ColorProfile.IGNORE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"name\": 3} | name | a text",
        "{\"labels\": 3} | labels | a text",
        "{\"labels\": [3]} | labels | a list of texts",
        "{\"input\": []} | input | an object",
        "{\"input\": {\"width\": \"224\"}} | input.width | a whole number",
        "{\"input\": {\"height\": 0}} | input.height | a whole number",
        "{\"input\": {\"shortSide\": 2.5}} | input.shortSide | a whole number",
        "{\"input\": {\"layout\": \"CHWN\"}} | input.layout | \"NCHW\" or \"NHWC\"",
        "{\"input\": {\"fit\": 1}} | input.fit | \"squash\", \"crop\"",
        "{\"input\": {\"channels\": \"HSV\"}} | input.channels | \"RGB\"",
        "{\"input\": {\"range\": [0]}} | input.range | two numbers",
        "{\"input\": {\"channels\": \"RGB\", \"mean\": [1, 2]}} | input.mean | one for each channel",
        "{\"input\": {\"std\": [1, 0, 1]}} | input.std | other than zero",
        "{\"input\": {\"mean\": \"no\"}} | input.mean | numbers",
        "{\"input\": {\"interpolation\": \"spline\"}} | input.interpolation | \"area\"",
        "{\"input\": {\"resize\": [1, 2, 3]}} | input.resize | width and height",
        "{\"input\": {\"resize\": 0}} | input.resize | a whole number",
        "{\"input\": {\"rounding\": \"up\"}} | input.rounding | \"truncate\"",
        "{\"input\": {\"position\": \"left\"}} | input.position | \"top-left\"",
        "{\"input\": {\"channels\": \"BGRA\", \"pad\": [1, 2, 3]}} | input.pad | one for each channel",
        "{\"input\": {\"antialias\": 0}} | input.antialias | true or false",
        "{\"input\": {\"antialias\": false, \"interpolation\": \"box\"}} | input.antialias | \"hamming\"",
        "{\"input\": {\"gamma\": 2.2}} | input.gamma | \"linear\"",
        "{\"input\": {\"colourProfile\": true}} | input.colourProfile | \"ignore\"",
    })
    void aWrongKeyIsNamed(String json, String key, String expected) {
        assertThatThrownBy(() -> Card.parse("odd.json", json)).isInstanceOf(Problem.class)
                .hasMessageContaining("odd.json").hasMessageContaining('"' + key + '"').hasMessageContaining(expected)
                .satisfies(e -> assertThat(((Problem) e).in(Locale.ITALIAN)).startsWith("Nella scheda odd.json"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"name\":", "[]", "3", "''", "<html>", "{\"a\" 1}"})
    void whatIsNoJsonObjectIsSaid(String text) {
        assertThatThrownBy(() -> Card.parse("odd.json", text)).isInstanceOf(Problem.class)
                .hasMessage("The card odd.json is not valid JSON.");
    }
}
