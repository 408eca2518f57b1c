package org.cameralucida.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cameralucida.onnx.OnnxModel;
import org.cameralucida.training.TwinNetwork.Pooling;
import org.cameralucida.training.TwinNetwork.Sampling;
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
            Measures measures = Measures.of(new Observer(network, manager, Sampling.DENSE), fresh, null);
            assertThat(measures.top1()).isGreaterThan(0.5);
            assertThat(measures.cells()).isBetween(0.0, 0.8);
            Path file = folder.resolve("network.onnx");
            OnnxExport.write(network, Sampling.DENSE, file);
            assertThat(Files.size(file)).isLessThan(8_000_000);
            assertThat(OnnxModel.read(file).graph().producer("pooled").orElseThrow().op())
                    .isEqualTo("GlobalAveragePool");
        }
    }

    private static TwinNetwork network(NDManager manager) throws IOException {
        return new TwinNetwork(manager, new HalfPrecision(manager, true), Pooling.GAP, KINDS.size(), 1);
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
