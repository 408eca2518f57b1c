package org.cameralucida.evaluate.report;

import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.cameralucida.compare.Pane;
import org.cameralucida.compare.StandardScaling;
import org.cameralucida.evaluate.Evaluation;
import org.cameralucida.evaluate.Results.Row;
import org.cameralucida.explain.Progress;
import org.cameralucida.explain.Request;
import org.cameralucida.explain.Target;
import org.cameralucida.explain.View;
import org.cameralucida.image.Resampling;
import org.cameralucida.image.Photo;
import org.cameralucida.image.Resizer;
import org.cameralucida.message.Problem;
import org.cameralucida.render.Display;
import org.cameralucida.render.Mark;
import org.cameralucida.render.Overlay;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pictures of what was evaluated, made anew by the networks while they are open: the map is of the class and by the
 * method whose numbers are in the results, and the boxes are those of the results.
 *
 * @param what was evaluated
 * @param progress hears of the passes, and can stop them
 */
public record EvaluatedPictures(Evaluation what, Progress progress) implements Pictures {

    private static final int WIDTH = 264;
    private static final int HEIGHT = 198;

    private static final Logger LOG = LoggerFactory.getLogger(EvaluatedPictures.class);

    @Override
    public Optional<Picture> of(Row row, int network, int source) {
        try {
            return Optional.of(picture(row, network, source));
        } catch (CancellationException e) {
            throw e;
        } catch (Problem e) {
            LOG.info("{}: {}", row.image(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.warn("{}", row.image(), e);
        }
        return Optional.empty();
    }

    private Picture picture(Row row, int network, int source) {
        var loaded = what.networks().get(network).loaded();
        var method = what.methods().get(source);
        var said = row.networks().get(network);
        var view = View.of(what.data().examples().get(row.index()).photo(), loaded.network().preprocessing());
        var explained = loaded.explain(new Request(view, new Target.Index(said.mapClass()), method.method(),
                method.settings(), Optional.empty()), loaded.observe(view), progress);
        var pane = Pane.of(explained);
        var marks = new ArrayList<Mark>();
        row.boxes().forEach(box -> marks.add(new Mark(box.region(), Mark.Kind.TRUTH)));
        said.maps().get(source).box().ifPresent(box -> marks.add(new Mark(box.region(), Mark.Kind.PREDICTED)));
        var layer = StandardScaling.layer(pane, Display.DEFAULT);
        return new Picture(Overlay.compose(small(view.photo()), layer, Display.DEFAULT.opacity(), marks),
                layer.colors().diverging());
    }

    private static Photo small(Photo photo) {
        double scale = Math.min(WIDTH / (double) photo.width(), HEIGHT / (double) photo.height());
        int width = (int) Math.max(1, Math.round(photo.width() * scale));
        int height = (int) Math.max(1, Math.round(photo.height() * scale));
        return new Photo(photo.name(), photo.width(), photo.height(),
                Resizer.resize(photo, photo.whole(), width, height, Resampling.BILINEAR));
    }
}
