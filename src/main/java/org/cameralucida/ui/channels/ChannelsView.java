package org.cameralucida.ui.channels;

import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.beans.value.ObservableBooleanValue;
import org.cameralucida.explain.cam.ChannelSum;
import org.cameralucida.message.Message;
import org.cameralucida.ui.kit.Choices;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.workspace.ChannelsState.Half;
import org.cameralucida.workspace.ChannelsState.Sorting;
import org.controlsfx.control.SegmentedButton;

/** The page of channels: what is chosen above, and below it how they add up, or all maps of a layer. */
public final class ChannelsView {

    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
    /** In sizes of the type: from this width on there is room for everything beside each other. */
    private static final double ROOMY = 54;

    private final ChannelsViewModel model;
    private final Texts texts;
    private final EquationView equation;
    private final MapsView maps;
    private final BorderPane root = new BorderPane();
    private final BooleanProperty narrow = new SimpleBooleanProperty();
    private final Label type = new Label();

    /** Shows what {@code model} says. */
    public ChannelsView(ChannelsViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        equation = new EquationView(model.equation(), model.workbench(), model.background(), texts, narrow);
        var why = new Label();
        why.setId("no-sum");
        why.setWrapText(true);
        why.getStyleClass().add("no-sum");
        why.textProperty().bind(model.equation().whyNotProperty()
                .map((Message head) -> texts.of(ChannelsView.class, "channels.noSum", head)).orElse(""));
        show(why, model.equation().whyNotProperty().isNotNull());
        maps = new MapsView(model, texts);
        var isEquation = model.halfProperty().isEqualTo(Half.EQUATION);
        show(equation.root(), model.equation().equationProperty().isNotNull().and(isEquation));
        show(maps.root(), isEquation.not());
        root.setTop(bar());
        root.setCenter(new StackPane(equation.root(), maps.root(), why));
        // Of the size of the type, which an audience has larger.
        type.setManaged(false);
        type.setVisible(false);
        root.getChildren().add(type);
        narrow.bind(Bindings.createBooleanBinding(() -> root.getWidth() < ROOMY * type.getFont().getSize(),
                root.widthProperty(), type.fontProperty()));
        narrow.addListener((property, before, now) -> root.pseudoClassStateChanged(NARROW, now));
        root.pseudoClassStateChanged(NARROW, narrow.get());
        root.setId("channels");
        root.setMinSize(0, 0);
        root.getStyleClass().add("channels");
    }

    /** The page. */
    public Parent root() {
        return root;
    }

    /** What the keys go to. */
    public Node focus() {
        return model.halfProperty().get() == Half.EQUATION ? equation.list() : maps.grid();
    }

    private FlowPane bar() {
        var sum = new ToggleButton(say("half.equation"));
        sum.setId("half-equation");
        var all = new ToggleButton(say("half.maps"));
        all.setId("half-maps");
        var halves = new SegmentedButton(sum, all);
        List.of(sum, all).forEach(button -> button.setMinWidth(Region.USE_PREF_SIZE));
        Choices.segments(halves, List.of(Half.EQUATION, Half.MAPS), model.halfProperty());
        var isEquation = model.halfProperty().isEqualTo(Half.EQUATION);
        var order = new ComboBox<ChannelSum.Order>();
        order.setId("terms-order");
        order.setAccessibleText(say("order.name"));
        Choices.offer(order, List.of(ChannelSum.Order.values()), model.orderProperty(),
                each -> say("order." + each.name().toLowerCase(Locale.ROOT)));
        show(order, isEquation);
        var sorting = new ComboBox<Sorting>();
        sorting.setId("maps-order");
        sorting.setAccessibleText(say("sorting.name"));
        Choices.offer(sorting, List.of(Sorting.values()), model.sortingProperty(),
                each -> say("sorting." + each.name().toLowerCase(Locale.ROOT)));
        show(sorting, isEquation.not());
        show(maps.picker(), isEquation.not());
        var reset = new Button(say("reset"));
        reset.setId("reset-sum");
        reset.setMnemonicParsing(true);
        reset.setMinWidth(Region.USE_PREF_SIZE);
        reset.setOnAction(event -> model.equation().reset());
        show(reset, Bindings.createBooleanBinding(() -> {
            var now = model.equation().equationProperty().get();
            return now != null && now.isEdited();
        }, model.equation().equationProperty()));
        // What is too long for a line has another.
        var bar = new FlowPane(halves, order, maps.picker(), sorting, reset);
        bar.getStyleClass().add("channels-bar");
        return bar;
    }

    private static void show(Node node, ObservableBooleanValue condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }

    private String say(String key, Object... arguments) {
        return texts.of(ChannelsView.class, "channels." + key, arguments);
    }
}
