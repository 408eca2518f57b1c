/**
 * What data sets say of their photos: annotated boxes and their classes, read from PASCAL VOC, Tiny ImageNet's tables
 * and the program's own list of scenes.
 */
package org.cameralucida.dataset;
