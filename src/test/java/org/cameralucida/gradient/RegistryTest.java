package org.cameralucida.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No rule without a trial. */
class RegistryTest {

    /** Steps have no central differences: {@link ModernRulesTest} says what is let through. */
    private static final Set<String> TRIED_OTHERWISE = Set.of("QuantizeLinear", "DequantizeLinear");

    @Test
    void everyOperatorThatHasARuleIsComparedWithCentralDifferences() {
        var untried = new TreeSet<>(Derivatives.operators());
        Stream.of(ActivationRulesTest.trials(), ArithmeticRulesTest.trials(), WindowRulesTest.convolutions(),
                        WindowRulesTest.pooling(), OtherRulesTest.reductions(), OtherRulesTest.normalisations(),
                        OtherRulesTest.shapes(), OtherRulesTest.selections(), ModernRulesTest.resizings(),
                        ModernRulesTest.others())
                .flatMap(trials -> trials).flatMap(Trial::operators).forEach(untried::remove);
        assertThat(untried).isEqualTo(TRIED_OTHERWISE);
    }
}
