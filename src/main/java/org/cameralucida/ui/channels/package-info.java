/**
 * The channels of a network: how they add up to a class, and what each of a layer's maps answers to. The sums come from
 * {@code explain.cam}.
 */
package org.cameralucida.ui.channels;
