package org.cameralucida.fuzz;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.LogManager;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.explain.Method;
import org.cameralucida.explain.Request;
import org.cameralucida.explain.Settings;
import org.cameralucida.explain.Target;
import org.cameralucida.explain.View;
import org.cameralucida.image.Photo;
import org.cameralucida.image.PhotoReader;
import org.cameralucida.image.Raster;
import org.cameralucida.inference.Device;
import org.cameralucida.message.Problem;
import org.cameralucida.network.NetworkReader;

/**
 * Damages networks and photos and uses them as the program does: reads, opens, runs and explains them. What is damaged
 * beyond use must be told in a sentence; anything else, an exception of another kind or no end, is a fault. The same
 * seed and number give the same damage.
 */
public final class Fuzz {

    private static final Photo PICTURE = picture();

    private final Duration limit;
    private final PrintStream faults;
    private volatile long lastPass;
    private int read;
    private int opened;
    private int ran;
    private int explained;
    private int sentences;
    private int crashes;
    private int hangs;

    /**
     * @param limit how long one file may go on without a pass of the network before that is a hang
     * @param faults where crashes and hangs are told, with what gives them again
     */
    Fuzz(Duration limit, PrintStream faults) {
        this.limit = limit;
        this.faults = faults;
    }

    /** How many got how far, and what became of the others. */
    record Counts(int read, int opened, int ran, int explained, int sentences, int crashes, int hangs) {

        boolean sound() {
            return crashes == 0 && hangs == 0;
        }

        @Override
        public String toString() {
            return "%d read, %d opened, %d ran, %d explained; %d sentences, %d crashes, %d hangs".formatted(read, opened,
                    ran, explained, sentences, crashes, hangs);
        }
    }

    /**
     * {@code Fuzz SEED N FILES…}: damages the files (networks, {@code .onnx}, and photos) N times in turn, each in four
     * ways, prints the counts, and ends with 1 if there was a crash or a hang.
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length < 3) {
            System.err.println("Fuzz SEED N FILES...");
            System.exit(2);
        }
        LogManager.getLogManager().reset();
        var files = Arrays.stream(arguments).skip(2).map(Path::of).toList();
        var counts = new Fuzz(Duration.ofMinutes(1), System.err).run(Long.parseLong(arguments[0]),
                Integer.parseInt(arguments[1]), files);
        System.out.println(counts);
        System.exit(counts.sound() ? 0 : 1);
    }

    Counts run(long seed, int count, List<Path> files) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("fuzz");
        try {
            for (int n = 0; n < count; n++) {
                var file = files.get(n % files.size());
                var damage = Damage.values()[n / files.size() % Damage.values().length];
                var random = new Random(31 * seed + n);
                var damaged = folder.resolve(n + "-" + file.getFileName());
                Files.write(damaged, damage.of(Files.readAllBytes(file), random));
                tried(damaged, "seed %d, number %d: %s, %s".formatted(seed, n, file, damage), n);
                Files.deleteIfExists(damaged);
            }
        } finally {
            Files.deleteIfExists(folder);
        }
        return new Counts(read, opened, ran, explained, sentences, crashes, hangs);
    }

    private void tried(Path file, String what, int number) throws InterruptedException {
        var task = new FutureTask<Void>(() -> {
            use(file, number);
            return null;
        });
        var thread = new Thread(task, "fuzz");
        thread.setDaemon(true);
        lastPass = System.nanoTime();
        thread.start();
        try {
            waitFor(task);
        } catch (TimeoutException e) {
            hangs++;
            faults.println("hangs: " + what);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Problem problem && isSentence(problem.getMessage())) {
                sentences++;
            } else {
                crashes++;
                var trace = new StringWriter();
                e.getCause().printStackTrace(new PrintWriter(trace, true));
                faults.println("crash: " + what + System.lineSeparator() + trace);
            }
        }
    }

    private void waitFor(FutureTask<Void> task) throws InterruptedException, ExecutionException, TimeoutException {
        while (true) {
            try {
                task.get(Math.max(1, limit.toNanos() - (System.nanoTime() - lastPass)), TimeUnit.NANOSECONDS);
                return;
            } catch (TimeoutException e) {
                if (System.nanoTime() - lastPass >= limit.toNanos()) {
                    throw e;
                }
            }
        }
    }

    private static boolean isSentence(String message) {
        return message != null && !message.isBlank() && message.lines().count() == 1;
    }

    private void use(Path file, int number) {
        if (!file.toString().endsWith(".onnx")) {
            PhotoReader.read(file);
            read++;
            return;
        }
        var network = NetworkReader.read(file);
        read++;
        try (var loaded = LoadedNetwork.open(network, Device.CPU, 1)) {
            opened++;
            var view = View.of(PICTURE, network.preprocessing());
            loaded.observe(view);
            ran++;
            var methods = Method.all().stream().filter(method -> method.works(network)).toList();
            if (!methods.isEmpty()) {
                var method = methods.get(number % methods.size());
                loaded.explain(new Request(view, new Target.Top(1), method, Settings.of(method), Optional.empty()),
                        (done, total) -> lastPass = System.nanoTime());
                explained++;
            }
        }
    }

    /** Something to look at: waves of three colours. */
    private static Photo picture() {
        int side = 48;
        var argb = new int[side * side];
        for (int i = 0; i < argb.length; i++) {
            int red = (int) (127 + 120 * Math.sin(i % side / 5.0));
            int green = (int) (127 + 120 * Math.cos(i / side / 7.0));
            argb[i] = 0xFF000000 | red << 16 | green << 8 | i % 251;
        }
        return PhotoReader.of("waves", new Raster(side, side, argb));
    }
}
