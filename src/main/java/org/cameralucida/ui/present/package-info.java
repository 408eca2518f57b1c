/** Before an audience: a pointer, a spotlight, a dark screen. */
package org.cameralucida.ui.present;
