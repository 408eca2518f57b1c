package org.cameralucida.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Trains one network by gradient descent with Nesterov momentum. The order of the pictures and every random change of
 * them depend on the recipe's seed, the epoch and the place in it alone, so both twins see exactly the same.
 */
public final class Trainer {

    /** How a picture is changed before it is learned from. */
    @FunctionalInterface
    public interface View {
        /** Writes a view of a picture with these classes on it, {@code side} wide and high, as normalised planes. */
        void of(byte[] picture, int[] labels, int side, RandomGenerator random, float[] planes, int offset);
    }

    private final Recipe recipe;
    private final View view;
    private final TwinNetwork network;
    private final NDManager manager;
    private final NDList learned;
    private final NDList speeds = new NDList();
    private final int decayed;
    private int epoch;

    /** A trainer with the twins' views. */
    public Trainer(Recipe recipe, TwinNetwork network, NDManager manager) {
        this(recipe, network, manager, (picture, labels, side, random, planes, offset) ->
                Augmentation.random(picture, side, Augmentation.SMALLEST_CROP, 1, random, planes, offset));
    }

    /** A trainer of a network as it is. */
    public Trainer(Recipe recipe, TwinNetwork network, NDManager manager, View view) {
        this.recipe = recipe;
        this.view = view;
        this.network = network;
        this.manager = manager;
        learned = new NDList().addAll(network.weights()).addAll(network.offsets());
        decayed = network.weights().size();
        for (NDArray array : learned) {
            array.setRequiresGradient(true);
            speeds.add(manager.zeros(array.getShape()));
        }
    }

    /** How many epochs are done. */
    public int epoch() {
        return epoch;
    }

    /**
     * One pass over the photos, and as many scenes as the recipe says.
     *
     * @param scenes painted scenes, or an empty set
     * @return mean loss
     */
    public double pass(PictureSet photos, PictureSet scenes) {
        return pass(MultiLabelSet.of(photos), MultiLabelSet.of(scenes));
    }

    /** The same with pictures that show any number of classes. */
    public double pass(MultiLabelSet photos, MultiLabelSet scenes) {
        var random = new SplittableRandom(recipe.seed() * 1_000_003 + epoch);
        int drawn = scenes.size() == 0 ? 0 : recipe.scenes(epoch);
        int[] order = shuffled(photos.size(), drawn, scenes.size(), random);
        int steps = (int) (recipe.share() * order.length) / recipe.batch();
        double sum = 0;
        for (int step = 0; step < steps; step++) {
            float rate = recipe.rateAt(epoch + (step + 0.5) / steps);
            sum += step(photos, scenes, order, step * recipe.batch(), rate, random.split());
            if (step % 25 == 24) {
                System.out.printf(Locale.ROOT, "  epoch %d step %d of %d: rate %.4f, mean loss %.4f%n",
                        epoch + 1, step + 1, steps, rate, sum / (step + 1));
            }
        }
        epoch++;
        return sum / steps;
    }

    /** Places 0…photos−1 and {@code drawn} scenes (counted on from the photos), mixed. */
    private static int[] shuffled(int photos, int drawn, int scenes, RandomGenerator random) {
        int[] order = new int[photos + drawn];
        for (int i = 0; i < photos; i++) {
            order[i] = i;
        }
        for (int i = 0; i < drawn; i++) {
            order[photos + i] = photos + random.nextInt(scenes);
        }
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
        return order;
    }

    private double step(MultiLabelSet photos, MultiLabelSet scenes, int[] order, int first, float rate,
                        RandomGenerator random) {
        int batch = recipe.batch();
        int side = recipe.side(epoch);
        int classes = (int) network.bias().size();
        float[] planes = new float[batch * 3 * side * side];
        float[] targets = new float[batch * classes];
        for (int i = 0; i < batch; i++) {
            int at = order[first + i];
            MultiLabelSet set = at < photos.size() ? photos : scenes;
            int index = at < photos.size() ? at : at - photos.size();
            int[] labels = set.labels().get(index);
            view.of(set.pixels().get(index), labels, side, random, planes, i * 3 * side * side);
            set.target(index, recipe.smoothing(), classes, targets, i * classes);
        }
        double loss;
        try (NDManager scope = manager.newSubManager();
             GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            NDArray pictures = scope.create(planes, new Shape(batch, 3, side, side));
            NDArray target = scope.create(targets, new Shape(batch, classes));
            NDArray logits = network.logits(network.features(pictures, recipe.sampling(), !recipe.frozen()));
            NDArray mean = logits.logSoftmax(1).mul(target).sum().div(-batch);
            collector.backward(mean);
            loss = mean.getFloat();
        }
        if (!Double.isFinite(loss)) {
            throw new IllegalStateException("the loss is no longer a number in epoch " + epoch);
        }
        descend(rate);
        return loss;
    }

    /** v ← μ v + g, w ← w − rate · (g + μ v), where g includes the pull towards zero. */
    private void descend(float rate) {
        for (int i = 0; i < learned.size(); i++) {
            NDArray value = learned.get(i);
            NDArray speed = speeds.get(i);
            try (NDManager scope = manager.newSubManager()) {
                NDArray gradient = value.getGradient();
                gradient.attach(scope);
                NDArray slope = gradient.duplicate();
                slope.attach(scope);
                gradient.muli(0);
                if (i < decayed) {
                    NDArray pull = value.mul(recipe.weightDecay());
                    pull.attach(scope);
                    slope.addi(pull);
                }
                speed.muli(recipe.momentum()).addi(slope);
                NDArray ahead = speed.mul(recipe.momentum());
                ahead.attach(scope);
                value.subi(slope.addi(ahead).muli(rate));
            }
        }
    }

    /** Writes all that is needed to go on later. */
    public void save(Path file) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".part");
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(draft)))) {
            out.writeInt(epoch);
            TwinNetwork.write(out, network.state());
            TwinNetwork.write(out, speeds);
        }
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Goes on from what {@link #save} wrote. */
    public void load(Path file) throws IOException {
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            epoch = in.readInt();
            learned.forEach(array -> array.setRequiresGradient(false));
            TwinNetwork.read(in, network.state());
            TwinNetwork.read(in, speeds);
            learned.forEach(array -> array.setRequiresGradient(true));
        }
    }
}
