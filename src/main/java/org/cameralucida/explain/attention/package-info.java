/** Methods whose map is made of a transformer's attention: a file each, with the formula and where it is from. */
package org.cameralucida.explain.attention;
