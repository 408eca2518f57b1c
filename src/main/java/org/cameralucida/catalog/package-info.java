/** Which networks there are to choose from: the bundled ones and the user's own; and how a name or a path becomes one. */
package org.cameralucida.catalog;
