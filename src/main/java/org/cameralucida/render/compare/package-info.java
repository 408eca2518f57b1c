/**
 * Maps set side by side so that they can be compared: what one pane holds and the numbers under it, the scale that
 * panes share, and the figure that is made of them for a page, as pixels or with vector text. The window and the
 * command line both draw from here, so that they give the same picture.
 */
package org.cameralucida.render.compare;
