/**
 * The methods: what a network has seen, and the maps that say where it looked, a class each. A map is the published
 * formula at its native resolution, float32, signed and unnormalised; how it is shown is for the rooms below to choose.
 */
package org.cameralucida.explain;
