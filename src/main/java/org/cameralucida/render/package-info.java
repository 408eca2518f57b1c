/**
 * From a small map of numbers to pixels: colour maps, scales, resampling, and the ways of laying heat over a photo.
 * What the window shows and what is exported are made by the same formulas. Knows no toolkit: pixels are {@code int[]}.
 */
package org.cameralucida.render;
