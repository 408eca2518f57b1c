package org.cameralucida.ui.workbench;

import java.util.Optional;
import org.cameralucida.explain.Method;
import org.cameralucida.explain.Settings;

/**
 * A method and with what it is to be asked: all that its map depends on besides the photo, the network and the class.
 *
 * @param methodId the method's name
 * @param layer the tensor that is looked at; empty for the one that the head reads, and for methods without a layer
 * @param settings values for all of the method's settings
 */
public record MethodChoice(String methodId, Optional<String> layer, Settings settings) {

    /** A method as it is without being set, at the head's feature maps. */
    public static MethodChoice standard(Method method) {
        return new MethodChoice(method.id(), Optional.empty(), Settings.of(method));
    }

    /** The method. */
    public Method method() {
        return Method.named(methodId);
    }
}
