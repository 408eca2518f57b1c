package org.cameralucida.ui.evaluate;

import java.util.List;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableBooleanValue;
import org.cameralucida.ui.kit.Background;
import org.cameralucida.ui.kit.Lane;
import org.cameralucida.ui.kit.Texts;

/** The figures beside the images, which follow the results; found away from the window's thread. */
final class FiguresViewModel {

    private final ResultsViewModel results;
    private final ObservableBooleanValue shown;
    private final Texts texts;
    private final Lane finding;
    private final ReadOnlyObjectWrapper<Figures> figures = new ReadOnlyObjectWrapper<>();

    /**
     * No figures yet.
     *
     * @param shown whether anybody looks
     */
    FiguresViewModel(ResultsViewModel results, ObservableBooleanValue shown, Background background, Texts texts) {
        this.results = results;
        this.shown = shown;
        this.texts = texts;
        finding = background.newestWins("figures");
        for (Observable cause : List.<Observable>of(results.changesProperty(), results.networkProperty(),
                results.sourceProperty(), shown)) {
            cause.addListener(observable -> follow());
        }
        follow();
    }

    private void follow() {
        var now = results.results();
        if (!shown.get() || now == null || now.images() == 0) {
            finding.cancel();
            if (shown.get()) {
                figures.set(null);
            }
            return;
        }
        int network = results.networkProperty().get();
        int source = results.sourceProperty().get();
        var known = figures.get();
        if (known == null || known.results() != now || known.network() != network || known.source() != source) {
            finding.run(progress -> Figures.of(now, network, source), figures::set);
        }
    }

    /** What is looked at, and the filter that a click sets. */
    ResultsViewModel results() {
        return results;
    }

    Texts texts() {
        return texts;
    }

    /** The figures; null while there are none. */
    ReadOnlyObjectProperty<Figures> figuresProperty() {
        return figures.getReadOnlyProperty();
    }
}
