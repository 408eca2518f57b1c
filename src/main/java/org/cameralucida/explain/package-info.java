/**
 * How does a map come about? One photo's way from its file to the pixels of a map, for the command line and the window:
 *
 * <ol>
 * <li>{@code PhotoReader} decodes the file to a {@code Photo}: upright, sRGB ({@code cli.Inputs}; in the window
 *     {@code ui.workbench} keeps some decoded).
 * <li>{@link org.cameralucida.explain.LoadedNetwork} is a network that {@code NetworkReader} has read and the engine
 *     has open ({@code cli.EngineOptions}; in the window {@code ui.network.NetworksViewModel}).
 * <li>A {@link org.cameralucida.explain.View} is the photo with the region that the network is shown: its card's frame,
 *     or one's own; {@code Preprocessing} makes the tensor of it.
 * <li>A {@link org.cameralucida.explain.Request} adds the class, the method, its settings and the layer: all that a map
 *     depends on.
 * <li>{@link org.cameralucida.explain.LoadedNetwork#observe} shows the network the view, unless it has seen it lately:
 *     one forward pass whose {@link org.cameralucida.explain.Observation} has the scores and the head's feature maps.
 * <li>{@link org.cameralucida.explain.LoadedNetwork#explain} has the {@link org.cameralucida.explain.Method} make the
 *     map: an {@link org.cameralucida.explain.InstantMethod} from the observation; a {@link org.cameralucida.explain.FeatureMapMethod} and a
 *     {@link org.cameralucida.explain.PixelMethod} by {@link org.cameralucida.explain.GradientPass}, forward and back;
 *     a {@link org.cameralucida.explain.PerturbationMethod} by {@link org.cameralucida.explain.BatchedForward}.
 * <li>What comes of it, {@link org.cameralucida.explain.Explained}, is the published formula at its native size,
 *     float32, signed, not normalised, with the notes of the method, which are told wherever the map is shown.
 * <li>{@code render} lays it over the photo as a {@code Display} says: {@code cli.ExplainCommand} writes that to a file,
 *     {@code ui.explore} paints it on the photo, {@code compare} puts several into panes and figures.
 * </ol>
 *
 * <p>Formulas are one file each, in {@code explain.cam}, {@code explain.gradient} and {@code explain.perturbation}; what
 * the bases here do for all of them is not repeated there. {@code META-INF/services} lists them in their order.
 */
package org.cameralucida.explain;
