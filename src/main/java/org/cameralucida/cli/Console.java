package org.cameralucida.cli;

import java.io.PrintWriter;
import org.cameralucida.catalog.Catalog;

/**
 * What a command works with.
 *
 * @param catalog the networks that can be named
 * @param out standard output: results, and nothing else
 * @param err standard error: problems, notes and timings
 */
record Console(Catalog catalog, PrintWriter out, PrintWriter err) {
}
