/** Methods whose map is made of the feature maps of a layer: a file each, with the formula and where it is from. */
package org.cameralucida.explain.cam;
