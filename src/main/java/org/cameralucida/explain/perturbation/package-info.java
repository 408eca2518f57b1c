/** Methods that hide parts of the picture and watch the score: a file each. */
package org.cameralucida.explain.perturbation;
