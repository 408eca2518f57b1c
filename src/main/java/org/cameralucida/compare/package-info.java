/**
 * Maps set side by side so that they can be compared: what one pane holds and the numbers under it, the true boxes that
 * count for it, the scale that panes share, and the difference of two. {@code figure} makes a page of them. The window
 * and the command line both draw from here, so that they give the same picture.
 */
package org.cameralucida.compare;
