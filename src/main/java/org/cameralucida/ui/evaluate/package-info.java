/**
 * How well networks classify and maps locate, over whole data sets: what is evaluated is chosen, run, looked at and
 * exported here; every figure comes from the room {@code evaluate}.
 */
package org.cameralucida.ui.evaluate;
