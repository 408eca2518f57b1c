/**
 * Lessons: text, and what is to be seen beside each step of it. A lesson is one Markdown file ({@code LessonReader}); what a
 * step shows is a {@link org.cameralucida.workspace.Session} like that of any session file ({@code StepState}); the
 * numbers in its text are those of what is shown ({@code PaneValues}, {@code Filled}). Knows no window.
 */
package org.cameralucida.lesson;
