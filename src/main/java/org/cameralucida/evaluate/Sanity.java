package org.cameralucida.evaluate;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cameralucida.message.Problem;

/**
 * Whether maps depend on what the network learned (Adebayo et al. 2018): how alike each method's maps are to those of
 * the same network whose weights are forgotten layer by layer, from the top. A method whose maps stay alike shows the
 * picture, not the network.
 *
 * @param images how many, evenly spread over those that have results
 * @param seed of the weights
 * @param networks in their order
 */
public record Sanity(int images, long seed, List<OfNetwork> networks) {

    private static final String FILE = "sanity.json";
    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping()
            .serializeSpecialFloatingPointValues().create();

    /**
     * A network.
     *
     * @param network its name
     * @param layers how many of its layers have weights
     * @param refusal why its weights cannot be forgotten; empty where they can
     * @param methods in their order; none after a refusal
     */
    public record OfNetwork(String network, int layers, String refusal, List<OfMethod> methods) {
    }

    /**
     * A method's maps.
     *
     * @param method its name
     * @param depths from the topmost layer alone to all
     * @param entropyRise by which part of itself the entropy of the maps' histograms rises when all is forgotten, in the
     *     mean: the efficient form of the test (after the idea of eMPRT, Hedström et al. 2024; not compared with its
     *     code); NaN where there is none to compare with
     */
    public record OfMethod(String method, List<Depth> depths, double entropyRise) {
    }

    /**
     * How alike the maps are at a depth, in the mean over images.
     *
     * @param layers how many of the topmost layers are forgotten
     * @param layer the last of them, by the tensor that it makes
     * @param ssim {@link MapSimilarity#ssim}, −1 to 1; NaN where no map could be made
     * @param spearman {@link MapSimilarity#spearman}, −1 to 1; likewise
     */
    public record Depth(int layers, String layer, double ssim, double spearman) {
    }

    /**
     * Writes it beside the results of a folder.
     *
     * @throws Problem if it cannot be written
     */
    public void write(Path folder) {
        try {
            Written.write(folder.resolve(FILE), out -> out.write(GSON.toJson(this) + "\n"));
        } catch (IOException e) {
            throw Written.problem(folder, e);
        }
    }

    /** What was written beside the results of a folder; empty where nothing was. */
    static Optional<Sanity> read(Path folder) {
        var file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(GSON.fromJson(Files.readString(file), Sanity.class));
        } catch (IOException | JsonParseException e) {
            throw Problem.causedBy(e, Parameters.class, "results.unreadable", file.toString());
        }
    }
}
