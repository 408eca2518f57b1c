package org.cameralucida.compare.figure;

import org.cameralucida.image.Lettering;
import org.cameralucida.image.Raster;

/** What a figure is drawn on; places are pixels from the upper left corner. */
interface Paper {

    /** A picture at its own size. */
    void picture(Raster picture, int x, int y);

    /** A filled rectangle. */
    void rectangle(int x, int y, int width, int height, int rgb);

    /** A line of text. */
    void text(Lettering.Line line);
}
