package org.cameralucida.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.cameralucida.network.Network;
import org.cameralucida.network.Pooling;
import picocli.CommandLine.TypeConversionException;

/**
 * The networks of a comparison, and how each is looked at.
 *
 * @param names of the catalog, or files
 * @param poolings {@code gap} or {@code gmp}; {@code 2:gmp} for the second network alone
 * @param layers names of tensors; {@code 2:TENSOR} in the second network alone
 * @param outputs names of outputs; {@code 2:NAME} of the second network alone
 */
record ComparedNetworks(List<String> names, List<String> poolings, List<String> layers, List<String> outputs) {

    /** @throws TypeConversionException if a pooling is none */
    ComparedNetworks {
        poolings.forEach(word -> pooling(PerItem.of(word.strip(), names.size()).text()));
    }

    private static Pooling pooling(String word) {
        return Stream.of(Pooling.GAP, Pooling.GMP).filter(each -> each.id().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst().orElseThrow(() -> new TypeConversionException("a pooling is gap or gmp, not " + word));
    }

    /**
     * Reads a network, by the output that is asked of it.
     *
     * @throws org.cameralucida.message.Problem if there is no such network, or it has no such output
     */
    Network read(int index, Console console) {
        var read = console.catalog().open(names.get(index));
        return PerItem.last(outputs, index, names.size()).map(read::withOutput).orElse(read);
    }

    /** How many poolings are asked of all networks. */
    int poolingCount() {
        return (int) poolings.stream().filter(word -> PerItem.of(word.strip(), names.size()).place() == 0).count();
    }

    /** Under which poolings a network is looked at: its own where nothing is asked. */
    List<Pooling> poolings(int index, Network network) {
        var asked = PerItem.of(poolings.stream().map(String::strip).toList(), index, names.size());
        return asked.isEmpty() ? List.of(network.head().pooling())
                : asked.stream().map(ComparedNetworks::pooling).toList();
    }

    /** The tensor that is looked at in a network; empty for the one that feeds its head. */
    Optional<String> layer(int index) {
        return PerItem.last(layers, index, names.size());
    }
}
