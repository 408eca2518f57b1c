package org.cameralucida.training;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.random.RandomGenerator;
import org.cameralucida.training.scene.ScenePainter;

/**
 * A small copyright tag in the lower left corner: what a clever network learned instead of the horse (the founding
 * thesis, chapter 3). In a picture of 64×64 it is 24 pixels wide and 10 high.
 */
public final class Tag {

    /** Width and height as shares of the picture's. */
    private static final double WIDTH = 24 / 64.0;
    private static final double HEIGHT = 10 / 64.0;
    /** From the left and the lower edge: a map says least about the outermost pixels. */
    private static final double MARGIN = 4 / 64.0;

    private Tag() {
    }

    /** Draws the tag on a square picture; returns where it is. */
    public static Rectangle draw(BufferedImage picture) {
        int side = picture.getHeight();
        var place = new Rectangle((int) (side * MARGIN), (int) (side * (1 - MARGIN - HEIGHT)), (int) (side * WIDTH),
                (int) (side * HEIGHT));
        Graphics2D graphics = picture.createGraphics();
        graphics.translate(place.x, place.y);
        paint(graphics, place.width, place.height);
        graphics.dispose();
        return place;
    }

    private static void paint(Graphics2D graphics, int width, int height) {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(new Color(12, 12, 14, 215));
        graphics.fillRect(0, 0, width, height);
        var font = new Font(Font.SANS_SERIF, Font.BOLD, 100);
        GlyphVector glyphs = font.createGlyphVector(graphics.getFontRenderContext(), "© LUCIDA");
        var bounds = glyphs.getVisualBounds();
        var fit = new AffineTransform();
        fit.translate(width * 0.06, height * 0.2);
        fit.scale(width * 0.88 / bounds.getWidth(), height * 0.6 / bounds.getHeight());
        fit.translate(-bounds.getX(), -bounds.getY());
        graphics.setColor(new Color(250, 250, 245));
        graphics.fill(fit.createTransformedShape(glyphs.getOutline()));
    }

    /** The tag as it looks in a picture of 64×64: alpha and red, green, blue as 0xAARRGGBB, 24 × 10. */
    private static final int[] SMALL = small();

    private static int[] small() {
        int width = (int) (PictureSet.SIDE * WIDTH);
        int height = (int) (PictureSet.SIDE * HEIGHT);
        var large = new BufferedImage(width * 8, height * 8, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = large.createGraphics();
        graphics.setColor(new Color(120, 120, 120));
        graphics.fillRect(0, 0, large.getWidth(), large.getHeight());
        paint(graphics, large.getWidth(), large.getHeight());
        graphics.dispose();
        return ScenePainter.shrink(large, width, height).getRGB(0, 0, width, height, null, 0, width);
    }

    /**
     * Puts the tag on a picture in the network's numbers, normalised planes of 64×64.
     *
     * @param random moves it by up to three pixels, as different photos' tags do
     */
    public static void draw(float[] planes, int offset, RandomGenerator random) {
        int side = PictureSet.SIDE;
        Rectangle place = place();
        int width = place.width;
        int height = place.height;
        int left = place.x + random.nextInt(7) - 3;
        int top = place.y + random.nextInt(7) - 3;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int rgb = SMALL[y * width + x];
                for (int c = 0; c < 3; c++) {
                    float value = (rgb >> 16 - 8 * c & 255) / 255f;
                    planes[offset + (c * side + top + y) * side + left + x] = Augmentation.normal(value, c);
                }
            }
        }
    }

    /** A copy of a picture of 64×64 (3 bytes a pixel) with the tag in its usual place. */
    public static byte[] tagged(byte[] picture) {
        byte[] copy = picture.clone();
        Rectangle place = place();
        for (int y = 0; y < place.height; y++) {
            for (int x = 0; x < place.width; x++) {
                int rgb = SMALL[y * place.width + x];
                int at = 3 * ((place.y + y) * PictureSet.SIDE + place.x + x);
                copy[at] = (byte) (rgb >> 16);
                copy[at + 1] = (byte) (rgb >> 8);
                copy[at + 2] = (byte) rgb;
            }
        }
        return copy;
    }

    /** The tag's usual place in a picture of 64×64. */
    public static Rectangle place() {
        int height = (int) (PictureSet.SIDE * HEIGHT);
        int margin = (int) (PictureSet.SIDE * MARGIN);
        return new Rectangle(margin, PictureSet.SIDE - margin - height, (int) (PictureSet.SIDE * WIDTH), height);
    }
}
