/**
 * What a network is: its card (what it expects of a photo, what its classes are called), its head (how feature maps
 * become scores, and what can therefore be said exactly), its layers; the pooling swap.
 */
package org.cameralucida.network;
