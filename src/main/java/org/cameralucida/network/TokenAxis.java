package org.cameralucida.network;

/**
 * Where a grid's positions lie among a transformer's tokens: one behind the other, row by row, in {@code [N,tokens,C]} or
 * {@code [tokens,N,C]}.
 *
 * @param prefix how many tokens that are no place precede them: a class token, a distillation token, registers
 * @param count how many tokens there are in all
 * @param isFirst whether the tokens' axis precedes the batch's
 */
public record TokenAxis(int prefix, int count, boolean isFirst) {
}
