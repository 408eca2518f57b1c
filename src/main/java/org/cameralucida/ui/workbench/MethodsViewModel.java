package org.cameralucida.ui.workbench;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.cameralucida.explain.Method;
import org.cameralucida.explain.Setting;
import org.cameralucida.explain.Settings;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Layer;
import org.cameralucida.network.Network;
import org.cameralucida.workspace.PaneState;

/**
 * How each method is set and at which layer of each network one looks: the one answer to "with which options" for
 * everything that the window shows. They hold until they are changed, whatever is shown meanwhile.
 */
public final class MethodsViewModel {

    /** Each channel by itself is no map that could be laid over a photo. */
    private static final String NOT_A_MAP = "all";

    private final Map<String, Map<String, String>> given = new HashMap<>();
    private final Map<String, String> layers = new HashMap<>();
    private final ObjectProperty<Method> chosen = new SimpleObjectProperty<>(Method.all().get(0));
    private final ReadOnlyLongWrapper changes = new ReadOnlyLongWrapper();

    /** What makes the map where there is only one. */
    public ObjectProperty<Method> chosenProperty() {
        return chosen;
    }

    /** Grows with every change of a setting or a layer. */
    public ReadOnlyLongProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    /** With what a method is asked of a network. */
    public PaneState.MethodChoice choiceFor(String methodId, Network network) {
        var method = Method.named(methodId);
        return new PaneState.MethodChoice(methodId, differing(method),
                method.hasLayer() ? layer(network).map(Layer::tensor) : Optional.empty());
    }

    /** A method's settings that the window offers. */
    public static List<Setting> offered(Method method) {
        return method.settings().stream().map(setting -> setting instanceof Setting.Choice choice
                && choice.choices().contains(NOT_A_MAP)
                        ? new Setting.Choice(choice.key(), choice.standard(),
                                choice.choices().stream().filter(c -> !c.equals(NOT_A_MAP)).toList())
                        : setting).toList();
    }

    /** How a method is set: all of its settings. */
    public Settings settings(Method method) {
        return Settings.of(method, differing(method));
    }

    /** Those of a method's settings that are not at their standard, by key, in the method's order. */
    public Map<String, String> differing(Method method) {
        return Collections.unmodifiableMap(given.getOrDefault(method.id(), Map.of()));
    }

    /**
     * Sets a method.
     *
     * @param key of one of its settings
     * @throws Problem if it has no such setting, or the setting cannot have that value
     */
    public void set(Method method, String key, String value) {
        var now = new LinkedHashMap<>(differing(method));
        var checked = Settings.of(method, Map.of(key, value)).values().get(key);
        // A second time, as the window offers less.
        offered(method).stream().filter(setting -> setting.key().equals(key)).forEach(s -> s.checked(checked));
        now.put(key, checked);
        take(method, now);
    }

    /** A method as it is without being set. */
    public void reset(Method method) {
        take(method, Map.of());
    }

    /**
     * Sets a method anew, as from a file; what is not known, or cannot be shown here, stays at its standard.
     *
     * @param values some of its settings, by key
     */
    public void use(Method method, Map<String, String> values) {
        var now = new LinkedHashMap<String, String>();
        for (var setting : offered(method)) {
            try {
                if (values.containsKey(setting.key())) {
                    now.put(setting.key(), setting.checked(values.get(setting.key())));
                }
            } catch (Problem unknown) {
                now.remove(setting.key());
            }
        }
        take(method, now);
    }

    private void take(Method method, Map<String, String> values) {
        var now = new LinkedHashMap<String, String>();
        for (var setting : method.settings()) {
            var value = values.get(setting.key());
            if (value != null && !value.equals(setting.standard())) {
                now.put(setting.key(), value);
            }
        }
        if (!now.equals(given.getOrDefault(method.id(), Map.of()))) {
            given.put(method.id(), now);
            changes.set(changes.get() + 1);
        }
    }

    /** The layer of a network at which one looks; empty for the feature maps that its head reads. */
    public Optional<Layer> layer(Network network) {
        return Optional.ofNullable(layers.get(name(network))).map(network::layer);
    }

    /** The layer that the head of a network reads; empty if there is none. */
    public static Optional<Layer> standardLayer(Network network) {
        return Optional.ofNullable(network.layer(network.head().target()));
    }

    /**
     * Looks at a layer of a network from now on.
     *
     * @param tensor its tensor; empty for the feature maps that the head reads; one that is no layer changes nothing
     */
    public void look(Network network, Optional<String> tensor) {
        var wanted = tensor.filter(t -> !t.equals(network.head().target()));
        if (wanted.isPresent() && network.layer(wanted.get()) == null) {
            return;
        }
        var before = wanted.isPresent() ? layers.put(name(network), wanted.get()) : layers.remove(name(network));
        if (!Optional.ofNullable(before).equals(wanted)) {
            changes.set(changes.get() + 1);
        }
    }

    /** At which layer one looks, by the name or file of the network; for a session. */
    public Map<String, String> layers() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(layers));
    }

    /** Looks at these layers from now on; for a session. What is no layer of its network changes nothing there. */
    public void useLayers(Map<String, String> byNetwork) {
        if (!layers.equals(byNetwork)) {
            layers.clear();
            layers.putAll(byNetwork);
            changes.set(changes.get() + 1);
        }
    }

    /** What stays the same when a network is opened again, or with another card. */
    private static String name(Network network) {
        return network.file() == null ? network.name() : network.file().toString();
    }
}
