package org.cameralucida.image.webp;

import java.io.EOFException;
import java.io.IOException;

/** A prefix code of a lossless picture (RFC 9649, section 3.7.2): canonical, with codes of at most 15 bits. */
final class PrefixCode {

    private static final int LONGEST = 15;
    private static final int TABLE_BITS = 8;
    private static final int[] LENGTH_ORDER = {17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
    private static final int LENGTH_CODES = 19;

    /** How many codes have each length, and the symbols in the order of their codes. */
    private final int[] counts = new int[LONGEST + 1];
    private final int[] symbols;
    /** By the next bits of the stream: the length of the code that they begin with times 65536 and its symbol; or 0. */
    private final int[] table;
    private final int tableBits;

    private PrefixCode(int[] lengths) throws IOException {
        int used = 0;
        int longest = 0;
        for (int length : lengths) {
            counts[length]++;
            used += length > 0 ? 1 : 0;
            longest = Math.max(longest, length);
        }
        counts[0] = 0;
        symbols = new int[used];
        sort(lengths);
        // The only symbol there is needs no bits.
        tableBits = used == 1 ? 0 : Math.min(TABLE_BITS, longest);
        table = new int[1 << tableBits];
        if (used > 1) {
            fillTable();
        } else if (used == 0) {
            throw new IOException("a prefix code without symbols");
        }
    }

    private void sort(int[] lengths) {
        var next = new int[LONGEST + 2];
        for (int length = 1; length <= LONGEST; length++) {
            next[length + 1] = next[length] + counts[length];
        }
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            if (lengths[symbol] > 0) {
                symbols[next[lengths[symbol]]++] = symbol;
            }
        }
    }

    private void fillTable() throws IOException {
        int code = 0;
        int index = 0;
        for (int length = 1; length <= LONGEST; length++) {
            for (int i = 0; i < counts[length]; i++, code++) {
                if (code >= 1 << length) {
                    throw new IOException("a prefix code with too many symbols");
                }
                if (length <= tableBits) {
                    int reversed = Integer.reverse(code) >>> 32 - length;
                    for (int at = reversed; at < table.length; at += 1 << length) {
                        table[at] = length << 16 | symbols[index];
                    }
                }
                index++;
            }
            code <<= 1;
        }
        if (code != 1 << LONGEST + 1) {
            throw new IOException("a prefix code with too few symbols");
        }
    }

    int read(BitReader reader) throws IOException {
        if (tableBits == 0) {
            return symbols[0];
        }
        int entry = table[reader.peek(tableBits)];
        if (entry != 0) {
            reader.skip(entry >>> 16);
            return entry & 0xFFFF;
        }
        return readLong(reader);
    }

    private int readLong(BitReader reader) throws IOException {
        int bits = reader.peek(LONGEST);
        int code = 0;
        int first = 0;
        int index = 0;
        for (int length = 1; length <= LONGEST; length++) {
            code |= bits >> length - 1 & 1;
            if (code - first < counts[length]) {
                reader.skip(length);
                return symbols[index + code - first];
            }
            index += counts[length];
            first = first + counts[length] << 1;
            code <<= 1;
        }
        throw new EOFException("no such code");
    }

    /** Reads the code itself, for an alphabet of so many symbols. */
    static PrefixCode readCode(BitReader reader, int alphabet) throws IOException {
        var lengths = new int[Math.max(alphabet, 256)];
        if (reader.flag()) {
            boolean two = reader.flag();
            lengths[reader.bits(reader.flag() ? 8 : 1)] = 1;
            if (two) {
                lengths[reader.bits(8)] = 1;
            }
            return new PrefixCode(lengths);
        }
        var lengthLengths = new int[LENGTH_CODES];
        int count = 4 + reader.bits(4);
        for (int i = 0; i < count; i++) {
            lengthLengths[LENGTH_ORDER[i]] = reader.bits(3);
        }
        readLengths(reader, new PrefixCode(lengthLengths), lengths, alphabet);
        return new PrefixCode(lengths);
    }

    private static void readLengths(BitReader reader, PrefixCode lengthCode, int[] lengths, int alphabet)
            throws IOException {
        int left = reader.flag() ? 2 + reader.bits(2 + 2 * reader.bits(3)) : alphabet;
        int previous = 8;
        for (int symbol = 0; symbol < alphabet && left > 0; left--) {
            int code = lengthCode.read(reader);
            if (code < 16) {
                lengths[symbol++] = code;
                previous = code == 0 ? previous : code;
                continue;
            }
            int repeat = switch (code) {
                case 16 -> 3 + reader.bits(2);
                case 17 -> 3 + reader.bits(3);
                default -> 11 + reader.bits(7);
            };
            if (symbol + repeat > alphabet) {
                throw new IOException("more code lengths than symbols");
            }
            for (int i = 0; i < repeat; i++) {
                lengths[symbol++] = code == 16 ? previous : 0;
            }
        }
    }
}
