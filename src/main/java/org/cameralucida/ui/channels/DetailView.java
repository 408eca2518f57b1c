package org.cameralucida.ui.channels;

import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cameralucida.image.Raster;
import org.cameralucida.image.Resampling;
import org.cameralucida.image.Resizer;
import org.cameralucida.ui.control.PhotoViewer;
import org.cameralucida.ui.kit.Background;
import org.cameralucida.ui.kit.Images;
import org.cameralucida.ui.kit.Lane;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.workbench.WorkbenchViewModel;

/** One channel closely: its map over the photo, what it wants to see, and the open photos that move it most. */
final class DetailView {

    private static final int HIT_SIDE = 192;
    /** The share of the width that the photo is high. */
    private static final double HIGH = 0.75;

    private final MapsViewModel maps;
    private final WantedViewModel wanted;
    private final StrongestViewModel strongest;
    private final Texts texts;
    private final Lane hitting;
    private final Label title = new Label();
    private final PhotoViewer viewer;
    private final Label facts = new Label();
    private final ImageView picture = new ImageView();
    private final ProgressBar painted = new ProgressBar(0);
    private final Button paint = new Button();
    private final Label note = note();
    private final FlowPane hits = new FlowPane();
    private final Button look = new Button();
    private final ProgressBar looked = new ProgressBar(0);
    private final Label looking = note();
    private final VBox content = new VBox();
    private final ScrollPane root = new ScrollPane(content);
    private List<Strongest.Hit> shown = List.of();

    DetailView(ChannelsViewModel model, Texts texts) {
        maps = model.maps();
        wanted = model.wanted();
        strongest = model.strongest();
        this.texts = texts;
        viewer = new PhotoViewer(texts);
        hitting = background(model.background());
        root.setId("channel-detail");
        root.setFitToWidth(true);
        root.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        root.getStyleClass().add("channel-detail");
        content.getStyleClass().add("detail");
        title.setId("channel-title");
        title.getStyleClass().add("section-title");
        title.setWrapText(true);
        facts.setId("channel-facts");
        facts.setWrapText(true);
        show(model.workbench());
        paint.setId("paint");
        look.setId("look-through");
        hits.setId("hits");
        hits.getStyleClass().add("hits");
        painted.setAccessibleText(say("wanted"));
        looked.setAccessibleText(say("strongest"));
        content.getChildren().setAll(title, viewer, facts, section("wanted"), picture,
                new HBox(paint, painted), note, section("strongest"), hits, new HBox(look, looked), looking);
        content.getChildren().stream().filter(HBox.class::isInstance).forEach(box -> box.getStyleClass().add("doing"));
        root.visibleProperty().bind(maps.largeProperty().isNotNull());
        InvalidationListener write = observable -> write();
        for (var cause : List.of(maps.largeProperty(), wanted.paintingProperty(), strongest.foundProperty(),
                strongest.stepsProperty())) {
            cause.addListener(write);
        }
        model.workbench().film().items().addListener(write);
        write();
    }

    private static Lane background(Background background) {
        return background.newestFirst("strongest pictures", Integer.MAX_VALUE);
    }

    private static Label note() {
        var note = new Label();
        note.setWrapText(true);
        note.getStyleClass().add("unit-note");
        return note;
    }

    private Label section(String key) {
        var title = new Label(say(key));
        title.getStyleClass().add("section-title");
        title.setWrapText(true);
        return title;
    }

    /** The view. */
    Region root() {
        return root;
    }

    private void show(WorkbenchViewModel workbench) {
        viewer.setId("channel-map");
        viewer.setGazeEditable(false);
        viewer.setMinSize(0, 0);
        viewer.prefHeightProperty().bind(root.widthProperty().multiply(HIGH).subtract(10));
        viewer.heatOpacityProperty().bind(workbench.display().opacityProperty());
        viewer.heatVisibleProperty().bind(workbench.display().visibleProperty());
        picture.setPreserveRatio(true);
        picture.fitWidthProperty().bind(Bindings.min(root.widthProperty().multiply(0.6), 448));
    }

