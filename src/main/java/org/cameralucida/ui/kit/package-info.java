/**
 * What every feature of the window is built with: work away from the window's thread, dialogs and clipboard behind an
 * interface, texts in the user's language, actions declared once. Imports no feature.
 */
package org.cameralucida.ui.kit;
