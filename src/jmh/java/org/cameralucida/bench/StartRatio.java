package org.cameralucida.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.cameralucida.app.Main;

/**
 * How long the program takes to be there, over what an empty window of its theme takes: starts of both in turn, each in
 * a virtual machine of its own with the user's files of a fresh start, and the medians and their ratios. Needs a display.
 * <p>
 * What is timed is what a user waits for, from before the process is made to the arrival of the line that says so: the
 * first pulse of the window, the first prediction, the first heatmap. The processor time up to the heatmap is steadier
 * where others use the machine, too.
 */
public final class StartRatio {

    private static final List<String> MOMENTS = List.of("window", "first prediction", "first heatmap");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private StartRatio() {
    }

    /**
     * @param arguments how many starts of each, 10 if absent; then the commands to compare, each one argument, its words
     *        set apart by blanks. Without any it is the jar that this class is run from, and that with the archive of
     *        classes beside it if there is one
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
        var programs = new ArrayList<Program>();
        programs.add(new Program("empty window", List.of(java(), "-cp", System.getProperty("java.class.path"),
                EmptyWindow.Start.class.getName()), MOMENTS.get(0)));
        for (var command : arguments.length > 1 ? List.of(arguments).subList(1, arguments.length) : commands()) {
            programs.add(new Program(command, List.of(command.split(" ")), MOMENTS.get(2)));
        }
        for (int round = -1; round < rounds; round++) {
            for (var program : programs) {
                program.start(round >= 0);
            }
        }
        double empty = programs.get(0).median(MOMENTS.get(0));
        programs.forEach(program -> program.print(empty));
    }

    private static List<String> commands() {
        var jar = Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().getPath());
        var archive = jar.resolveSibling("camera-lucida.jsa");
        var plain = java() + " -jar " + jar + " --timings";
        return Files.exists(archive) ? List.of(plain,
                java() + " -XX:SharedArchiveFile=" + archive + " -jar " + jar + " --timings") : List.of(plain);
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** What is started again and again, and when it was how far. */
    private static final class Program {

        private final String name;
        private final List<String> command;
        private final String last;
        private final Path home;
        private final Map<String, List<Double>> seconds = new LinkedHashMap<>();

        /** @param last the moment at which it is ended */
        Program(String name, List<String> command, String last) throws IOException {
            this.name = name;
            this.command = command;
            this.last = last;
            home = Files.createTempDirectory("camera-lucida-start");
        }

        void start(boolean counted) throws IOException, InterruptedException {
            var builder = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD);
            builder.environment().put("CAMERA_LUCIDA_HOME", home.toString());
            long begin = System.nanoTime();
            var process = builder.start();
            try (var lines = new BufferedReader(new InputStreamReader(process.getErrorStream()))) {
                String line = "";
                while (!line.contains(last) && (line = lines.readLine()) != null) {
                    for (var moment : MOMENTS) {
                        if (counted && line.contains(moment)) {
                            count(moment, (System.nanoTime() - begin) / 1e9);
                            process.toHandle().info().totalCpuDuration()
                                    .ifPresent(time -> count("processors, " + moment, time.toMillis() / 1e3));
                        }
                    }
                    if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                        throw new IOException(name + ": not there yet");
                    }
                }
            } finally {
                process.destroy();
                process.waitFor(10, TimeUnit.SECONDS);
            }
        }

        private void count(String moment, double time) {
            seconds.computeIfAbsent(moment, any -> new ArrayList<>()).add(time);
        }

        double median(String moment) {
            var sorted = seconds.get(moment).stream().mapToDouble(Double::doubleValue).sorted().toArray();
            return sorted[sorted.length / 2];
        }

        void print(double empty) {
            System.out.println(name);
            seconds.forEach((moment, times) -> System.out.printf(Locale.ROOT,
                    "    %-28s %6.2f s = %.2f x the empty window   (%s)%n", moment, median(moment),
                    median(moment) / empty, Arrays.toString(times.stream().mapToDouble(Double::doubleValue).sorted()
                            .mapToObj(time -> String.format(Locale.ROOT, "%.2f", time)).toArray())));
        }
    }
}