    private void write() {
        var now = maps.mapsProperty().get();
        var layer = maps.largeProperty().get();
        var channel = maps.channel();
        wanted.look(layer == null || now == null ? null : now.layer().tensor(), channel.orElse(-1));
        viewer.setPhoto(now == null ? null : now.view().photo());
        viewer.setHeat(layer);
        if (layer == null || now == null || channel.isEmpty()) {
            return;
        }
        int number = channel.get();
        title.setText(say("title", Integer.toString(number), now.layer().title(texts.locale())));
        double share = maps.share(number);
        var strength = texts.figure(now.strength(number));
        facts.setText(Double.isNaN(share) ? say("facts", strength)
                : say("facts.share", strength, texts.signed(share)));
        paint();
        hits(now, number);
    }

    private void paint() {
        var now = wanted.paintingProperty().get();
        boolean isRunning = now != null && now.isRunning();
        picture.setImage(now == null ? null : Images.of(now.picture()));
        show(picture, now != null && now.picture() != null);
        show(painted, isRunning);
        painted.setProgress(isRunning ? now.steps().fraction() : 0);
        paint.setText(say(isRunning ? "stop" : "paint"));
        paint.setMnemonicParsing(true);
        paint.setOnAction(event -> {
            if (isRunning) {
                wanted.stop();
            } else {
                wanted.paint();
            }
        });
        note.setText(now == null || now.note() == null ? say("wanted.note") : texts.of(now.note()));
    }

    private void hits(Maps now, int channel) {
        var steps = strongest.stepsProperty().get();
        var found = strongest.foundProperty().get();
        show(looked, steps != null);
        looked.setProgress(steps == null ? 0 : steps.fraction());
        look.setText(steps == null ? say("look", strongest.photos()) : say("stop"));
        look.setMnemonicParsing(true);
        look.setOnAction(event -> {
            if (steps == null) {
                strongest.lookThrough(now.layer());
            } else {
                strongest.stop();
            }
        });
        boolean isOfLayer = found != null && found.layer().equals(now.layer());
        looking.setText(steps != null ? say("looking", steps.done(), steps.total())
                : !isOfLayer ? say("strongest.note")
                : say(found.unreadable() == 0 ? "looked" : "looked.unreadable", found.looked(), found.unreadable()));
        var fresh = strongest.hits(now.layer(), channel);
        if (!fresh.equals(shown)) {
            shown = fresh;
            hits.getChildren().setAll(IntStream.range(0, fresh.size()).mapToObj(i -> hit(fresh.get(i))).toList());
        }
        show(hits, !fresh.isEmpty());
    }

    /** The patch of a photo; a click shows the photo. */
    private Button hit(Strongest.Hit hit) {
        var image = new ImageView();
        image.setPreserveRatio(true);
        image.fitWidthProperty().bind(Bindings.min(root.widthProperty().multiply(0.26), HIT_SIDE));
        image.fitHeightProperty().bind(image.fitWidthProperty());
        var button = new Button(texts.figure(hit.strength()), image);
        button.getStyleClass().add("hit");
        button.setAccessibleText(say("hit", hit.item().name(), texts.figure(hit.strength())));
        button.setTooltip(new javafx.scene.control.Tooltip(button.getAccessibleText()));
        button.setOnAction(event -> strongest.show(hit.item()));
        hitting.run(progress -> patch(hit), made -> image.setImage(Images.of(made)), failure -> { });
        return button;
    }

    private static Raster patch(Strongest.Hit hit) {
        return Resizer.resize(hit.item().read(), hit.patch(), HIT_SIDE, HIT_SIDE, Resampling.BILINEAR);
    }

    private static void show(Node node, boolean now) {
        node.setVisible(now);
        node.setManaged(now);
    }

    private String say(String key, Object... arguments) {
        return texts.of(DetailView.class, "detail." + key, arguments);
    }
}
