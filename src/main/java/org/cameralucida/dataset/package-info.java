/**
 * Data sets: how photos, labels and boxes lie in a folder, and which of a network's classes theirs are; and what data
 * sets say of single photos, read from PASCAL VOC, Tiny ImageNet's tables and the program's own list of scenes.
 */
package org.cameralucida.dataset;
