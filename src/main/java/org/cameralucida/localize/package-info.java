/**
 * From a map to a box: what is hot enough, what of it hangs together, and the tight box around it; and how well two
 * boxes agree.
 */
package org.cameralucida.localize;
