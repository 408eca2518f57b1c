package org.cameralucida.image;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.List;
import org.cameralucida.message.Problem;

/**
 * Text on pictures, for exports: drawn by Java itself, so that no display is needed. A font is needed, and where a
 * machine has none a {@link Problem} says so.
 */
public final class Lettering {

    private static final FontRenderContext CONTEXT = new FontRenderContext(new AffineTransform(), true, true);

    static {
        ImageFormats.ready();
    }

    private Lettering() {
    }

    /** Where a line's place is on it. */
    public enum Anchor {
        START,
        MIDDLE,
        END
    }

    /**
     * A line of text.
     *
     * @param text one line
     * @param x the place of its anchor, pixels
     * @param baseline pixels from the top
     * @param size of the font, pixels
     * @param bold whether it is bold
     * @param rgb {@code 0xRRGGBB}
     * @param anchor which part of the line is at {@code x}
     */
    public record Line(String text, double x, double baseline, double size, boolean bold, int rgb, Anchor anchor) {
    }

    /**
     * How wide a text is, pixels.
     *
     * @param size of the font, pixels
     * @throws Problem if this machine has no font
     */
    public static double width(String text, double size, boolean bold) {
        try {
            return font(size, bold).getStringBounds(text, CONTEXT).getWidth();
        } catch (RuntimeException | Error e) {
            throw withoutFonts(e);
        }
    }

    /**
     * A picture with lines of text on it.
     *
     * @throws Problem if this machine has no font
     */
    public static Raster draw(Raster picture, List<Line> lines) {
        var image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, picture.width(), picture.height(), picture.argb(), 0, picture.width());
        try {
            var graphics = image.createGraphics();
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            lines.forEach(line -> draw(graphics, line));
            graphics.dispose();
        } catch (RuntimeException | Error e) {
            throw withoutFonts(e);
        }
        var argb = image.getRGB(0, 0, picture.width(), picture.height(), null, 0, picture.width());
        return new Raster(picture.width(), picture.height(), argb);
    }

    private static void draw(Graphics2D graphics, Line line) {
        double width = line.anchor() == Anchor.START ? 0 : width(line.text(), line.size(), line.bold());
        double left = line.x() - (line.anchor() == Anchor.MIDDLE ? width / 2 : width);
        graphics.setFont(font(line.size(), line.bold()));
        graphics.setColor(new Color(line.rgb()));
        graphics.drawString(line.text(), (float) left, (float) line.baseline());
    }

    private static Font font(double size, boolean bold) {
        return new Font(Font.SANS_SERIF, bold ? Font.BOLD : Font.PLAIN, 1).deriveFont((float) size);
    }

    /** What Java throws without fontconfig or without any font differs from version to version. */
    private static Problem withoutFonts(Throwable cause) {
        if (cause instanceof OutOfMemoryError error) {
            throw error;
        }
        return cause instanceof Problem problem ? problem : Problem.causedBy(cause, Lettering.class, "fonts.none");
    }
}
