/** How well networks classify and maps locate, over whole data sets: the measures, a formula a file. */
package org.cameralucida.evaluate;
