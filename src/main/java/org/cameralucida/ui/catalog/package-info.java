/** The networks one click away: which there are, what is here, and how far a download has come. */
package org.cameralucida.ui.catalog;
