package org.cameralucida.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.cameralucida.onnx.OnnxModel;
import org.cameralucida.training.TwinNetwork.Pooling;
import org.cameralucida.training.TwinNetwork.Sampling;
import org.cameralucida.training.scene.Backdrop;
import org.cameralucida.training.scene.Kind;
import org.cameralucida.training.scene.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way in small: paint, learn, stop, go on, measure, export. Needs no data set. */
class SmokeTest {

    private static final List<Kind> KINDS = List.of(Kind.ORANGE, Kind.SCHOOL_BUS, Kind.GOLDFISH, Kind.TEAPOT);

    @TempDir
    private Path folder;

    @Test
    void aNetworkLearnsToTellPaintedThingsApart() throws IOException {
        PictureSet scenes = scenes(100, 0);
        PictureSet fresh = scenes(10, 5000);
        Path checkpoint = folder.resolve("checkpoint");
        double first;
        try (NDManager manager = NDManager.newBaseManager()) {
            var trainer = new Trainer(Recipe.SMOKE, network(manager), manager);
            first = trainer.pass(scenes, PictureSet.EMPTY);
            trainer.pass(scenes, scenes);
            trainer.save(checkpoint);
        }
        try (NDManager manager = NDManager.newBaseManager()) {
            TwinNetwork network = network(manager);
            var trainer = new Trainer(Recipe.SMOKE, network, manager);
            trainer.load(checkpoint);
            assertThat(trainer.epoch()).isEqualTo(2);
            while (trainer.epoch() < Recipe.SMOKE.epochs()) {
                assertThat(trainer.pass(scenes, scenes)).isLessThan(first);
            }
            var reader = new FeatureReader(network, manager, Sampling.DENSE);
            // Twice as often right as chance among four; and maps that are not of the whole picture.
            assertThat(reader.accuracy(fresh)).isGreaterThan(0.5);
            assertThat(Coverage.of(reader, fresh, List.of()).cells()).isBetween(0.0, 0.8);
            Path file = folder.resolve("network.onnx");
            OnnxExport.write(network, Sampling.DENSE, file);
            assertThat(Files.size(file)).isLessThan(8_000_000); // 1.97 million float32 weights, and the graph
            assertThat(OnnxModel.read(file).graph().producer("pooled").orElseThrow().op())
                    .isEqualTo("GlobalAveragePool");
            polishing(manager, file, MultiLabelSet.of(scenes), fresh);
        }
    }

    /** The exported draft read back learns on, with the statistics of its normalisations as they are. */
    private static void polishing(NDManager manager, Path draft, MultiLabelSet photos, PictureSet fresh)
            throws IOException {
        TwinNetwork network = network(manager);
        OnnxImport.read(draft, network);
        Trainer trainer = Polish.trainer(Recipe.POLISH_SMOKE, network, manager);
        double first = trainer.pass(photos, others());
        assertThat(trainer.pass(photos, others())).isLessThan(first);
        ConvolutionUnit unit = network.stages().get(3).units().get(0);
        assertThat(unit.normalisation()[2].toFloatArray()).containsOnly(0);
        assertThat(unit.normalisation()[3].toFloatArray()).containsOnly(1 - ConvolutionUnit.EPSILON);
        TwinNetwork before = network(manager);
        OnnxImport.read(draft, before);
        float from = before.classifier().toFloatArray()[0];
        float to = network.classifier().toFloatArray()[0];
        Polish.settle(network, before);
        assertThat(network.classifier().toFloatArray()[0]).isNotEqualTo(to)
                .isCloseTo(to + (from - to) / 3, within(4 * 0x1p-24f * (Math.abs(from) + Math.abs(to))));
        assertThat(new FeatureReader(network, manager, Sampling.DENSE).accuracy(fresh)).isGreaterThan(0.5);
    }

    /** Pictures of the other sorts: of two things, of one in a strange place, and of none. */
    private static MultiLabelSet others() {
        Scene two = Scenes.small(List.of(Kind.ORANGE, Kind.TEAPOT), 1);
        Scene strange = Scenes.small(List.of(Kind.GOLDFISH), Backdrop.STREET, 2);
        Scene none = Scenes.small(List.of(), Backdrop.WATER, 3);
        List<byte[]> pixels =
                Stream.of(two, strange, none).map(scene -> TinyImageNet.pixels(scene.picture())).toList();
        return new MultiLabelSet(pixels, List.of(new int[] {0, 3}, new int[] {2}, new int[0]));
    }

    private static TwinNetwork network(NDManager manager) throws IOException {
        return new TwinNetwork(manager, HalfPrecision.ofProcessor(manager), Pooling.GAP, KINDS.size(), 1);
    }

    private static PictureSet scenes(int each, long seed) {
        var pictures = new PictureSet.Builder();
        for (int i = 0; i < each * KINDS.size(); i++) {
            Scene scene = Scenes.small(List.of(KINDS.get(i % KINDS.size())), seed + i);
            Rectangle box = scene.things().get(0).box();
            pictures.add(TinyImageNet.pixels(scene.picture()), i % KINDS.size(), box.x, box.y,
                    box.x + box.width - 1, box.y + box.height - 1);
        }
        return pictures.build();
    }
}
