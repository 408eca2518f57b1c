/**
 * Networks in the window: choosing and opening one, what it is in plain words, and the editor of its card.
 */
package org.cameralucida.ui.network;
