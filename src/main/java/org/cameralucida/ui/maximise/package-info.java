/** What a network wants to see: the picture to which a class or a channel answers most, as it is painted. */
package org.cameralucida.ui.maximise;
