package org.cameralucida.ui.explore;

import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.cameralucida.compare.Pane;
import org.cameralucida.compare.PaneWords;
import org.cameralucida.render.ColorBar;
import org.cameralucida.render.HeatLayer;
import org.cameralucida.render.Scale;
import org.cameralucida.ui.kit.Texts;

/** What is shown is kept as a picture beside what is shown next, with what can be said of it and of its colours. */
public final class FrozenViewModel {

    /**
     * What a picture shows.
     *
     * @param photo the photo's name, and whether it is edited
     * @param what network, method and class; empty where nothing was seen
     * @param heat its colours and their ends; empty where no heatmap shows
     * @param unit what the ends are
     */
    public record Shown(String photo, String what, Optional<HeatLayer> heat, String unit) {
    }

    private final ExploreViewModel explore;
    private final Texts texts;
    private final BooleanProperty frozen = new SimpleBooleanProperty();

    /** Of what {@code explore} shows. */
    public FrozenViewModel(ExploreViewModel explore, Texts texts) {
        this.explore = explore;
        this.texts = texts;
        explore.workbench().film().items().addListener((InvalidationListener) photos -> {
            if (explore.workbench().film().items().isEmpty()) {
                frozen.set(false);
            }
        });
    }

    /** Whether a picture is kept: that of the moment in which this becomes true. */
    public BooleanProperty frozenProperty() {
        return frozen;
    }

    ExploreViewModel explore() {
        return explore;
    }

    /** What is shown now. */
    Shown now() {
        var photo = explore.workbench().photoProperty().get();
        var method = explore.workbench().methods().chosenProperty().get();
        var heat = Optional.ofNullable(explore.heatmap().layerProperty().get())
                .filter(layer -> explore.workbench().display().visibleProperty().get());
        return new Shown(photo == null ? "" : new PaneWords(texts.locale()).photo(photo), what(), heat, texts.of(method.unit()));
    }

    private String what() {
        var seen = explore.workbench().observationProperty().get();
        int index = explore.workbench().predictions().selectedProperty().get();
        if (seen == null || index < 0) {
            return "";
        }
        var words = new PaneWords(texts.locale());
        var explained = explore.map().explainedProperty().get();
        var standing = explore.map().standingProperty().get();
        var of = explained == null || explained.map().shape().length != 2
                ? explore.workbench().predictions().name(index) : words.classAndProbability(Pane.of(explained));
        var line = String.join("  ·  ", words.network(seen.network()),
                words.method(explore.workbench().methods().chosenProperty().get()), of);
        return standing == null ? line : line + "  ·  " + texts.of(standing.words());
    }

    /** Whether a colour of a picture is the same value as beside it; nothing where one of both has no colours. */
    String compared(Shown picture, Shown beside) {
        if (picture.heat().isEmpty() || beside.heat().isEmpty()) {
            return "";
        }
        var one = picture.heat().get();
        var other = beside.heat().get();
        if (!picture.unit().equals(beside.unit())) {
            return text("unit");
        }
        if (one.colors() != other.colors()) {
            return text("colors");
        }
        return isSame(one.scale(), other.scale()) ? text("same")
                : text("scale", ColorBar.low(other.scale(), texts.locale()).text(),
                ColorBar.high(other.scale(), texts.locale()).text());
    }

    private static boolean isSame(Scale one, Scale other) {
        return one.low() == other.low() && one.high() == other.high() && one.steps() == other.steps();
    }

    private String text(String key, Object... arguments) {
        return texts.of(FrozenViewModel.class, "frozen." + key, arguments);
    }
}
