package org.cameralucida.ui.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import javafx.beans.NamedArg;
import javafx.geometry.Insets;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;

/**
 * An icon that the first window shows: a glyph of Ikonli's Material Design pack as a shape of {@code icons.paths}. Style
 * sheets give it its colour, as the background's, and its size, as a padding of half of it.
 *
 * <p>Everywhere else icons are Ikonli's FontIcon. Here it would load a font of seven thousand glyphs for two dozen, and
 * have the style of each parsed, before the window is there, which is a part of the start that one notices.
 */
public final class Icon extends Region {

    /** What keeps a shape's own margins: points in the corners of its square. */
    private static final String SQUARE = "M0 0ZM24 24Z";
    private static final double SIZE = 18;
    private static final Properties PATHS = paths();

    /**
     * @param name the glyph's, as Ikonli's literal has it behind its prefix
     * @throws IllegalArgumentException if {@code icons.paths} has no such icon
     */
    public Icon(@NamedArg("name") String name) {
        var path = PATHS.getProperty(name);
        if (path == null) {
            throw new IllegalArgumentException("no icon " + name);
        }
        var shape = new SVGPath();
        shape.setContent(SQUARE + path);
        setShape(shape);
        getStyleClass().add("lucida-icon");
        setPadding(new Insets(SIZE / 2));
        setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    }

    private static Properties paths() {
        var paths = new Properties();
        try (var in = Icon.class.getResourceAsStream("icons.paths")) {
            paths.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return paths;
    }
}
