/** What leaves an evaluation for people: a report that any browser opens, and tables for a paper. */
package org.cameralucida.evaluate.report;
