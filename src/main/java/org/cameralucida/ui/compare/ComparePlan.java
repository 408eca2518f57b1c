package org.cameralucida.ui.compare;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import org.cameralucida.compare.Axis;
import org.cameralucida.compare.Comparison;
import org.cameralucida.network.Network;
import org.cameralucida.network.Pooling;
import org.cameralucida.ui.workbench.PhotoItem;
import org.cameralucida.workspace.PaneSlot;
import org.cameralucida.workspace.PaneState.MethodChoice;
import org.cameralucida.workspace.PaneState.NetworkChoice;

/**
 * Which panes a comparison has.
 *
 * @param networks keys of the networks to compare
 * @param methods names of the methods to compare
 * @param photos the photos to compare
 * @param pinned classes of the network in use that are shown after the most probable ones
 * @param classIndex the class of the network in use that all panes show; empty for each its own
 * @param method the method where methods are not what is compared
 * @param swapped whether the other pooling is to be the network's own, swapped, even where it has a twin
 * @param choices with what a method (first) is asked of the network of a key (second)
 * @param ownClasses by {@link #slot}, the classes of panes that have one of their own
 */
record ComparePlan(List<String> networks, List<String> methods, List<PhotoItem> photos, List<Integer> pinned,
        OptionalInt classIndex, String method, boolean swapped, BiFunction<String, String, MethodChoice> choices,
        Map<PaneSlot, Integer> ownClasses) {

    static final int TOP = 5;

    /** The panes; none where the network in use does not allow the comparison. */
    List<PaneRequest> panes(Axis axis, Scene scene, Optional<String> twin) {
        var requests = common(axis, scene, twin);
        return axis == Axis.CLASSES ? requests : requests.stream().map(request -> {
            var own = ownClasses.get(slot(axis, request));
            return own == null ? request : request.withOwnClass(OptionalInt.of(own));
        }).toList();
    }

    /** What tells a pane from the others of its kind, whatever is on the photo; where photos differ, their names. */
    static PaneSlot slot(Axis axis, PaneRequest request) {
        var network = request.network();
        var pooling = network.swapped() ? Optional.of(network.pooling()) : Optional.<Pooling>empty();
        return new PaneSlot(axis, network.key(), pooling, switch (axis) {
            case METHODS -> request.method().id();
            case IMAGES -> request.item().name();
            default -> "";
        });
    }

    private List<PaneRequest> common(Axis axis, Scene scene, Optional<String> twin) {
        return switch (axis) {
            case POOLING -> poolings(scene, twin).stream().map(network -> pane(scene, network)).toList();
            case CLASSES -> classes(scene);
            case NETWORKS -> networks.stream().map(key -> pane(scene, NetworkChoice.of(key))).toList();
            case METHODS -> methods.stream().map(name -> pane(scene, scene.item(), NetworkChoice.of(scene.key()),
                    classIndex, name)).toList();
            case IMAGES -> photos.stream().map(item -> pane(scene, item, NetworkChoice.of(scene.key()), classIndex,
                    method)).toList();
        };
    }

    private PaneRequest pane(Scene scene, NetworkChoice network) {
        return pane(scene, scene.item(), network, classIndex, method);
    }

    private PaneRequest pane(Scene scene, PhotoItem item, NetworkChoice network, OptionalInt index, String name) {
        return new PaneRequest(item, network, index, OptionalInt.empty(), choices.apply(name, network.key()), scene);
    }

    private List<PaneRequest> classes(Scene scene) {
        var indices = new ArrayList<Integer>();
        for (int index : scene.observation().top(TOP)) {
            indices.add(index);
        }
        pinned.stream().filter(index -> !indices.contains(index))
                .filter(index -> index < scene.observation().logits().length).forEach(indices::add);
        return indices.stream().limit(Comparison.MOST).map(index -> pane(scene, scene.item(),
                NetworkChoice.of(scene.key()), OptionalInt.of(index), method)).toList();
    }

    /** Average pooling first. */
    private List<NetworkChoice> poolings(Scene scene, Optional<String> twin) {
        var network = scene.observation().network();
        if (!network.head().canSwapPooling()) {
            return List.of();
        }
        var average = network.head().pooling() == Pooling.GAP;
        var own = NetworkChoice.of(scene.key());
        var other = twin.filter(key -> !swapped).map(NetworkChoice::of).orElse(new NetworkChoice(scene.key(),
                average ? Pooling.GMP : Pooling.GAP, true));
        return average ? List.of(own, other) : List.of(other, own);
    }

    /** The key of the network that the card names as the GAP or GMP twin; empty where it is not at hand. */
    static Optional<String> twin(Network network, List<String> names) {
        return network.card().pair().flatMap(pair -> {
            var offered = names.stream().filter(pair::equals).findFirst();
            if (offered.isPresent() || network.file() == null) {
                return offered;
            }
            var beside = network.file().resolveSibling(pair.endsWith(".onnx") ? pair : pair + ".onnx");
            return Files.isRegularFile(beside) ? Optional.of(beside.toString()) : Optional.empty();
        });
    }
}
