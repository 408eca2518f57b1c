/** What the user chooses once and for all, and what the program says of itself. */
package org.cameralucida.ui.settings;
