package org.cameralucida.ui.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.cameralucida.compare.Pane;
import org.cameralucida.compare.StandardScaling;
import org.cameralucida.dataset.Example;
import org.cameralucida.evaluate.Evaluation;
import org.cameralucida.evaluate.Results;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.explain.Request;
import org.cameralucida.explain.Target;
import org.cameralucida.explain.View;
import org.cameralucida.image.Resampling;
import org.cameralucida.image.Photo;
import org.cameralucida.image.Raster;
import org.cameralucida.image.Region;
import org.cameralucida.image.Resizer;
import org.cameralucida.message.Problem;
import org.cameralucida.render.Display;
import org.cameralucida.render.Mark;
import org.cameralucida.render.Overlay;
import org.cameralucida.ui.kit.Progress;

/**
 * Makes the thumbnail of an evaluated image: the map of its class, as Explore shows it, with the boxes that were
 * evaluated.
 *
 * @param example the image
 * @param said what came of it
 * @param row where it is in the results
 * @param network what makes the map; empty where nothing does
 * @param localiser the method; empty for a baseline, of which only the box is shown
 * @param display how maps are displayed
 * @param side the longer side of the picture, pixels
 */
record ThumbnailMaker(Example example, Results.Row row, Results.Said said, Results.Located located,
        NetworkOpener network, Optional<Evaluation.Localiser> localiser, Display display, int side)
        implements Thumbnails.Maker {

    /** Opens the network; slow the first time. */
    @FunctionalInterface
    interface NetworkOpener {
        Optional<LoadedNetwork> open();
    }

    @Override
    public Thumbnail make(Progress progress, Consumer<Thumbnail> soFar) {
        progress.check();
        var photo = example.photo();
        progress.check();
        var small = new Photo(photo.name(), photo.width(), photo.height(), small(photo.raster()));
        var plain = Thumbnail.of(Overlay.compose(small, marks()));
        if (localiser.isEmpty()) {
            return plain;
        }
        soFar.accept(plain);
        try {
            var loaded = network.open();
            progress.check();
            return loaded.isEmpty() ? plain : withMap(photo, small, loaded.get(), localiser.get(), progress);
        } catch (Problem problem) {
            return new Thumbnail(plain.picture(), Optional.empty(), Optional.of(problem.sentence()));
        }
    }

    /** In full, the network sees what it was evaluated with; only what people see is small. */
    private Thumbnail withMap(Photo photo, Photo small, LoadedNetwork loaded, Evaluation.Localiser how,
            Progress progress) {
        var preprocessing = loaded.network().preprocessing();
        var view = View.of(photo, preprocessing);
        // Not kept by the network: a wall would push out what Explore has seen.
        var seen = loaded.observe(view.tensor(preprocessing));
        progress.check();
        var request = new Request(view, new Target.Index(said.mapClass()), how.method(), how.settings(),
                Optional.empty());
        var pane = Pane.of(loaded.explain(request, seen, (done, total) -> progress.check()));
        var layer = StandardScaling.layer(pane, display);
        return new Thumbnail(Overlay.compose(small, layer, display.opacity(), marks()),
                Optional.of(MapColors.of(layer)), Optional.empty());
    }

    /** Tiny photos are enlarged: a map and boxes of so few pixels would be coarser than they are. */
    private Raster small(Raster raster) {
        double factor = side / (double) Math.max(raster.width(), raster.height());
        return Resizer.resize(raster, new Region(0, 0, raster.width(), raster.height()),
                (int) Math.max(1, Math.rint(raster.width() * factor)),
                (int) Math.max(1, Math.rint(raster.height() * factor)), Resampling.BILINEAR);
    }

    private List<Mark> marks() {
        var marks = new ArrayList<Mark>();
        row.boxes().forEach(box -> marks.add(new Mark(box.region(), Mark.Kind.TRUTH)));
        located.box().ifPresent(box -> marks.add(new Mark(box.region(), Mark.Kind.PREDICTED)));
        return marks;
    }
}
