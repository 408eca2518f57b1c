package org.cameralucida.ui.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.cameralucida.dataset.Example;
import org.cameralucida.evaluate.Evaluation;
import org.cameralucida.evaluate.Results;
import org.cameralucida.explain.Method;
import org.cameralucida.explain.Settings;
import org.cameralucida.message.Message;
import org.cameralucida.render.Display;
import org.cameralucida.render.ScaleOption;
import org.cameralucida.ui.kit.Background;
import org.cameralucida.ui.kit.Lane;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.workbench.HeatmapOptions;

/**
 * The images of an evaluation, as one looks through them: filtered, in an order, each with a thumbnail of its map. What
 * there is to choose from is chosen away from the window's thread.
 */
final class WallViewModel {

    /** Wider than any wall is scrolled in the time that a thumbnail takes. */
    private static final int WAITING = 300;
    /** The longer sides that thumbnails are made with, pixels. */
    private static final List<Integer> SIDES = List.of(128, 192, 256, 384, 512, 768);

    /**
     * What is said of an image.
     *
     * @param title the class whose map it is
     * @param iou how well the box lies; empty where that is not known
     * @param said what the network said
     * @param isWrong whether that is another class
     * @param all all of it, in a few lines
     */
    record Words(String title, String iou, String said, boolean isWrong, String all) {
    }

    private final ResultsViewModel results;
    private final ExampleOpener opener;
    private final ObservableBooleanValue shown;
    private final Texts texts;
    private final Lane choosing;
    private final Thumbnails thumbnails;
    private final ObservableList<Integer> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<RowSelection> selection = new ReadOnlyObjectWrapper<>(RowSelection.NONE);
    private final IntegerProperty selected = new SimpleIntegerProperty(-1);
    private Results chosenFrom;
    private int chosenNetwork;
    private int chosenSource;
    private int side = SIDES.get(2);
    private Display look;
    private boolean stale = true;

    /**
     * An empty wall.
     *
     * @param shown whether anybody looks
     * @param display how maps are displayed
     * @param opener shows an image elsewhere
     */
    WallViewModel(ResultsViewModel results, ObservableBooleanValue shown, HeatmapOptions display,
            ExampleOpener opener, Background background, Texts texts) {
        this.results = results;
        this.opener = opener;
        this.shown = shown;
        this.texts = texts;
        choosing = background.newestWins("wall order");
        thumbnails = new Thumbnails(background.newestFirst("wall", WAITING), this::maker);
        for (Observable cause : List.<Observable>of(results.changesProperty(), results.networkProperty(),
                results.sourceProperty(), results.filterProperty(), results.orderProperty(),
                results.descendingProperty(), shown)) {
            cause.addListener(observable -> follow());
        }
        display.valueProperty().subscribe(value -> {
            // A scale that is held belongs to the map that Explore shows; threshold and box are the evaluation's.
            var now = (value.scale() instanceof ScaleOption.Fixed ? value.with(ScaleOption.STANDARD) : value)
                    .threshold(0).box(false);
            if (!now.equals(look)) {
                look = now;
                renew();
            }
        });
        follow();
    }

    /** What is looked at, and the controls that choose it. */
    ResultsViewModel results() {
        return results;
    }

    Texts texts() {
        return texts;
    }

    /** The rows of the images that are there, in their order. */
    ObservableList<Integer> rows() {
        return rows;
    }

    /** What was chosen last, with the counts of the standing filters. */
    ReadOnlyObjectProperty<RowSelection> selectionProperty() {
        return selection.getReadOnlyProperty();
    }

    /** The row of the image that is selected; −1 for none. */
    IntegerProperty selectedProperty() {
        return selected;
    }

    Thumbnails thumbnails() {
        return thumbnails;
    }

    /** Thumbnails are shown so large, in pixels of the screen. */
    void show(double pixels) {
        int fitting = SIDES.stream().filter(each -> each >= pixels).findFirst().orElse(SIDES.get(SIDES.size() - 1));
        if (fitting != side) {
            side = fitting;
            renew();
        }
    }

    private void renew() {
        stale = true;
        if (shown.get()) {
            stale = false;
            thumbnails.renew();
        }
    }

    private void follow() {
        if (!shown.get()) {
            choosing.cancel();
            return;
        }
        var now = results.results();
        if (now == null) {
            choosing.cancel();
            chosenFrom = null;
            take(RowSelection.NONE);
            return;
        }
        int network = results.networkProperty().get();
        int source = results.sourceProperty().get();
        var filter = results.filterProperty().get();
        var order = results.orderProperty().get();
        boolean descending = results.descendingProperty().get();
        choosing.run(progress -> RowSelection.of(now, network, source, filter, order, descending), found -> {
            boolean others = chosenFrom == null || chosenFrom.parameters() != now.parameters()
                    || chosenNetwork != network || chosenSource != source;
            chosenFrom = now;
            chosenNetwork = network;
            chosenSource = source;
            take(found);
            if (others || stale) {
                renew();
            }
        });
    }

