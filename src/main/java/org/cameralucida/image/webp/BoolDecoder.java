package org.cameralucida.image.webp;

import java.io.EOFException;

/** Reads the bits of VP8's arithmetic coder (RFC 6386, section 7). */
final class BoolDecoder {

    private static final int HALF = 128;
    /** An encoder may leave out a last byte that is zero. */
    private static final int SPARE_BYTES = 1;

    private final byte[] data;
    private final int end;
    private int position;
    /** What of the stream has been read and not used up: {@code bits + 8} bits of it. */
    private long value;
    private int bits = -8;
    /** The size of the interval, less one; 127 … 254 between two bits. */
    private int range = 254;
    private int overrun;

    BoolDecoder(byte[] data, int start, int length) {
        this.data = data;
        position = start;
        end = start + length;
    }

    /** The next bit, which is 0 with a probability of {@code probability / 256}. */
    int bit(int probability) {
        if (bits < 0) {
            load();
        }
        int split = range * probability >> 8;
        int bit;
        int interval;
        if (value >> bits > split) {
            value -= (long) (split + 1) << bits;
            interval = range - split;
            bit = 1;
        } else {
            interval = split + 1;
            bit = 0;
        }
        // To 128 … 255 again.
        int shift = Integer.numberOfLeadingZeros(interval) - 24;
        bits -= shift;
        range = (interval << shift) - 1;
        return bit;
    }

    boolean flag() {
        return bit(HALF) == 1;
    }

    /** An unsigned number of so many bits, the highest first. */
    int number(int count) {
        int number = 0;
        for (int i = 0; i < count; i++) {
            number = number << 1 | bit(HALF);
        }
        return number;
    }

    /** A number with its sign after it. */
    int signed(int count) {
        int number = number(count);
        return flag() ? -number : number;
    }

    /** A signed number, if a flag says that there is one; else 0. */
    int optional(int count) {
        return flag() ? signed(count) : 0;
    }

    /** Throws if bits have been read that are not there. */
    void checkEnd() throws EOFException {
        if (overrun > SPARE_BYTES) {
            throw new EOFException("the data of the picture end too early");
        }
    }

    private void load() {
        if (position + 4 <= end) {
            value = value << 32 | (data[position] & 0xFFL) << 24 | (data[position + 1] & 0xFF) << 16
                    | (data[position + 2] & 0xFF) << 8 | data[position + 3] & 0xFF;
            position += 4;
            bits += 32;
            return;
        }
        value <<= 8;
        bits += 8;
        if (position < end) {
            value |= data[position++] & 0xFF;
        } else {
            overrun++;
        }
    }
}
