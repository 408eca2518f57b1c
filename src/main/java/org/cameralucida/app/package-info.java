/** The composition root: the only place where the rooms are wired together. */
package org.cameralucida.app;