    private void take(RowSelection found) {
        if (chosenFrom == null || selected.get() >= chosenFrom.images()) {
            selected.set(-1);
        }
        rows.setAll(Arrays.stream(found.rows()).boxed().toArray(Integer[]::new));
        selection.set(found);
    }

    /** What is said of an image. */
    Words words(int row) {
        var image = chosenFrom.row(row);
        var said = image.networks().get(chosenNetwork);
        double overlap = said.maps().get(chosenSource).iou();
        var title = name(said.mapClass());
        var iou = Double.isNaN(overlap) ? "" : say("wall.iou", texts.number(overlap, 2));
        var sure = texts.percent(said.confidence(), 1);
        boolean isWrong = said.label() >= 0 && said.label() != said.top();
        var line = said.label() < 0 ? sure : isWrong ? say("wall.wrong", name(said.top()), sure)
                : say("wall.right", sure);
        var all = new StringBuilder(image.image());
        all.append('\n').append(said.label() < 0 ? say("wall.unlabelled", title, sure)
                : isWrong ? say("wall.all.wrong", title, name(said.top()), sure) : say("wall.all.right", title, sure));
        if (!iou.isEmpty()) {
            all.append('\n').append(say("wall.all.iou", texts.number(overlap, 2)));
        }
        if (!image.note().isEmpty()) {
            all.append('\n').append(image.note());
        }
        return new Words(title, iou, line, isWrong, all.toString());
    }

    private String name(int classIndex) {
        return chosenFrom.className(chosenNetwork, classIndex);
    }

    private String say(String key, Object... arguments) {
        return texts.of(WallViewModel.class, key, arguments);
    }

    String say(Message message) {
        return texts.of(message);
    }

    /** Whether the boxes that are looked at are those of a baseline, which has no map of the network. */
    boolean isBaseline() {
        return chosenFrom != null && chosenFrom.isBaseline(chosenSource);
    }

    private Thumbnails.Maker maker(int row) {
        if (chosenFrom == null || row >= chosenFrom.images()) {
            return null;
        }
        var image = chosenFrom.row(row);
        var said = image.networks().get(chosenNetwork);
        int network = chosenNetwork;
        var parameters = chosenFrom.parameters().methods();
        var localiser = isBaseline() ? Optional.<Evaluation.Localiser>empty() : Optional.of(new Evaluation.Localiser(
                Method.named(parameters.get(chosenSource).id()),
                new Settings(parameters.get(chosenSource).settings())));
        return example(row).<Thumbnails.Maker>map(example -> new ThumbnailMaker(example, image, said,
                said.maps().get(chosenSource), () -> results.loaded(network), localiser, look, side))
                .orElse(null);
    }

    private Optional<Example> example(int row) {
        var data = results.data();
        int index = chosenFrom.row(row).index();
        return data == null || index >= data.examples().size() ? Optional.empty()
                : Optional.of(data.examples().get(index));
    }

    /** Opens the selected image in Explore or Compare, with its true boxes. */
    void open(boolean inCompare) {
        if (selected.get() >= 0 && chosenFrom != null) {
            int row = selected.get();
            example(row).ifPresent(example ->
                    opener.open(chosenFrom, example, row, chosenNetwork, chosenSource, inCompare));
        }
    }

    /** Selects the image so many places further among those that are there; stays at the ends. */
    void move(int places) {
        if (!rows.isEmpty()) {
            int at = rows.indexOf(selected.get());
            selected.set(rows.get(at < 0 ? 0 : Math.max(0, Math.min(rows.size() - 1, at + places))));
        }
    }

    /** The filters that the selected image suggests: its class, and what it was taken for. */
    List<Filter> suggestions() {
        if (selected.get() < 0 || chosenFrom == null) {
            return List.of();
        }
        var said = chosenFrom.row(selected.get()).networks().get(chosenNetwork);
        var ofClass = new Filter.OfClass(said.mapClass());
        return said.label() < 0 || said.label() == said.top() ? List.of(ofClass)
                : List.of(ofClass, new Filter.Confused(said.label(), said.top()));
    }

    /** A filter in words. */
    String title(Filter filter) {
        if (filter instanceof Filter.Kind kind) {
            return say("filter." + kind.name());
        }
        if (filter instanceof Filter.Confused cell) {
            return say("filter.confused", name(cell.truth()), name(cell.said()));
        }
        if (filter instanceof Filter.IouBin bin) {
            return say("filter.iou", texts.number(bin.bin() / (double) Results.IOU_BINS, 2),
                    texts.number((bin.bin() + 1) / (double) Results.IOU_BINS, 2));
        }
        if (filter instanceof Filter.Suspicious suspicious) {
            int classIndex = suspicious.finding().classIndex();
            return classIndex < 0 ? say("filter.suspicious") : say("filter.suspicious.class", name(classIndex));
        }
        return name(((Filter.OfClass) filter).classIndex());
    }
}
