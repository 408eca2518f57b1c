package org.cameralucida.ui;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.cameralucida.ui.present.PresentationViewModel;
import org.cameralucida.ui.workbench.HeatmapOptions;

/**
 * Keys that no menu entry can stand for: Space hides the heatmap while it is held; the brackets, square and angle, which lie
 * under other keys on each keyboard, are heeded as characters; Escape leaves what covers the photo. And keys without Ctrl that are
 * menu entries do not reach the menu while one is typing.
 */
final class Keys {

    private static final Set<KeyCode> FUNCTION_KEYS = EnumSet.of(KeyCode.F1, KeyCode.F2, KeyCode.F3, KeyCode.F4, KeyCode.F5,
            KeyCode.F6, KeyCode.F7, KeyCode.F11);

    private final HeatmapOptions options;
    private final BooleanProperty heatVisible;
    private final PresentationViewModel presentation;
    private final BooleanProperty explaining;
    private final BooleanSupplier leaveEditing;
    private final Runnable focus;
    private boolean held;
    private boolean before;

    Keys(HeatmapOptions options, PresentationViewModel presentation, BooleanProperty explaining,
            BooleanSupplier leaveEditing, Runnable focus) {
        this.options = options;
        this.heatVisible = options.visibleProperty();
        this.presentation = presentation;
        this.explaining = explaining;
        this.leaveEditing = leaveEditing;
        this.focus = focus;
    }

    void install(Parent root) {
        root.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getTarget() instanceof TextInputControl && plain(event)) {
                event.consume();
            }
        });
        root.addEventFilter(KeyEvent.KEY_PRESSED, Keys::function);
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        root.addEventFilter(KeyEvent.KEY_RELEASED, this::released);
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::escaped);
        root.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
    }

    private static boolean plain(KeyEvent event) {
        return !event.isShortcutDown() && !event.isAltDown() && !FUNCTION_KEYS.contains(event.getCode());
    }

    /** Function keys are the window's, whatever has the focus: a list would take F2 to edit, a choice F4 to open. */
    private static void function(KeyEvent event) {
        if (!event.isConsumed() && FUNCTION_KEYS.contains(event.getCode()) && event.getTarget() instanceof Node node) {
            node.getScene().getAccelerators().entrySet().stream().filter(each -> each.getKey().match(event)).findFirst()
                    .ifPresent(accelerator -> {
                        event.consume();
                        accelerator.getValue().run();
                    });
        }
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.SPACE && !event.isConsumed() && plain(event) && !needsSpace(event.getTarget())) {
            if (!held) {
                held = true;
                before = heatVisible.get();
                heatVisible.set(false);
            }
            event.consume();
        }
    }

    private void released(KeyEvent event) {
        if (event.getCode() == KeyCode.SPACE && held) {
            held = false;
            heatVisible.set(before);
            event.consume();
        }
    }

    private void typed(KeyEvent event) {
        if (!(event.getTarget() instanceof TextInputControl)) {
            switch (event.getCharacter()) {
                case "]" -> options.changeOpacity(1);
                case "[" -> options.changeOpacity(-1);
                case ">" -> options.changeThreshold(1);
                case "<" -> options.changeThreshold(-1);
                default -> { }
            }
        }
    }

    private void escaped(KeyEvent event) {
        if (event.getCode() != KeyCode.ESCAPE) {
            return;
        }
        if (explaining.get()) {
            explaining.set(false);
        } else if (leaveEditing.getAsBoolean() || !presentation.leave()) {
            focus.run();
        }
        event.consume();
    }

    private static boolean needsSpace(EventTarget target) {
        return target instanceof TextInputControl || target instanceof ButtonBase || target instanceof ComboBoxBase;
    }
}
