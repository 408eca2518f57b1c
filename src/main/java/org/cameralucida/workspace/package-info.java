/**
 * What outlives the window: preferences, recent files and where the window stood, each a small JSON file in the
 * platform's own folder for such things; and the state of a pane as one value, with the command line that repeats it.
 */
package org.cameralucida.workspace;
