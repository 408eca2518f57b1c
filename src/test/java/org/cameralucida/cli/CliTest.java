package org.cameralucida.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cameralucida.SharedData;
import org.cameralucida.image.Npy;
import org.cameralucida.image.PhotoReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CliTest extends CommandTest {

    private static String network(String name) {
        return SharedData.at("networks/" + name + ".onnx").toString();
    }

    private static String photo(String name) {
        return SharedData.at("photos/" + name).toString();
    }

    @Test
    void predictGivesTheMostProbableClassesAsJson() {
        assertThat(run("predict", "--network", network("squeezenet1.1"), "--format", "json", "--top", "3",
                photo("coral/bird.bmp"))).isZero();
        JsonObject image = JsonParser.parseString(out).getAsJsonArray().get(0).getAsJsonObject();
        assertThat(image.get("image").getAsString()).endsWith("bird.bmp");
        assertThat(image.getAsJsonArray("predictions")).hasSize(3);
        JsonObject best = image.getAsJsonArray("predictions").get(0).getAsJsonObject();
        assertThat(best.get("index").getAsInt()).isEqualTo(19);
        assertThat(best.get("id").getAsString()).isEqualTo("n01592084");
        assertThat(best.get("label").getAsString()).isEqualTo("chickadee");
        // Of another implementation's decoder: what that may do to a probability, as in ExpectedPredictionsTest.
        assertThat(best.get("probability").getAsDouble()).isCloseTo(0.9878, within(0.03));
        assertThat(best.get("logit").getAsDouble()).isPositive();
    }

    @Test
    void predictWritesCsvWithQuotedNames() throws IOException {
        Path odd = Files.copy(Path.of(photo("coral/cat.bmp")), folder.resolve("città, \"mia\".bmp"));
        assertThat(run("predict", "--network", network("squeezenet1.1"), "--format", "csv", odd.toString())).isZero();
        List<String> lines = out.lines().toList();
        assertThat(lines.get(0)).isEqualTo("image,network,rank,index,id,label,probability,logit");
        assertThat(lines).hasSize(6);
        assertThat(lines.get(1)).contains("città, \"\"mia\"\".bmp\",").contains(",1,285,n02124075,Egyptian cat,");
    }

    @Test
    void oneImageThatFailsIsNamedAndTheOthersGoOn() {
        assertThat(run("predict", "--network", network("squeezenet1.1"), folder.resolve("missing.jpg").toString(),
                photo("coral/bird.bmp"))).isEqualTo(1);
        assertThat(out).contains("chickadee");
        assertThat(err.lines()).singleElement().asString().contains("missing.jpg");
    }

    @Test
    void explainWritesTheRawMapAndTheOverlay() {
        Path raw = folder.resolve("la mappa.npy");
        Path png = folder.resolve("überlagert.png");
        assertThat(run("explain", "--network", network("squeezenet1.1"), "--raw", raw.toString(), "--out",
                png.toString(), "--box", photo("coral/bird.bmp"))).as(() -> err).isZero();
        assertThat(Npy.read(raw).shape()).containsExactly(13, 13);
        var photo = PhotoReader.read(Path.of(photo("coral/bird.bmp")));
        assertThat(PhotoReader.read(png).width()).isEqualTo(photo.width());
        assertThat(PhotoReader.read(png).height()).isEqualTo(photo.height());
        assertThat(out).contains("class 19 chickadee").contains("cam of").contains("box ");
    }

    @ParameterizedTest
    @CsvSource({"top2,17", "17,17", "chickadee,19", "n01592084,19", "jay,17"})
    void aClassIsChosenByRankIndexNameOrId(String wanted, int index) {
        assertThat(run("explain", "--network", network("squeezenet1.1"), "--class", wanted, photo("coral/bird.bmp")))
                .as(() -> err).isZero();
        assertThat(out).startsWith("class " + index + " ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000", "no such class", "terrier"})
    void aClassThatIsNotClearIsASentence(String wanted) {
        assertThat(run("explain", "--network", network("squeezenet1.1"), "--class", wanted, photo("coral/bird.bmp")))
                .isEqualTo(1);
        assertThat(err.lines()).singleElement().asString().contains(wanted);
    }

    @Test
    void methodsWithLayersAndOptionsAreExplained() {
        Path golden = SharedData.at("goldens/vgg");
        Path raw = folder.resolve("map.npy");
        assertThat(run("explain", "--network", golden.resolve("model.onnx").toString(), "--tensor",
                golden.resolve("input.npy").toString(), "--class", "18", "--method", "gradcam++", "--option",
                "epsilon=1e-6", "--option", "relu=no", "--layer", "/features/features.22/Relu_output_0", "--raw",
                raw.toString())).as(() -> err).isZero();
        assertThat(Npy.read(raw).shape()).hasSize(2);
        assertThat(out).contains("gradcam++ of /features/features.22/Relu_output_0");
    }

    @ParameterizedTest
    @CsvSource({"gradcam++,epsilon=-1,epsilon", "gradcam,steps=3,steps", "cam,relu=no,cam"})
    void anOptionThatIsNotThereOrNotAllowedIsASentence(String method, String option, String named) {
        Path golden = SharedData.at("goldens/vgg");
        assertThat(run("explain", "--network", golden.resolve("model.onnx").toString(), "--tensor",
                golden.resolve("input.npy").toString(), "--method", method, "--option", option)).isEqualTo(1);
        assertThat(err.lines()).singleElement().asString().contains(named);
    }

    @Test
    void contributionsOfTheTensorSumToTheLogit() {
        Path golden = SharedData.at("goldens/googlenet_gmp");
        Path raw = folder.resolve("map.npy");
        assertThat(run("explain", "--network", golden.resolve("model.onnx").toString(), "--method", "contribution",
                "--class", "8", "--tensor", golden.resolve("input.npy").toString(), "--raw", raw.toString(), "--quiet"))
                .as(() -> err).isZero();
        assertThat(out).contains("contributions");
        assertThat(err).isEmpty();
        assertThat(Npy.read(raw).shape()).hasSize(2);
    }

    @Test
    void aRegionIsWhatTheNetworkSees() {
        assertThat(run("predict", "--network", network("squeezenet1.1"), "--region", "10,10,120,120",
                photo("coral/bird.bmp"))).isZero();
        String ofRegion = out;
        assertThat(run("predict", "--network", network("squeezenet1.1"), photo("coral/bird.bmp"))).isZero();
        assertThat(out).isNotEqualTo(ofRegion);
        assertThat(run("predict", "--network", network("squeezenet1.1"), "--region", "10,10,99999,120",
                photo("coral/bird.bmp"))).isEqualTo(1);
        assertThat(err).contains("region").contains("bird.bmp");
    }

    @Test
    void timingsNameTheDeviceAndTheStagesOnStandardError() {
        assertThat(run("predict", "--network", network("resnet20-cifar10"), "--timings", "--device", "cpu",
                "--threads", "1", photo("cifar10/cat_0000.jpg"))).isZero();
        assertThat(err).contains("CPU, 1 thread").containsPattern("memory +\\d+ MB").contains("decode").contains("preprocess").contains("inference");
        assertThat(out).doesNotContain("inference");
    }

    @Test
    void inspectSaysWhatTheHeadIs() {
        assertThat(run("inspect", network("mobilenet-v2"), "--format", "json")).isZero();
        JsonObject network = JsonParser.parseString(out).getAsJsonObject();
        JsonObject head = network.getAsJsonObject("head");
        assertThat(head.get("kind").getAsString()).isEqualTo("gap");
        assertThat(head.get("pooling").getAsString()).isEqualTo("gap");
        assertThat(head.get("channels").getAsInt()).isEqualTo(1280);
        assertThat(head.getAsJsonArray("map").get(0).getAsInt()).isEqualTo(7);
        assertThat(network.getAsJsonArray("inputs")).hasSize(1);
        assertThat(network.getAsJsonArray("layers")).isNotEmpty();
    }

    @Test
    void networksVerboselySaysWhatRunsThem() {
        assertThat(run("networks", "--verbose")).isZero();
        assertThat(out).contains("ONNX Runtime").containsPattern("CPU +(used|ready)").contains("CUDA", "DirectML", "CoreML");
        assertThat(run("networks", "--verbose", "--format", "json")).isZero();
        var both = JsonParser.parseString(out).getAsJsonObject();
        assertThat(both.getAsJsonArray("networks")).isNotNull();
        assertThat(both.getAsJsonObject("engine").getAsJsonArray("providers")).hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void networksListsTheUsersOwn() throws IOException {
        Path own = Files.createDirectories(folder.resolve("networks"));
        Files.copy(Path.of(network("resnet20-cifar10")), own.resolve("la mia.onnx"));
        assertThat(run("networks", "--format", "json")).isZero();
        assertThat(JsonParser.parseString(out).getAsJsonArray().toString()).contains("la mia").contains("installed");
        assertThat(run("predict", "--network", "la mia", photo("cifar10/cat_0000.jpg"))).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"predict", "explain", "explain a.jpg b.jpg", "predict --format xml a.jpg",
            "explain --opacity 2 a.jpg", "nonsense", "explain --region 1,2 a.jpg", "explain --blend glow a.jpg"})
    void wrongUsageEndsWithTwo(String line) {
        assertThat(run(line.split(" "))).isEqualTo(2);
        assertThat(err).isNotBlank().doesNotContain("\tat ");
    }

    @Test
    void aNetworkThatIsNotThereIsASentence() {
        assertThat(run("predict", "--network", folder.resolve("gone.onnx").toString(), "a.jpg")).isEqualTo(1);
        assertThat(err.lines()).singleElement().asString().contains("gone.onnx");
        assertThat(run("predict", "--network", "nobody", "a.jpg")).isEqualTo(1);
        assertThat(err.lines()).singleElement().asString().contains("nobody");
    }

    @Test
    void aNetworkWithoutClassMapsPredictsAndSaysWhyItHasNoMap() {
        assertThat(run("predict", "--network", network("tiny-vgg"), photo("coral/bird.bmp"))).isZero();
        assertThat(run("explain", "--network", network("tiny-vgg"), photo("coral/bird.bmp"))).isEqualTo(1);
        assertThat(err.lines()).singleElement().asString().contains("Tiny VGG");
    }

    @Test
    void aGraphicsCardThatIsNotThereIsASentence() {
        assertThat(run("predict", "--network", network("resnet20-cifar10"), "--device", "gpu:99",
                photo("cifar10/cat_0000.jpg"))).isEqualTo(1);
        assertThat(err.lines()).singleElement().asString().contains("graphics card");
    }

    @Test
    void compareWritesTheFiveBestClassesOfOneNetworkAsAFigure() {
        var figure = folder.resolve("figure.png");
        assertThat(run("compare", "--network", network("mobilenet-v1-0.25-128"), "--out", figure.toString(),
                photo("coral/bird.bmp"))).isZero();
        assertThat(out.lines()).hasSize(5).first().asString().startsWith("chickadee, ");
        assertThat(PhotoReader.read(figure).width()).isGreaterThan(1500);
    }

    @Test
    void compareFindsTheClassOfTheFirstNetworkInTheOthers() {
        var figure = folder.resolve("figure.svg");
        assertThat(run("compare", "--network", network("mobilenet-v1-0.25-128"), "--network", network("squeezenet1.1"),
                "--out", figure.toString(), photo("coral/bird.bmp"))).isZero();
        assertThat(out.lines()).hasSize(2).allMatch(line -> line.contains("chickadee"));
        assertThat(run("compare", "--network", network("resnet20-cifar10"), "--network", network("squeezenet1.1"),
                "--class", "frog", "--out", figure.toString(), photo("coral/bird.bmp"))).isEqualTo(1);
        assertThat(err).contains("has no class “frog”");
    }

    @Test
    void compareShowsBothPoolingsAndSaysThatOneIsNotTrained() {
        var figure = folder.resolve("figure.png");
        assertThat(run("compare", "--network", network("mobilenet-v1-0.25-128"), "--pooling", "gap,gmp", "--out",
                figure.toString(), photo("coral/bird.bmp"))).isZero();
        assertThat(out).contains("GAP, ").contains("GMP, ").contains("swapped, not trained");
        assertThat(err).contains("swapped, not trained");
        assertThat(run("compare", "--network", network("mobilenet-v1-0.25-128"), "--top", "9", "--out",
                figure.toString(), photo("coral/bird.bmp"))).isEqualTo(1);
        assertThat(err).contains("9 panels");
    }

    private static String annotated() {
        return SharedData.at("boxes/ilsvrc-val/images/ILSVRC2012_val_00000347.JPEG").toString();
    }

    private int compareWith(String... words) {
        var all = new java.util.ArrayList<>(List.of("compare", "--network", network("mobilenet-v1-0.25-128"), "--out",
                folder.resolve("figure.svg").toString()));
        all.addAll(List.of(words));
        return run(all.toArray(String[]::new));
    }

    @Test
    void compareMeasuresAgainstTheBoxesOfTheDataSetForTheirClassAlone() {
        assertThat(compareWith("--class", "n02951358", annotated())).as(() -> err).isZero();
        assertThat(out).contains("IoU with").doesNotContain("no true box");
        assertThat(compareWith("--class", "17", annotated())).isZero();
        assertThat(out).contains("no true box of this class").doesNotContain("IoU");
        assertThat(compareWith("--class", "17", "--truth", "10,10,200,200", annotated())).isZero();
        assertThat(out).contains("IoU with").doesNotContain("no true box");
        assertThat(compareWith("--class", "n02951358", "--truth", "none", annotated())).isZero();
        assertThat(out).doesNotContain("IoU", "true box");
        assertThat(compareWith("--class", "n02951358", "--truth", "1:none", "--truth", "2:n02951358@1,1,99,99",
                photo("coral/bird.bmp"), annotated())).as(() -> err).isZero();
        assertThat(out.lines()).hasSize(2).first().asString().doesNotContain("IoU");
        assertThat(out.lines().skip(1)).first().asString().contains("IoU");
    }

    @Test
    void aFileOfAnnotationsThatWasNamedMustSpeakOfTheImage() throws IOException {
        var table = Files.writeString(folder.resolve("val_annotations.txt"), "bird.bmp n01592084 10 10 50 50");
        assertThat(compareWith("--class", "n01592084", "--truth", table.toString(), photo("coral/bird.bmp")))
                .as(() -> err).isZero();
        assertThat(out).contains("IoU ");
        assertThat(compareWith("--truth", table.toString(), photo("coral/cat.bmp"))).isEqualTo(1);
        assertThat(err.lines().toList()).last().asString().contains("val_annotations.txt", "cat.bmp");
    }

    @Test
    void aDamagedAnnotationIsANoteAndNoFailure() throws IOException {
        var image = Files.copy(Path.of(photo("coral/bird.bmp")), folder.resolve("bird.bmp"));
        Files.writeString(folder.resolve("bird.xml"), "<annotation>");
        assertThat(compareWith("--class", "top1", image.toString())).isZero();
        assertThat(err).contains("bird.xml");
        assertThat(out).doesNotContain("IoU");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--truth 1,2,3", "--truth 9,9,3,3", "--truth dog@9,9,3,3", "--scale mine", "--by colour",
            "--pooling max", "--region 1,2,3", "--language de", "--top 0"})
    void whatCompareCannotReadIsWrongUsage(String words) {
        assertThat(run(("compare --network x.onnx --out f.png " + words + " a.jpg").split(" "))).as(() -> err).isEqualTo(2);
        assertThat(err).isNotBlank().doesNotContain("\tat ");
    }

    @Test
    void compareGivesEachMethodItsOptionsAndEachPanelItsClass() {
        assertThat(compareWith("--methods", "gradcam,gradcam++", "--option", "gradcam++:epsilon=1e-6", "--option",
                "relu=no", "--class", "top1", "--class", "top2", photo("coral/bird.bmp"))).as(() -> err).isZero();
        assertThat(out.lines()).hasSize(2);
        assertThat(out.lines().toList().get(0)).isNotEqualTo(out.lines().toList().get(1));
        assertThat(compareWith("--methods", "gradcam,cam", "--option", "masks=3", photo("coral/bird.bmp"))).isEqualTo(1);
        assertThat(err.lines().toList()).last().asString().contains("masks");
        assertThat(compareWith("--methods", "gradcam,cam", "--class", "1", "--class", "2", "--class", "3",
                photo("coral/bird.bmp"))).isEqualTo(1);
        assertThat(err).contains("3 classes", "2 panels");
    }
}
