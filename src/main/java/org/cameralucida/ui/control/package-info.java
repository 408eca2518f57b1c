/**
 * Controls that the window is built from, each usable by itself and knowing nothing of networks or view models: the
 * canvas that shows a photo with its heatmap, boxes and gaze frame; bars for predictions; a colour bar; a film strip; a
 * search field. They are themed by looked-up colours, so they follow the light and the dark theme, and sized in em, so
 * they follow the text size.
 */
package org.cameralucida.ui.control;
