package org.cameralucida.ui.evaluate;

import java.util.List;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableBooleanValue;
import org.cameralucida.evaluate.Finding;
import org.cameralucida.evaluate.Results;
import org.cameralucida.ui.kit.Background;
import org.cameralucida.ui.kit.Lane;
import org.cameralucida.ui.kit.Texts;

/** The figures beside the images, which follow the results; found away from the window's thread. */
final class FiguresViewModel {

    /** While images come, findings may take this share of the time. */
    private static final int SELDOM = 8;

    private final ResultsViewModel results;
    private final ObservableBooleanValue shown;
    private final Texts texts;
    private final Lane finding;
    private final Lane suspecting;
    private final ReadOnlyObjectWrapper<Figures> figures = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<Finding>> findings = new ReadOnlyObjectWrapper<>(List.of());
    /** What findings are of, or will be. */
    private Results suspected;
    /** How long findings took last, milliseconds; on the lane's thread only. */
    private long took;

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
        suspecting = background.newestWins("findings");
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
            suspecting.cancel();
            suspected = null;
            if (shown.get()) {
                figures.set(null);
                findings.set(List.of());
            }
            return;
        }
        int network = results.networkProperty().get();
        int source = results.sourceProperty().get();
        var known = figures.get();
        if (known == null || known.results() != now || known.network() != network || known.source() != source) {
            finding.run(progress -> Figures.of(now, network, source), figures::set);
        }
        if (suspected != now) {
            suspected = now;
            suspecting.run(progress -> {
                progress.pause(SELDOM * took);
                long start = System.nanoTime();
                var found = now.findings();
                took = (System.nanoTime() - start) / 1_000_000;
                return found;
            }, findings::set);
        }
    }

    /** Shows the images of a finding, as its network and method see them. */
    void show(Finding one) {
        results.networkProperty().set(one.network());
        results.sourceProperty().set(one.source());
        results.filterProperty().set(new Filter.Suspicious(one));
    }

    /** What is suspicious, the most striking first; perhaps of some images before. */
    ReadOnlyObjectProperty<List<Finding>> findingsProperty() {
        return findings.getReadOnlyProperty();
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
