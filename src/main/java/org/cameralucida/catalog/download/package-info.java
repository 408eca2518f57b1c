/**
 * Networks that their makers publish: which there are, and how one comes from its address onto the disk, whole and
 * unchanged; and how one that is there already is recognised. Nothing but these GETs ever leaves the program.
 */
package org.cameralucida.catalog.download;
