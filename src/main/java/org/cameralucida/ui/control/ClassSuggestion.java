package org.cameralucida.ui.control;

/**
 * A class that {@link ClassSearch} offers.
 *
 * @param index the class' index in the network's output
 * @param label its name
 */
public record ClassSuggestion(int index, String label) {
}
