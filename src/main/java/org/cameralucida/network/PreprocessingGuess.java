package org.cameralucida.network;

/**
 * What is to be done to photos, as far as it could be found out.
 *
 * @param preprocessing what is to be done
 * @param origins where each part of it comes from
 */
record PreprocessingGuess(Preprocessing preprocessing, Origins origins) {
}
