package org.cameralucida.evaluate.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.cameralucida.image.Lettering;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.DefaultXYDataset;
import org.jfree.data.xy.XYBarDataset;

/**
 * A plot, by JFreeChart, as SVG to stand in a page: its text is text, and its colours are the page's.
 *
 * @param x the horizontal axis
 * @param y the vertical one
 * @param series what is plotted, the last one on top
 */
record Plot(Axis x, Axis y, List<Series> series) {

    private static final int WIDTH = 460;
    private static final int HEIGHT = 250;
    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);

    /**
     * An axis.
     *
     * @param title what is along it; empty where the page says that
     * @param low its low end
     * @param high its high end
     * @param step between its numbers
     */
    record Axis(String title, double low, double high, double step) {
    }

    /** How points are shown. */
    enum Form { LINE, DASHES, DOTTED, DOTS, BARS }

    /**
     * Points.
     *
     * @param ink their colour in the page
     * @param xs of the points; of bars their middles
     * @param ys likewise
     */
    record Series(Ink ink, Form form, double[] xs, double[] ys) {
    }

    /** A colour of the page: plots are drawn in a colour that nothing else has, which the page's then replaces. */
    enum Ink {
        TEXT, GRID, GREY, FIRST, SECOND, THIRD, FOURTH, FIFTH, SIXTH;

        private static final List<Ink> SERIES = List.of(FIRST, SECOND, THIRD, FOURTH, FIFTH, SIXTH);

        /** That of the series at a place, from 0. */
        static Ink of(int place) {
            return SERIES.get(place % SERIES.size());
        }

        private Color color() {
            return new Color(1 + ordinal(), 2, 3);
        }

        /** As CSS names it. */
        String variable() {
            return "var(--" + name().toLowerCase(Locale.ROOT) + ")";
        }
    }

    /**
     * Draws it.
     *
     * @throws org.cameralucida.message.Problem if this machine has no font
     */
    String svg(Locale locale) {
        Lettering.width("0", FONT.getSize(), false);
        try {
            var document = DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument();
            document.appendChild(document.createElementNS(SVG, "svg"));
            var context = SVGGeneratorContext.createDefault(document);
            context.setComment(null);
            var graphics = new SVGGraphics2D(context, false);
            graphics.setSVGCanvasSize(new Dimension(WIDTH, HEIGHT));
            chart(locale).draw(graphics, new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
            var root = graphics.getRoot();
            root.setAttributeNS(null, "viewBox", "0 0 " + WIDTH + " " + HEIGHT);
            root.setAttributeNS(null, "role", "img");
            root.setAttributeNS(XMLConstants.XML_NS_URI, "xml:lang", locale.getLanguage());
            var text = new StringWriter();
            graphics.stream(root, text, true, false);
            return inPage(text.toString());
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        } catch (SVGGraphics2DIOException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    /** Without what belongs to a file of its own, and in the page's colours and letters. */
    private static String inPage(String file) {
        var svg = file.substring(file.indexOf("<svg"));
        for (var ink : Ink.values()) {
            var color = ink.color();
            svg = svg.replace("rgb(" + color.getRed() + "," + color.getGreen() + "," + color.getBlue() + ")",
                    ink.variable());
        }
        return svg.replaceAll("clip-path:url\\(#clipPath\\d+\\);", "")
                .replaceAll("(?s)<clipPath.*?</clipPath\\s*>", "").replaceAll("(?s)<defs[^>]*(/>|>\\s*</defs\\s*>)", "")
                .replaceAll("font-family:[^;\"]*;", "");
    }

    private JFreeChart chart(Locale locale) {
        var plot = new XYPlot(null, axis(x, locale), axis(y, locale), null);
        plot.setOutlineVisible(false);
        plot.setBackgroundPaint(null);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(Ink.GRID.color());
        plot.setRangeGridlineStroke(new BasicStroke(1));
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        for (int i = 0; i < series.size(); i++) {
            var each = series.get(i);
            var points = new DefaultXYDataset();
            points.addSeries("", new double[][] {each.xs(), each.ys()});
            plot.setDataset(i, each.form() == Form.BARS ? new XYBarDataset(points, width(each)) : points);
            plot.setRenderer(i, renderer(each));
        }
        var chart = new JFreeChart(null, FONT, plot, false);
        chart.setBackgroundPaint(null);
        chart.setPadding(new RectangleInsets(8, 0, 0, 14));
        return chart;
    }

    private static double width(Series bars) {
        return bars.xs().length < 2 ? 1 : bars.xs()[1] - bars.xs()[0];
    }

    private static NumberAxis axis(Axis of, Locale locale) {
        var axis = new NumberAxis();
        axis.setRange(of.low(), of.high());
        axis.setTickUnit(new NumberTickUnit(of.step(), NumberFormat.getInstance(locale)));
        axis.setLabel(of.title().isEmpty() ? null : of.title());
        axis.setLabelFont(FONT);
        axis.setLabelPaint(Ink.TEXT.color());
        axis.setTickLabelFont(FONT);
        axis.setTickLabelPaint(Ink.TEXT.color());
        axis.setAxisLineVisible(false);
        axis.setTickMarksVisible(false);
        return axis;
    }

    private static XYItemRenderer renderer(Series series) {
        XYItemRenderer renderer;
        if (series.form() == Form.BARS) {
            var bars = new XYBarRenderer(0.12);
            bars.setShadowVisible(false);
            bars.setBarPainter(new StandardXYBarPainter());
            renderer = bars;
        } else {
            var lines = new XYLineAndShapeRenderer(series.form() != Form.DOTS, series.form() == Form.DOTS);
            lines.setDrawSeriesLineAsPath(true);
            renderer = lines;
        }
        renderer.setSeriesPaint(0, series.ink().color());
        renderer.setSeriesStroke(0, switch (series.form()) {
            case DASHES -> broken(6, 4);
            case DOTTED -> broken(1.5f, 3);
            default -> new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
        });
        return renderer;
    }

    private static BasicStroke broken(float on, float off) {
        return new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {on, off}, 0);
    }
}
