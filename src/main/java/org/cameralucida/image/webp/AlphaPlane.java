package org.cameralucida.image.webp;

import java.io.EOFException;
import java.io.IOException;

/** Decodes the transparency of a lossy picture (RFC 9649, section 2.7.1.2). */
final class AlphaPlane {

    private static final int NONE = 0;
    private static final int HORIZONTAL = 1;
    private static final int VERTICAL = 2;

    private AlphaPlane() {
    }

    /** The opacity of each pixel, row by row. */
    static byte[] decode(byte[] data, int start, int length, int width, int height) throws IOException {
        if (length < 1) {
            throw new EOFException("no transparency");
        }
        int header = data[start];
        var alpha = new byte[Math.multiplyExact(width, height)];
        if ((header & 3) == 0) {
            if (length - 1 < alpha.length) {
                throw new EOFException("the transparency ends too early");
            }
            System.arraycopy(data, start + 1, alpha, 0, alpha.length);
        } else {
            var pixels = LosslessDecoder.decode(data, start + 1, length - 1, width, height);
            for (int i = 0; i < alpha.length; i++) {
                alpha[i] = (byte) (pixels[i] >> 8);
            }
        }
        unfilter(alpha, width, height, header >> 2 & 3);
        return alpha;
    }

    private static void unfilter(byte[] alpha, int width, int height, int filter) {
        if (filter == NONE) {
            return;
        }
        for (int x = 1; x < width; x++) {
            alpha[x] += alpha[x - 1];
        }
        for (int y = 1; y < height; y++) {
            int row = y * width;
            alpha[row] += alpha[row - width];
            for (int at = row + 1; at < row + width; at++) {
                int left = alpha[at - 1] & 0xFF;
                int top = alpha[at - width] & 0xFF;
                int corner = alpha[at - width - 1] & 0xFF;
                alpha[at] += switch (filter) {
                    case HORIZONTAL -> left;
                    case VERTICAL -> top;
                    default -> Math.max(0, Math.min(255, left + top - corner));
                };
            }
        }
    }
}
