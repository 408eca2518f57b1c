/** Lessons beside the live window: their text, what is predicted and revealed, and the teacher's notes. */
package org.cameralucida.ui.lesson;
