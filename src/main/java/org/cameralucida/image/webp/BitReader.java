package org.cameralucida.image.webp;

import java.io.EOFException;

/** Reads bits, the lowest of each byte first. */
final class BitReader {

    private final byte[] data;
    private final int end;
    private int position;
    private long value;
    private int available;

    BitReader(byte[] data, int start, int length) {
        this.data = data;
        position = start;
        end = start + length;
    }

    /** So many bits, at most 24, as an unsigned number. */
    int bits(int count) throws EOFException {
        int bits = peek(count);
        skip(count);
        return bits;
    }

    boolean flag() throws EOFException {
        return bits(1) == 1;
    }

    /** The next bits, of which those beyond the end are 0. */
    int peek(int count) {
        while (available < count && position < end) {
            value |= (data[position++] & 0xFFL) << available;
            available += 8;
        }
        return (int) value & (1 << count) - 1;
    }

    /** Uses up bits that have been looked at. */
    void skip(int count) throws EOFException {
        if (count > available) {
            throw new EOFException("the data of the picture end too early");
        }
        value >>>= count;
        available -= count;
    }
}
