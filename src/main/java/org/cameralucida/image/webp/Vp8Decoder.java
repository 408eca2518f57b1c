package org.cameralucida.image.webp;

import java.io.IOException;
import java.util.Arrays;

/** Decodes a VP8 key frame (RFC 6386) into three planes: luma, and both chromas at half the size. */
final class Vp8Decoder {

    private static final int SIZE = 16;
    /** A mode of macroblocks: each 4 × 4 block has its own. */
    private static final int SUBBLOCKS = -1;
    /** The tree of the modes of 4 × 4 blocks (section 11.2): a positive entry leads on, a negative is −1 − mode. */
    private static final int[] MODE_TREE = {~Vp8Prediction.DC, 2, ~Vp8Prediction.TRUE_MOTION, 4,
        ~Vp8Prediction.VERTICAL, 6, 8, 12, ~Vp8Prediction.HORIZONTAL, 10, ~Vp8Prediction.RIGHT_DOWN,
        ~Vp8Prediction.VERTICAL_RIGHT, ~Vp8Prediction.LEFT_DOWN, 14, ~Vp8Prediction.VERTICAL_LEFT, 16,
        ~Vp8Prediction.HORIZONTAL_DOWN, ~Vp8Prediction.HORIZONTAL_UP};

    private final Vp8Header header;
    private final BoolDecoder modes;
    private final int across;
    private final int down;
    private final Plane luma;
    private final Plane[] chroma;
    private final int[][] factors = new int[Vp8Header.SEGMENTS][];
    private final Vp8Coefficients coefficients;
    private final Vp8LoopFilter filter;

    private final int[] modesAbove;
    private final int[] modesLeft = new int[4];
    private final int[] subblockModes = new int[SIZE];
    private final int[] edge = new int[13];

    private Vp8Decoder(Vp8Header header) {
        this.header = header;
        modes = header.modes;
        across = (header.width + SIZE - 1) / SIZE;
        down = (header.height + SIZE - 1) / SIZE;
        luma = Plane.of(across * SIZE, down * SIZE);
        int chromaWidth = across * SIZE / 2;
        int chromaHeight = down * SIZE / 2;
        chroma = new Plane[] {Plane.of(chromaWidth, chromaHeight), Plane.of(chromaWidth, chromaHeight)};
        for (int segment = 0; segment < factors.length; segment++) {
            factors[segment] = header.factors(segment);
        }
        coefficients = new Vp8Coefficients(header.probabilities(), across);
        filter = new Vp8LoopFilter(header, across, down);
        modesAbove = new int[4 * across];
    }

    /** The picture of a frame. */
    static YuvPicture decode(byte[] data, int start, int length) throws IOException {
        var decoder = new Vp8Decoder(new Vp8Header(data, start, length));
        decoder.decodeRows();
        decoder.filter.apply(decoder.luma, decoder.chroma);
        return new YuvPicture(decoder.header.width, decoder.header.height, decoder.luma, decoder.chroma[0],
                decoder.chroma[1]);
    }

    private void decodeRows() throws IOException {
        for (int row = 0; row < down; row++) {
            var coder = header.partition(row);
            Arrays.fill(modesLeft, Vp8Prediction.DC);
            coefficients.startRow();
            for (int column = 0; column < across; column++) {
                decodeMacroblock(coder, column, row);
                // Not only once a row: a row of a cut file may be long.
                coder.checkEnd();
            }
            modes.checkEnd();
        }
    }

    private void decodeMacroblock(BoolDecoder coder, int column, int row) {
        int segment = header.readSegment();
        boolean skip = header.readSkip();
        int mode = readMode(column);
        int chromaMode = readChromaMode();
        boolean subblocks = mode == SUBBLOCKS;
        boolean any = false;
        if (skip) {
            coefficients.skip(column, subblocks);
        } else {
            any = coefficients.read(coder, column, subblocks, factors[segment]);
        }
        if (subblocks) {
            reconstructSubblocks(column, row);
        } else {
            int at = luma.at(column * SIZE, row * SIZE);
            Vp8Prediction.square(mode, luma.samples(), at, luma.stride(), SIZE, row > 0, column > 0);
            for (int i = 0; i < SIZE; i++) {
                addResidue(i, luma, at + (i >> 2) * 4 * luma.stride() + (i & 3) * 4);
            }
        }
        for (int i = 0; i < 2; i++) {
            var plane = chroma[i];
            int at = plane.at(column * SIZE / 2, row * SIZE / 2);
            Vp8Prediction.square(chromaMode, plane.samples(), at, plane.stride(), SIZE / 2, row > 0, column > 0);
            for (int block = 0; block < 4; block++) {
                addResidue(SIZE + 4 * i + block, plane, at + (block >> 1) * 4 * plane.stride() + (block & 1) * 4);
            }
        }
        filter.note(column, row, segment, subblocks, any);
    }

    private void addResidue(int block, Plane plane, int at) {
        if (coefficients.present[block]) {
            Vp8Transform.add(coefficients.values, block * SIZE, plane.samples(), at, plane.stride());
        }
    }

    private void reconstructSubblocks(int column, int row) {
        int start = luma.at(column * SIZE, row * SIZE);
        int stride = luma.stride();
        var samples = luma.samples();
        for (int i = 0; i < SIZE; i++) {
            int x = (i & 3) * 4;
            int at = start + (i >> 2) * 4 * stride + x;
            // The blocks in the last column all look at the row above the macroblock.
            int beyond = (x == 12 ? start + x : at) - stride + 4;
            boolean replicate = x == 12 && column == across - 1 && row > 0;
            for (int j = 0; j < 4; j++) {
                edge[9 + j] = samples[replicate ? beyond - 1 : beyond + j] & 0xFF;
            }
            Vp8Prediction.block(subblockModes[i], samples, at, stride, edge);
            addResidue(i, luma, at);
        }
    }

    private int readMode(int column) {
        if (modes.bit(145) == 0) {
            readSubblockModes(column);
            return SUBBLOCKS;
        }
        int mode;
        if (modes.bit(156) == 1) {
            mode = modes.bit(128) == 1 ? Vp8Prediction.TRUE_MOTION : Vp8Prediction.HORIZONTAL;
        } else {
            mode = modes.bit(163) == 1 ? Vp8Prediction.VERTICAL : Vp8Prediction.DC;
        }
        Arrays.fill(modesLeft, mode);
        Arrays.fill(modesAbove, 4 * column, 4 * column + 4, mode);
        return mode;
    }

    private void readSubblockModes(int column) {
        for (int i = 0; i < SIZE; i++) {
            int above = modesAbove[4 * column + (i & 3)];
            int left = modesLeft[i >> 2];
            int p = (above * Vp8Tables.MODES + left) * (Vp8Tables.MODES - 1);
            int node = 0;
            do {
                node = MODE_TREE[node + modes.bit(Vp8Tables.MODE_PROBABILITIES[p + node / 2])];
            } while (node > 0);
            subblockModes[i] = ~node;
            modesAbove[4 * column + (i & 3)] = ~node;
            modesLeft[i >> 2] = ~node;
        }
    }

    private int readChromaMode() {
        if (modes.bit(142) == 0) {
            return Vp8Prediction.DC;
        }
        if (modes.bit(114) == 0) {
            return Vp8Prediction.VERTICAL;
        }
        return modes.bit(183) == 1 ? Vp8Prediction.TRUE_MOTION : Vp8Prediction.HORIZONTAL;
    }
}
