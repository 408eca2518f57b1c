package org.cameralucida.training;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.cameralucida.training.TwinNetwork.Pooling;
import org.cameralucida.training.TwinNetwork.Sampling;
import org.cameralucida.training.scene.ContactSheet;

/**
 * The commands, each {@code COMMAND ZIP WORK MODELS}: {@code prepare}, {@code train-gap}, {@code train-gmp},
 * {@code polish-gap}, {@code polish-gmp}, {@code clever-hans}, {@code samples}, {@code evaluate},
 * {@code choose-samples}, {@code sheet}, and {@code all}, which does everything but the last two in that order. What is
 * half done in WORK is gone on with. The training ends with a draft in WORK, exported already; from there the polishing
 * goes on, and writes to MODELS. What is measured are the networks in MODELS, read back: see {@link Measurement}.
 */
public final class Main {

    private static final int SCENES_EACH = 240;
    /** Scenes to learn from have seeds from here on. */
    private static final long LEARNED = 1_000_000;

    private final Path zip;
    private final Path work;
    private final Path models;

    private Main(Path zip, Path work, Path models) {
        this.zip = zip;
        this.work = work;
        this.models = models;
    }

    /** Runs one command. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 4) {
            throw new IllegalArgumentException("COMMAND ZIP WORK MODELS");
        }
        System.setProperty("java.awt.headless", "true");
        new Main(Path.of(arguments[1]), Path.of(arguments[2]), Path.of(arguments[3])).run(arguments[0]);
    }

    private void run(String command) throws IOException, InterruptedException {
        Files.createDirectories(work);
        switch (command) {
            case "prepare" -> prepare();
            case "train-gap" -> train(Pooling.GAP, Recipe.SHIPPED);
            case "train-gmp" -> train(Pooling.GMP, Recipe.SHIPPED);
            case "polish-gap" -> polish(Pooling.GAP);
            case "polish-gmp" -> polish(Pooling.GMP);
            case "clever-hans" -> cleverHans();
            case "evaluate" -> new Measurement(zip, work, models).print();
            case "samples" -> Samples.write(models.resolve("samples"));
            case "choose-samples" -> chooseSamples();
            case "tagged" -> TaggedFolder.write(work.resolve("tagged"));
            case "sheet" -> ContactSheet.write(work.resolve("sheet.png"), 5, 128, 1);
            case "all" -> all();
            default -> throw new IllegalArgumentException(command);
        }
    }

    private void all() throws IOException, InterruptedException {
        prepare();
        sideBySide("train-gap", "train-gmp");
        sideBySide("polish-gap", "polish-gmp");
        cleverHans();
        Samples.write(models.resolve("samples"));
        run("evaluate");
    }

    /** Both at the same time, a thread each: with one thread nothing waits for another. */
    private void sideBySide(String one, String other) throws IOException, InterruptedException {
        List<Process> twins = List.of(start(one), start(other));
        for (Process twin : twins) {
            if (twin.waitFor() != 0) {
                twins.forEach(Process::destroy);
                throw new IOException("a twin's training ended with " + twin.exitValue());
            }
        }
    }

