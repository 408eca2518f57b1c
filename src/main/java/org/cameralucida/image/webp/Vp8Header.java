package org.cameralucida.image.webp;

import java.io.EOFException;
import java.io.IOException;

/** What stands before the macroblocks of a VP8 key frame (RFC 6386, section 9). */
final class Vp8Header {

    static final int SEGMENTS = 4;

    /** The frame tag, the start code and the size, uncompressed. */
    private static final int PLAIN_BYTES = 10;
    private static final int START_CODE = 0x9D012A;

    final int width;
    final int height;
    /** The coder of the first partition, from which the modes of the macroblocks are read on. */
    final BoolDecoder modes;

    private boolean segmented;
    private boolean segmentMap;
    private boolean absolute;
    private final int[] segmentQuantizers = new int[SEGMENTS];
    private final int[] segmentLevels = new int[SEGMENTS];
    private final int[] segmentProbabilities = {255, 255, 255};

    private boolean simpleFilter;
    private int filterLevel;
    private int sharpness;
    private boolean filterDeltas;
    /** The change of the filter's level for blocks predicted from within the picture, and for 4 × 4 prediction. */
    private int intraDelta;
    private int subblockDelta;

    private BoolDecoder[] partitions;
    private int quantizer;
    private final int[] quantizerDeltas = new int[5];
    private final int[] probabilities = Vp8Tables.COEFFICIENT_PROBABILITIES.clone();
    private boolean skipping;
    private int skipProbability;

    Vp8Header(byte[] data, int start, int length) throws IOException {
        if (length < PLAIN_BYTES) {
            throw new EOFException("no frame header");
        }
        int tag = data[start] & 0xFF | (data[start + 1] & 0xFF) << 8 | (data[start + 2] & 0xFF) << 16;
        int code = (data[start + 3] & 0xFF) << 16 | (data[start + 4] & 0xFF) << 8 | data[start + 5] & 0xFF;
        if ((tag & 1) != 0 || code != START_CODE) {
            throw new IOException("not a VP8 key frame");
        }
        width = data[start + 6] & 0xFF | (data[start + 7] & 0x3F) << 8;
        height = data[start + 8] & 0xFF | (data[start + 9] & 0x3F) << 8;
        int firstLength = tag >> 5;
        if (width == 0 || height == 0) {
            throw new IOException("a frame without a size");
        }
        if (PLAIN_BYTES + firstLength > length) {
            throw new EOFException("the first partition ends too early");
        }
        modes = new BoolDecoder(data, start + PLAIN_BYTES, firstLength);
        modes.number(2);
        readSegments();
        readFilter();
        int partitionCount = 1 << modes.number(2);
        splitPartitions(data, start + PLAIN_BYTES + firstLength, length - PLAIN_BYTES - firstLength, partitionCount);
        readQuantizers();
        modes.flag();
        readProbabilities();
        modes.checkEnd();
    }

    private void readSegments() {
        segmented = modes.flag();
        if (!segmented) {
            return;
        }
        segmentMap = modes.flag();
        if (modes.flag()) {
            absolute = modes.flag();
            for (int i = 0; i < SEGMENTS; i++) {
                segmentQuantizers[i] = modes.optional(7);
            }
            for (int i = 0; i < SEGMENTS; i++) {
                segmentLevels[i] = modes.optional(6);
            }
        }
        if (segmentMap) {
            for (int i = 0; i < segmentProbabilities.length; i++) {
                segmentProbabilities[i] = modes.flag() ? modes.number(8) : 255;
            }
        }
    }

    private void readFilter() {
        simpleFilter = modes.flag();
        filterLevel = modes.number(6);
        sharpness = modes.number(3);
        filterDeltas = modes.flag();
        if (filterDeltas && modes.flag()) {
            var deltas = new int[8];
            for (int i = 0; i < deltas.length; i++) {
                deltas[i] = modes.optional(6);
            }
            intraDelta = deltas[0];
            subblockDelta = deltas[4];
        }
    }

    private void splitPartitions(byte[] data, int start, int length, int count) throws IOException {
        partitions = new BoolDecoder[count];
        int sizes = 3 * (count - 1);
        if (sizes > length) {
            throw new EOFException("no partitions");
        }
        int at = start + sizes;
        int left = length - sizes;
        for (int i = 0; i < count; i++) {
            int size = left;
            if (i < count - 1) {
                int entry = start + 3 * i;
                size = Math.min(left,
                        data[entry] & 0xFF | (data[entry + 1] & 0xFF) << 8 | (data[entry + 2] & 0xFF) << 16);
            }
            partitions[i] = new BoolDecoder(data, at, size);
            at += size;
            left -= size;
        }
    }

    private void readQuantizers() {
        quantizer = modes.number(7);
        for (int i = 0; i < quantizerDeltas.length; i++) {
            quantizerDeltas[i] = modes.optional(4);
        }
    }

    private void readProbabilities() {
        for (int i = 0; i < probabilities.length; i++) {
            if (modes.bit(Vp8Tables.UPDATE_PROBABILITIES[i]) == 1) {
                probabilities[i] = modes.number(8);
            }
        }
        skipping = modes.flag();
        skipProbability = skipping ? modes.number(8) : 0;
    }

    /** The partition with the coefficients of a row of macroblocks. */
    BoolDecoder partition(int row) {
        return partitions[row & partitions.length - 1];
    }

    int[] probabilities() {
        return probabilities;
    }

    /** Reads which segment a macroblock belongs to. */
    int readSegment() {
        if (!segmentMap) {
            return 0;
        }
        return modes.bit(segmentProbabilities[0]) == 0
                ? modes.bit(segmentProbabilities[1])
                : 2 + modes.bit(segmentProbabilities[2]);
    }

    /** Reads whether a macroblock has no coefficients. */
    boolean readSkip() {
        return skipping && modes.bit(skipProbability) == 1;
    }

    /** The six factors of a segment: DC and AC of luma, of luma's second order, of chroma (section 14.1). */
    int[] factors(int segment) {
        int index = quantizer;
        if (segmented) {
            index = segmentQuantizers[segment] + (absolute ? 0 : quantizer);
        }
        return new int[] {
            Vp8Tables.DC[limit(index + quantizerDeltas[0], 127)],
            Vp8Tables.AC[limit(index, 127)],
            Vp8Tables.DC[limit(index + quantizerDeltas[1], 127)] * 2,
            Math.max(8, Vp8Tables.AC[limit(index + quantizerDeltas[2], 127)] * 155 / 100),
            Vp8Tables.DC[limit(index + quantizerDeltas[3], 117)],
            Vp8Tables.AC[limit(index + quantizerDeltas[4], 127)]
        };
    }

    boolean filters() {
        return filterLevel > 0;
    }

    boolean simpleFilter() {
        return simpleFilter;
    }

    /** The loop filter's level for the macroblocks of a segment, 0 … 63 (section 9.6). */
    int filterLevel(int segment, boolean subblocks) {
        int level = filterLevel;
        if (segmented) {
            level = segmentLevels[segment] + (absolute ? 0 : filterLevel);
        }
        if (filterDeltas) {
            level += intraDelta + (subblocks ? subblockDelta : 0);
        }
        return limit(level, 63);
    }

    /** How much neighbours inside a block may differ for it to be filtered (section 15.2). */
    int interiorLimit(int level) {
        int limit = sharpness == 0 ? level : Math.min(level >> (sharpness > 4 ? 2 : 1), 9 - sharpness);
        return Math.max(1, limit);
    }

    private static int limit(int value, int most) {
        return Math.max(0, Math.min(most, value));
    }
}
