package org.cameralucida.compare.figure;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.cameralucida.image.Lettering;
import org.cameralucida.image.PhotoWriter;
import org.cameralucida.image.Raster;
import org.cameralucida.message.Problem;

/** Figures as pixels, and as SVG with text that can be searched, edited and printed sharp. */
public final class FigureWriter {

    private static final int WHITE = 0xFFFFFFFF;

    private FigureWriter() {
    }

    /**
     * A figure as pixels.
     *
     * @param locale for numbers on colour bars
     * @throws Problem if this machine has no font
     */
    public static Raster raster(Figure figure, Locale locale) {
        var layout = new FigureLayout(figure, locale);
        int height = layout.draw(new Nothing());
        var paper = new Pixels(layout.width(), height);
        layout.draw(paper);
        return paper.finished();
    }

    /**
     * A figure as an SVG document: pictures as PNG, everything else as vectors.
     *
     * @param locale for numbers on colour bars
     * @throws Problem if this machine has no font to measure text with
     */
    public static String svg(Figure figure, Locale locale) {
        var layout = new FigureLayout(figure, locale);
        var paper = new Svg();
        int height = layout.draw(paper);
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" \
                font-family="DejaVu Sans, Verdana, Helvetica, Arial, sans-serif">
                <rect width="%1$d" height="%2$d" fill="#ffffff"/>
                """.formatted(layout.width(), height) + paper.text + "</svg>\n";
    }

    /**
     * Writes a figure: SVG if the file is called so, otherwise PNG.
     *
     * @throws Problem if it cannot be written, or this machine has no font
     */
    public static void write(Figure figure, Locale locale, Path file) {
        try {
            if (file.toString().toLowerCase(Locale.ROOT).endsWith(".svg")) {
                Files.writeString(file, svg(figure, locale), StandardCharsets.UTF_8);
            } else {
                Files.write(file, png(raster(figure, locale)));
            }
        } catch (IOException e) {
            throw Problem.causedBy(e, FigureWriter.class, "figure.notWritten", file.toString(),
                    String.valueOf(e.getMessage()));
        }
    }

    private static byte[] png(Raster raster) {
        var bytes = new ByteArrayOutputStream();
        try {
            PhotoWriter.png(raster, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Only to see how high a figure is. */
    private static final class Nothing implements Paper {

        @Override
        public void picture(Raster picture, int x, int y) {
            // Takes no place here.
        }

        @Override
        public void rectangle(int x, int y, int width, int height, int rgb) {
            // Takes no place here.
        }

        @Override
        public void text(Lettering.Line line) {
            // Takes no place here.
        }
    }

    private static final class Pixels implements Paper {

        private final int width;
        private final int height;
        private final int[] argb;
        private final List<Lettering.Line> lines = new ArrayList<>();

        Pixels(int width, int height) {
            this.width = width;
            this.height = height;
            argb = new int[Math.multiplyExact(width, height)];
            Arrays.fill(argb, WHITE);
        }

        @Override
        public void picture(Raster picture, int x, int y) {
            for (int row = 0; row < picture.height(); row++) {
                System.arraycopy(picture.argb(), row * picture.width(), argb, (y + row) * width + x, picture.width());
            }
        }

        @Override
        public void rectangle(int x, int y, int across, int down, int rgb) {
            for (int row = y; row < Math.min(height, y + down); row++) {
                Arrays.fill(argb, row * width + x, row * width + Math.min(width, x + across), 0xFF000000 | rgb);
            }
        }

        @Override
        public void text(Lettering.Line line) {
            lines.add(line);
        }

        Raster finished() {
            return Lettering.draw(new Raster(width, height, argb), lines);
        }
    }

    private static final class Svg implements Paper {

        private final StringBuilder text = new StringBuilder();

        @Override
        public void picture(Raster picture, int x, int y) {
            var data = Base64.getEncoder().encodeToString(png(picture));
            text.append("<image x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" ".formatted(x, y, picture.width(),
                    picture.height())).append("href=\"data:image/png;base64,").append(data).append("\"/>\n");
        }

        @Override
        public void rectangle(int x, int y, int width, int height, int rgb) {
            text.append("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"#%06x\"/>%n".formatted(x, y, width,
                    height, rgb));
        }

        @Override
        public void text(Lettering.Line line) {
            text.append(String.format(Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%.1f\" font-size=\"%.1f\"%s text-anchor=\"%s\" fill=\"#%06x\">%s</text>%n",
                    line.x(), line.baseline(), line.size(), line.bold() ? " font-weight=\"bold\"" : "",
                    line.anchor().name().toLowerCase(Locale.ROOT), line.rgb(), escaped(line.text())));
        }

        private static String escaped(String plain) {
            return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        }
    }
}
