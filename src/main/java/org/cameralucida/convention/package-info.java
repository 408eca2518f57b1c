/**
 * What makers write beside their networks: the files and notes in which they leave the names of classes and how a photo
 * becomes the input. One {@link org.cameralucida.convention.Convention} reads one maker's habit off a
 * {@link org.cameralucida.convention.NetworkFiles folder or zip} and answers with
 * {@linkplain org.cameralucida.convention.Statement statements}: parts of a card, each with the file that it stands in.
 * What of them counts is decided where networks are read.
 */
package org.cameralucida.convention;
