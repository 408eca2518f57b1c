/**
 * The window itself: start, menus, tool bar, status bar, keys, drop and paste, and the place where the features are put
 * together. Each feature has its own package; what they share is in {@code ui.kit} and {@code ui.control}.
 */
package org.cameralucida.ui;
