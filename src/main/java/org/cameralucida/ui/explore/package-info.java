/**
 * One photo and one map: where the network looks, what is under the cursor, what one is looking at in words, and what
 * can be saved of it. {@code MapViewModel} makes the map of what lies on the workbench; {@code HeatmapViewModel},
 * {@code BoxViewModel} and {@code ReadoutViewModel} follow it. They know no view.
 */
package org.cameralucida.ui.explore;
