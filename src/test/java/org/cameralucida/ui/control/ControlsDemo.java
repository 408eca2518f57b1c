package org.cameralucida.ui.control;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Insets;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.image.Image;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.cameralucida.image.Interpolation;
import org.cameralucida.image.Photo;
import org.cameralucida.image.PhotoReader;
import org.cameralucida.image.Region;
import org.cameralucida.image.Tensor;
import org.cameralucida.render.Blend;
import org.cameralucida.render.ColorMap;
import org.cameralucida.render.HeatLayer;
import org.cameralucida.render.Scale;
import org.cameralucida.ui.kit.Texts;

/**
 * All controls in one window, with a photo and an invented map, to be looked at: {@code ControlsDemo$Main photo folder
 * [light|dark] [panes]}.
 */
public final class ControlsDemo extends Application {

    /** A main class that does not extend Application, as the class path wants. */
    public static final class Main {
        private Main() {
        }

        public static void main(String... arguments) {
            Application.launch(ControlsDemo.class, arguments);
        }
    }

    @Override
    public void start(Stage stage) throws Exception {
        var arguments = getParameters().getUnnamed();
        boolean light = arguments.contains("light");
        setUserAgentStylesheet((light ? new PrimerLight() : new PrimerDark()).getUserAgentStylesheet());
        var photo = PhotoReader.read(Path.of(arguments.get(0)));
        int panes = arguments.stream().filter(word -> word.matches("\\d")).mapToInt(Integer::parseInt).findFirst()
                .orElse(1);
        var viewers = IntStream.range(0, panes).mapToObj(i -> viewer(photo, i)).toList();
        for (int i = 1; i < panes; i++) {
            viewers.get(i).viewportProperty().bindBidirectional(viewers.get(0).viewportProperty());
            viewers.get(i).gazeFrameProperty().bindBidirectional(viewers.get(0).gazeFrameProperty());
            viewers.get(i).crosshairProperty().bind(viewers.get(0).photoCursorProperty());
        }
        var row = new HBox(4);
        viewers.forEach(viewer -> {
            row.getChildren().add(viewer);
            HBox.setHgrow(viewer, javafx.scene.layout.Priority.ALWAYS);
            viewer.setPrefSize(200, 200);
        });
        var root = new BorderPane(row);
        root.setLeft(strip(Path.of(arguments.get(1))));
        root.setRight(side(viewers.get(0)));
        var status = new Label();
        viewers.get(0).photoCursorProperty().addListener((source, old, now) -> status.setText(String.valueOf(now)));
        root.setBottom(status);
        int width = Integer.getInteger("demo.width", 1280);
        int height = Integer.getInteger("demo.height", 800);
        stage.setScene(new Scene(root, width, height));
        stage.setX(0);
        stage.setY(0);
        stage.show();
    }

    private static PhotoViewer viewer(Photo photo, int number) {
        var viewer = new PhotoViewer(new Texts(Locale.ENGLISH));
        viewer.setPhoto(photo);
        double side = Math.min(photo.width(), photo.height()) * 0.875;
        var seen = new Region((photo.width() - side) / 2, (photo.height() - side) / 2, side, side);
        viewer.setGazeFrame(seen);
        viewer.gazeAspectProperty().set(1);
        var blend = Blend.values()[number % 3];
        viewer.setHeat(heat(seen, blend));
        viewer.gazeFrameProperty().addListener((source, old, now) -> viewer.setHeat(heat(now, blend)));
        viewer.getBoxes().setAll(
                new BoxMark(new Region(seen.x() + side * 0.1, seen.y() + side * 0.1, side * 0.7, side * 0.75),
                        BoxMark.Kind.PREDICTED, "chickadee · IoU 0.71"),
                new BoxMark(new Region(seen.x() + side * 0.15, seen.y() + side * 0.14, side * 0.6, side * 0.65),
                        BoxMark.Kind.TRUTH, "truth"));
        return viewer;
    }

    static HeatLayer heat(Region seen, Blend blend) {
        var data = new float[13 * 13];
        for (int y = 0; y < 13; y++) {
            for (int x = 0; x < 13; x++) {
                data[13 * y + x] = (float) (17 * Math.exp(-((x - 5) * (x - 5) + (y - 6) * (y - 6)) / 14.0)
                        + 3 * Math.exp(-((x - 11) * (x - 11) + (y - 2) * (y - 2)) / 3.0));
            }
        }
        return new HeatLayer(new Tensor(data, 13, 13), seen, new Scale(0, 17.6), ColorMap.TURBO,
                Interpolation.BICUBIC, blend);
    }

    private static FilmStrip strip(Path folder) throws Exception {
        var strip = new FilmStrip(new Texts(Locale.ENGLISH));
        strip.setPrefWidth(156);
        try (var files = Files.list(folder)) {
            for (var file : files.sorted().toList()) {
                var thumbnail = new SimpleObjectProperty<Image>();
                var problem = new SimpleObjectProperty<String>();
                Runnable load = () -> CompletableFuture.runAsync(() -> {
                    try {
                        var raster = PhotoReader.read(file, 256).raster();
                        Platform.runLater(() -> thumbnail.set(new Sheet(raster.width(), raster.height(),
                                raster.argb()).image()));
                    } catch (RuntimeException e) {
                        Platform.runLater(() -> problem.set(e.getMessage()));
                    }
                });
                strip.getItems().add(new FilmItem(file, thumbnail, file.getFileName().toString(),
                        new SimpleStringProperty("chickadee 99.8 %"), problem, load, () -> { }));
            }
        }
        strip.setOnRemove(strip.getItems()::remove);
        strip.select(strip.getItems().get(0));
        return strip;
    }

    private static VBox side(PhotoViewer viewer) {
        var bars = new PredictionBars(new Texts(Locale.ENGLISH));
        bars.getRows().setAll(new PredictionRow(19, "chickadee", 0.998, 14.82),
                new PredictionRow(17, "jay", 0.001, 7.9),
                new PredictionRow(16, "bulbul", 0.001, 7.7), new PredictionRow(20, "water ouzel, dipper", 0.0004, 6.2),
                new PredictionRow(10, "brambling, Fringilla montifringilla, a bird with a long name", 0.0001, 5.5));
        bars.setSelectedIndex(19);
        var search = new ClassSearch(new Texts(Locale.ENGLISH));
        search.setSearch(query -> IntStream.range(0, 21000).filter(i -> ("class number " + i).contains(query))
                .mapToObj(i -> new ClassSuggestion(i, "class number " + i)).toList());
        search.setOnChosen(chosen -> bars.setSelectedIndex(chosen.index()));
        var opacity = new Slider(0, 1, 0.5);
        viewer.heatOpacityProperty().bind(opacity.valueProperty());
        var colors = new ColorBarView(new Texts(Locale.ENGLISH));
        colors.setColors(ColorMap.TURBO);
        colors.setScale(new Scale(0, 17.6));
        var signed = new ColorBarView(new Texts(Locale.ENGLISH));
        signed.setColors(ColorMap.COOLWARM);
        signed.setScale(Scale.symmetric(0.362));
        var side = new VBox(16, new Label("PREDICTIONS"), bars, search, opacity, colors, signed);
        side.setPadding(new Insets(16));
        side.setPrefWidth(306);
        List.of(bars, search).forEach(node -> node.setMaxWidth(Double.MAX_VALUE));
        return side;
    }
}
