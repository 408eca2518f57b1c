/** Activation maximisation: the picture to which a class or a feature map answers most. */
package org.cameralucida.explain.maximise;
