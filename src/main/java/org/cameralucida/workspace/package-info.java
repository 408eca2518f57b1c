/**
 * What outlives the window: preferences, recent files and where the window stood, each a small JSON file in the
 * platform's own folder for such things; what a pane shows as one value, and sessions, which hold such values.
 */
package org.cameralucida.workspace;
