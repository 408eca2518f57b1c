/** Methods whose map is made of gradients by the pixels, and of relevance handed back to them: a file each. */
package org.cameralucida.explain.gradient;
