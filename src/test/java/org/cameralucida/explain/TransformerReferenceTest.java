package org.cameralucida.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cameralucida.SharedData;
import org.cameralucida.explain.gradient.RelevancePropagation;
import org.cameralucida.image.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every map of the reference transformers. */
class TransformerReferenceTest {

    private static final List<String> NAMES = List.of("vit_cls", "vit_gap", "deit_distilled", "swin", "vit_torchvision",
            "coat");
    /**
     * Of the reference's range. Float32 and other kernels move each map by at most 9e-6 of it ({@code float32_difference}
     * in each meta.json), normalisations within by up to 5.5e-5 ({@code inner_error_of_deviation}).
     */
    private static final double TOLERANCE = 6e-5;
    private static final Map<String, Function<Golden, Tensor>> MAPS = TransformerMaps.all();

    static Stream<Arguments> arrays() throws IOException {
        var arrays = new ArrayList<Arguments>();
        for (var name : NAMES) {
            try (var files = Files.list(SharedData.at("goldens-transformers/" + name))) {
                files.map(file -> file.getFileName().toString()).filter(file -> file.endsWith(".npy")).sorted()
                        .map(file -> file.substring(0, file.length() - 4)).filter(array -> !array.equals("input"))
                        .forEach(array -> arrays.add(Arguments.of(name, array)));
            }
        }
        return arrays.stream();
    }

    @ParameterizedTest
    @CsvSource({"attention-rollout,attention_rollout_matrix", "attention-relevance,gradient_attention_rollout_matrix"})
    void theRowsOfPlacesAreThoseOfTheWholeMatrix(String method, String array) {
        for (var name : List.of("vit_cls", "vit_gap", "deit_distilled", "vit_torchvision", "coat")) {
            try (var golden = Golden.transformer(name)) {
                Tensor matrix = golden.array(array);
                int tokens = matrix.extent(0);
                int prefix = golden.meta.get("prefix_tokens").getAsInt();
                for (int place = 0; place < tokens - prefix; place += 31) {
                    float[] row = golden.explain(Method.named(method), Map.of("place", Integer.toString(place))).data();
                    int from = (prefix + place) * tokens + prefix;
                    var reference = Arrays.copyOfRange(matrix.data(), from, from + row.length);
                    // A row's own place, by far the largest, makes its range.
                    assertThat(Golden.difference(new Tensor(row, row.length), new Tensor(reference, row.length)))
                            .as(name + " " + place).isLessThan(TOLERANCE);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"vit_cls", "vit_gap", "deit_distilled", "swin", "vit_torchvision", "coat"})
    void everyCompositeOfRelevanceHasARuleForEachOperator(String name) {
        try (var golden = Golden.transformer(name)) {
            for (var composite : List.of("epsilon", "epsilon-plus-flat", "epsilon-gamma-box", "attnlrp", "cp-lrp")) {
                Tensor map = golden.explain(new RelevancePropagation(), Map.of("composite", composite));
                assertThat(Golden.range(map)).as(composite).isPositive().isFinite();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("arrays")
    void everyReferenceIsMet(String name, String array) {
        if (array.endsWith("_matrix")) {
            return; // theRowsOfPlacesAreThoseOfTheWholeMatrix
        }
        try (var golden = Golden.transformer(name)) {
            assertThat(Golden.difference(MAPS.get(array).apply(golden), golden.array(array))).isLessThan(TOLERANCE);
        }
    }
}
