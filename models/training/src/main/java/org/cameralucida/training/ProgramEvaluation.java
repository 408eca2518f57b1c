package org.cameralucida.training;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The program's own command {@code evaluate}, run as anybody runs it: what is measured of the networks is measured there,
 * with the engine that they are used with, and nowhere else.
 */
final class ProgramEvaluation {

    /** The property that names the program's jar. */
    static final String PROPERTY = "program";

    private static final List<String> COLUMNS = List.of("classification.top1Error", "classification.top5Error",
            "localisation.gtKnownAt.0.5", "localisation.gtKnownAt.0.7", "localisation.top1Error",
            "localisation.top5Error");
    private static final String HEAD = """
            | | top-1 error | top-5 error | GT-known, IoU ≥ 0.5 | IoU ≥ 0.7 | top-1 loc. error | top-5 loc. error |
            |---|---|---|---|---|---|---|
            """;

    private ProgramEvaluation() {
    }

    /** The figures of networks over a data set, as a table: a line a network, and one for a box in the middle. */
    static String table(Path dataset, List<Path> networks) throws IOException, InterruptedException {
        Path program = Path.of(System.getProperty(PROPERTY, "../../target/camera-lucida.jar"));
        if (!Files.exists(program)) {
            throw new IOException(program + " is missing: build the program first (mvn package), or say where it is "
                    + "(-Dprogram=…)");
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", program.toString(),
                "evaluate", "--dataset", dataset.toString(), "--methods", "cam", "--quiet", "--format", "json"));
        networks.forEach(network -> command.addAll(List.of("--network", network.toString())));
        Process evaluation = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String json = new String(evaluation.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (evaluation.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + evaluation.exitValue());
        }
        return table(json);
    }

    /** The table of what the program said. */
    static String table(String json) {
        var table = new StringBuilder(HEAD);
        boolean hasCentre = false;
        for (JsonElement each : JsonParser.parseString(json).getAsJsonArray()) {
            JsonObject entry = each.getAsJsonObject();
            String method = entry.get("method").getAsString();
            boolean isCentre = method.equals("centre-box");
            if (method.equals("cam") || isCentre && !hasCentre) {
                hasCentre |= isCentre;
                String network = entry.get("network").getAsString();
                table.append("| ").append(isCentre ? "a box in the middle, " + network + "'s classes" : network);
                COLUMNS.forEach(column -> table.append(" | ").append(percent(entry, column)));
                table.append(" |\n");
            }
        }
        return table.toString();
    }

    /** A figure by its place in the entry; the last part may be a number with a point of its own. */
    private static String percent(JsonObject entry, String column) {
        String[] path = column.split("\\.", 3);
        JsonElement figure = entry.getAsJsonObject(path[0]).get(path[1]);
        if (path.length > 2) {
            figure = figure.getAsJsonObject().get(path[2]);
        }
        return String.format(Locale.ROOT, "%.1f", 100 * figure.getAsDouble());
    }
}
