package org.cameralucida.evaluate.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.cameralucida.evaluate.report.Plot.Axis;
import org.cameralucida.evaluate.report.Plot.Form;
import org.cameralucida.evaluate.report.Plot.Ink;
import org.cameralucida.evaluate.report.Plot.Series;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** Plots stand in a page: valid XML, text as text, in the page's colours. */
class PlotTest {

    private static final double[] XS = {0, 0.5, 1};

    private static Plot plot(Series... series) {
        return new Plot(new Axis("IoU <ü> & \"more\"", 0, 1, 0.5), new Axis("", 0, 100, 50), List.of(series));
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static List<String> texts(Document svg) {
        var nodes = svg.getElementsByTagName("text");
        return IntStream.range(0, nodes.getLength()).mapToObj(i -> nodes.item(i).getTextContent()).toList();
    }

    @Test
    void itsTextIsText() throws Exception {
        var plot = plot(new Series(Ink.FIRST, Form.LINE, XS, new double[] {100, 40, 0}));
        assertThat(texts(parsed(plot.svg(Locale.ENGLISH))))
                .containsExactlyInAnyOrder("0", "0.5", "1", "0", "50", "100", "IoU <ü> & \"more\"");
        assertThat(texts(parsed(plot.svg(Locale.ITALIAN)))).contains("0,5");
    }

    @Test
    void itsColoursAreThePages() {
        for (var form : Form.values()) {
            var svg = plot(new Series(Ink.SECOND, form, XS, new double[] {100, 40, 0})).svg(Locale.ENGLISH);
            assertThat(svg).as(form.name()).contains("var(--second)", "var(--text)", "var(--grid)")
                    .doesNotContain("rgb(", "url(", "font-family", "<!DOCTYPE");
        }
    }

    @Test
    void itLiesWhereThePointsAre() throws Exception {
        var svg = parsed(plot(new Series(Ink.FIRST, Form.LINE, XS, new double[] {100, 50, 0})).svg(Locale.ENGLISH));
        var paths = svg.getElementsByTagName("path");
        var line = (Element) paths.item(paths.getLength() - 1);
        var numbers = line.getAttribute("d").replaceAll("[ML]", "").trim().split("\\s+");
        assertThat(numbers).hasSize(6);
        var points = List.of(numbers).stream().mapToDouble(Double::parseDouble).toArray();
        // Coordinates are written to 1e-4 of a pixel.
        assertThat(points[2] - points[0]).isCloseTo(points[4] - points[2], org.assertj.core.data.Offset.offset(2e-4));
        assertThat(points[3] - points[1]).isCloseTo(points[5] - points[3], org.assertj.core.data.Offset.offset(2e-4))
                .isPositive();
    }

    @Test
    void theSamePointsGiveTheSameBytes() {
        var plot = plot(new Series(Ink.FIRST, Form.BARS, XS, new double[] {100, 40, 0}));
        assertThat(plot.svg(Locale.ENGLISH)).isEqualTo(plot.svg(Locale.ENGLISH));
    }
}
