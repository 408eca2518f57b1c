package org.cameralucida.compare;

import java.util.Arrays;
import java.util.Optional;
import org.cameralucida.image.Interpolation;
import org.cameralucida.image.Photo;
import org.cameralucida.image.Region;
import org.cameralucida.image.Tensor;
import org.cameralucida.message.Message;
import org.cameralucida.message.Problem;
import org.cameralucida.render.Display;
import org.cameralucida.render.HeatLayer;
import org.cameralucida.render.MapResampler;
import org.cameralucida.render.Scale;
import org.cameralucida.render.Steps;

/**
 * What one pane's map has more than another's of the same photo, place by place: A − B.
 *
 * <p>Maps of one size over one frame are subtracted cell by cell. Others are both sampled on the photo, where both
 * networks looked, at the centres of a fine grid. Values that add up to a score are then first brought to positions of
 * the same area, those of A: otherwise the finer of two maps, which has its evidence in more and smaller positions,
 * would look weaker.
 *
 * @param first A
 * @param second B
 * @param frame the part of the photo that both networks saw, and that the map lies over
 * @param map A − B, {@code [H, W]}
 */
public record Difference(Pane first, Pane second, Region frame, Tensor map) {

    /** The longer side of the grid for maps whose cells do not coincide. */
    private static final int SIDE = 224;
    /**
     * Why two panes have no difference; empty where they have one.
     */
    public static Optional<Message> whyNot(Pane first, Pane second) {
        if (!same(first.photo(), second.photo())) {
            return Optional.of(Message.of(Difference.class, "difference.photos"));
        }
        if (!first.method().id().equals(second.method().id())) {
            return Optional.of(Message.of(Difference.class, "difference.units", first.method().title(),
                    second.method().title()));
        }
        if (!first.kind().equals(second.kind())) {
            return Optional.of(Message.of(Difference.class, "difference.incomparable", first.network().name(),
                    second.network().name()));
        }
        return common(first, second).isEmpty()
                ? Optional.of(Message.of(Difference.class, "difference.apart")) : Optional.empty();
    }

    /**
     * The difference of two panes.
     *
     * @throws Problem if there is {@linkplain #whyNot none}
     */
    public static Difference of(Pane first, Pane second) {
        whyNot(first, second).ifPresent(why -> {
            throw new Problem(why);
        });
        if (first.frame().equals(second.frame()) && first.map().extent(0) == second.map().extent(0)
                && first.map().extent(1) == second.map().extent(1)) {
            return new Difference(first, second, first.frame(),
                    less(first.map().data(), second.map().data(), 1, first.map().shape()));
        }
        var frame = common(first, second).orElseThrow();
        double cell = Math.max(frame.width(), frame.height()) / SIDE;
        int width = (int) Math.max(1, Math.rint(frame.width() / cell));
        int height = (int) Math.max(1, Math.rint(frame.height() / cell));
        double share = first.method().tellsAmounts() ? cellArea(first) / cellArea(second) : 1;
        return new Difference(first, second, frame, less(sampled(first, frame, width, height),
                sampled(second, frame, width, height), share, new int[] {height, width}));
    }

    /** Whether B's values were brought to positions of the size of A's. */
    public boolean isResized() {
        return first.method().tellsAmounts() && cellArea(first) != cellArea(second);
    }

    /**
     * The scale with 0 in its middle, up to the largest difference; where the panes share a scale with
     * {@linkplain Steps#ROOT root steps}, with such steps and no longer than that one.
     *
     * @param panes the scale of the panes
     */
    public Scale scale(Scale panes) {
        double largest = 0;
        for (float value : map.data()) {
            if (Float.isFinite(value)) {
                largest = Math.max(largest, Math.abs(value));
            }
        }
        if (panes.steps() == Steps.EVEN || largest == 0) {
            return Scale.symmetric(largest);
        }
        double end = Math.min(largest, panes.high());
        return new Scale(-end, end, Steps.ROOT, end < largest);
    }

    /** How it is laid over the photo: in colours with a neutral middle, the user's own if they have one. */
    public HeatLayer layer(Display display, Scale scale) {
        return display.layer(map, frame, scale, display.divergingColors());
    }

    private static boolean same(Photo a, Photo b) {
        return a == b || a.width() == b.width() && a.height() == b.height()
                && Arrays.equals(a.raster().argb(), b.raster().argb());
    }

    private static Optional<Region> common(Pane first, Pane second) {
        return first.shown().common(second.shown());
    }

    private static double cellArea(Pane pane) {
        return pane.frame().width() * pane.frame().height() / pane.map().data().length;
    }

    private static float[] sampled(Pane pane, Region part, int width, int height) {
        var frame = pane.frame();
        double cellsX = pane.map().extent(1) / frame.width();
        double cellsY = pane.map().extent(0) / frame.height();
        return MapResampler.resample(pane.map(), new Region((part.x() - frame.x()) * cellsX,
                (part.y() - frame.y()) * cellsY, part.width() * cellsX, part.height() * cellsY), width, height,
                Interpolation.BILINEAR);
    }

    private static Tensor less(float[] a, float[] b, double share, int[] shape) {
        var difference = new float[a.length];
        for (int i = 0; i < difference.length; i++) {
            difference[i] = (float) (a[i] - share * b[i]);
        }
        return new Tensor(difference, shape);
    }
}
