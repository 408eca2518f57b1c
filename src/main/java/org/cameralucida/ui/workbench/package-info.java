/**
 * What all features of the window work on: the opened photos and the one that is shown ({@code FilmViewModel}), the
 * part of it that the network is given ({@code GazeViewModel}), the network in use, what it says ({@code
 * PredictionsViewModel}), how methods are set and maps displayed, the true boxes, and which feature is shown. {@code
 * WorkbenchViewModel} holds them together. The features stand on it and do not know each other; it knows none of them.
 */
package org.cameralucida.ui.workbench;
