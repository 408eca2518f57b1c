package org.cameralucida.explain;

import java.util.Optional;

/**
 * What is asked of a {@link LoadedNetwork}: the map of one class by one method.
 *
 * @param input what the network is shown
 * @param target which class
 * @param method the method
 * @param settings values for all of the method's settings
 * @param layer the feature maps to look at, by tensor or by name for people; empty for those that the head reads
 */
public record Request(Input input, Target target, Method method, Settings settings, Optional<String> layer) {
}
