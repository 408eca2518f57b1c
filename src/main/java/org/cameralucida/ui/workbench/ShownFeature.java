package org.cameralucida.ui.workbench;

import java.util.EnumMap;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** The feature that is shown, and of each whether it is that one: of two the first is hidden before the next is shown. */
final class ShownFeature {

    private final ObjectProperty<Feature> feature = new SimpleObjectProperty<>(Feature.EXPLORE);
    private final Map<Feature, ReadOnlyBooleanWrapper> shown = new EnumMap<>(Feature.class);

    ShownFeature() {
        for (var each : Feature.values()) {
            shown.put(each, new ReadOnlyBooleanWrapper(each == feature.get()));
        }
        feature.addListener((property, before, now) -> {
            shown.get(before).set(false);
            shown.get(now).set(true);
        });
    }

    ObjectProperty<Feature> property() {
        return feature;
    }

    ReadOnlyBooleanProperty is(Feature which) {
        return shown.get(which).getReadOnlyProperty();
    }
}
