/**
 * The main job: a photo, a network and a class, and where the network looks. {@code ExploreViewModel} holds what is
 * shown and knows no view; the parts it is made of are the film strip ({@code FilmViewModel}), how the map looks
 * ({@code HeatmapOptions}) and the frame on the photo ({@code GazeViewModel}).
 */
package org.cameralucida.ui.explore;