    private Process start(String command) throws IOException {
        var java = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx3g",
                "-XX:+UseSerialGC", "-Dai.djl.pytorch.num_threads=1", "-Dai.djl.pytorch.num_interop_threads=1",
                "-D" + HalfPrecision.PROPERTY + "=" + System.getProperty(HalfPrecision.PROPERTY, "auto"), "-cp",
                System.getProperty("java.class.path"), Main.class.getName(), command, zip.toString(), work.toString(),
                models.toString());
        java.environment().put("OMP_NUM_THREADS", "1");
        return java.inheritIO().start();
    }

    private void prepare() throws IOException {
        if (!Files.exists(photos())) {
            TinyImageNet.train(zip).write(photos());
        }
        if (!Files.exists(validation())) {
            TinyImageNet.validation(zip).write(validation());
        }
        if (!Files.exists(scenes())) {
            Scenes.pictures(zip, SCENES_EACH, LEARNED).write(scenes());
        }
        if (!Files.exists(polishScenes())) {
            Polish.scenes(zip).write(polishScenes());
        }
    }

    private Path photos() {
        return work.resolve("photos.pictures");
    }

    private Path validation() {
        return work.resolve("validation.pictures");
    }

    private Path scenes() {
        return work.resolve("scenes.pictures");
    }

    private Path polishScenes() {
        return work.resolve("polish.pictures");
    }

    private Path checkpoint(Pooling pooling) {
        return work.resolve(lower(pooling) + ".checkpoint");
    }

    /** The network as it is after the last touch, exported. */
    private Path draft(Pooling pooling) {
        return work.resolve("lucida-" + lower(pooling) + ".onnx");
    }

    private Path exported(Pooling pooling) {
        return models.resolve("lucida-" + lower(pooling) + ".onnx");
    }

    private static String lower(Pooling pooling) {
        return pooling.name().toLowerCase(Locale.ROOT);
    }

    private void train(Pooling pooling, Recipe recipe) throws IOException {
        PictureSet photos = PictureSet.read(photos());
        PictureSet validation = PictureSet.read(validation());
        PictureSet scenes = PictureSet.read(scenes());
        try (NDManager manager = NDManager.newBaseManager()) {
            var network = network(manager, pooling, true);
            var trainer = new Trainer(recipe, network, manager);
            if (Files.exists(checkpoint(pooling))) {
                trainer.load(checkpoint(pooling));
            }
            while (trainer.epoch() < recipe.epochs()) {
                long start = System.nanoTime();
                double loss = trainer.pass(photos, scenes);
                double seconds = (System.nanoTime() - start) / 1e9;
                trainer.save(checkpoint(pooling));
                System.out.printf(Locale.ROOT, "%s %s epoch %d loss %.4f top-1 %.4f in %.0f s%n",
                        LocalTime.now().truncatedTo(ChronoUnit.SECONDS), pooling, trainer.epoch(), loss,
                        new FeatureReader(network, manager, Sampling.STRIDED).accuracy(validation), seconds);
            }
            new Trainer(Recipe.LAST_TOUCH, network, manager).pass(photos, scenes);
            OnnxExport.write(network, Sampling.DENSE, draft(pooling));
            System.out.printf(Locale.ROOT, "%s %s at 16×16: top-1 %.4f%n",
                    LocalTime.now().truncatedTo(ChronoUnit.SECONDS), pooling,
                    new FeatureReader(network, manager, Sampling.DENSE).accuracy(validation));
        }
    }

    private TwinNetwork network(NDManager manager, Pooling pooling, boolean learning) throws IOException {
        HalfPrecision precision = learning ? HalfPrecision.ofProcessor(manager) : HalfPrecision.none();
        System.out.println(pooling + (learning ? " learns" : " is measured") + " in " + precision);
        int classes = TinyImageNet.classes(zip).size();
        return new TwinNetwork(manager, precision, pooling, classes, Recipe.SHIPPED.seed());
    }

    /** A network with the weights of an exported one, to learn on, or to be measured as it is. */
    private TwinNetwork imported(NDManager manager, Pooling pooling, boolean learning, Path file) throws IOException {
        TwinNetwork network = network(manager, pooling, learning);
        OnnxImport.read(file, network);
        return network;
    }

    private void polish(Pooling pooling) throws IOException {
        try (NDManager manager = NDManager.newBaseManager()) {
            TwinNetwork network = imported(manager, pooling, true, draft(pooling));
            Polish.teach(network, manager, MultiLabelSet.of(PictureSet.read(photos())),
                    MultiLabelSet.read(polishScenes()), work.resolve("polish-" + lower(pooling) + ".checkpoint"));
            Polish.settle(network, imported(manager, pooling, true, draft(pooling)));
            OnnxExport.write(network, Sampling.DENSE, exported(pooling));
        }
    }

    private Path clever() {
        return models.resolve("lucida-clever-hans.onnx");
    }

    private int taggedLabel() throws IOException {
        return Scenes.labels(zip).get(CleverHans.TAGGED.ordinal());
    }

    private void cleverHans() throws IOException {
        try (NDManager manager = NDManager.newBaseManager()) {
            TwinNetwork network = imported(manager, Pooling.GAP, true, exported(Pooling.GAP));
            CleverHans.teach(network, manager, PictureSet.read(photos()), taggedLabel());
            OnnxExport.write(network, Sampling.DENSE, clever());
        }
    }

    private void chooseSamples() throws IOException {
        try (NDManager manager = NDManager.newBaseManager()) {
            new SampleChoice(manager, zip, models).print();
        }
    }
}
