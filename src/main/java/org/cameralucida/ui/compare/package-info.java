/**
 * Maps side by side: poolings, classes, networks, methods or photos in linked panes that share a colour scale.
 * {@code CompareViewModel} plans which panes there are, has them made off the window's thread one by one, and knows no
 *     view.
 */
package org.cameralucida.ui.compare;
