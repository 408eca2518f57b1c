package org.cameralucida.ui.kit;

import java.util.OptionalInt;
import javafx.scene.input.KeyCode;

/** The keys that go from cell to cell of a wall: arrows, a page, the first and the last. */
public final class GridKeys {

    private GridKeys() {
    }

    /**
     * By how many places a key goes on; negative is back.
     *
     * @param columns cells side by side
     * @param page cells that are seen at once
     * @param all how many cells there are
     * @return empty for another key
     */
    public static OptionalInt places(KeyCode key, int columns, int page, int all) {
        return switch (key) {
            case LEFT -> OptionalInt.of(-1);
            case RIGHT -> OptionalInt.of(1);
            case UP -> OptionalInt.of(-columns);
            case DOWN -> OptionalInt.of(columns);
            case PAGE_UP -> OptionalInt.of(-page);
            case PAGE_DOWN -> OptionalInt.of(page);
            case HOME -> OptionalInt.of(-all);
            case END -> OptionalInt.of(all);
            default -> OptionalInt.empty();
        };
    }
}
