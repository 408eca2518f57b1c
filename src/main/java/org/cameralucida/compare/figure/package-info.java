/** Comparisons as figures for a page: where everything goes, the caption, and the writing as pixels or as SVG. */
package org.cameralucida.compare.figure;
