/** The commands: what the window shows, as text, numbers and pictures, without a window. */
package org.cameralucida.cli;
