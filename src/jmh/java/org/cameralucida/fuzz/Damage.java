package org.cameralucida.fuzz;

import java.util.Arrays;
import java.util.Random;

/** The ways in which a file is damaged. */
enum Damage {

    /** Some bytes anywhere are others. */
    BYTES {
        @Override
        byte[] of(byte[] whole, Random random) {
            byte[] bytes = whole.clone();
            for (int n = 1 + random.nextInt(8); n > 0; n--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            return bytes;
        }
    },
    /** Some bits of the last thousand bytes are turned: where a network has its inputs and outputs. */
    BITS_NEAR_THE_END {
        @Override
        byte[] of(byte[] whole, Random random) {
            byte[] bytes = whole.clone();
            int reach = Math.min(1000, bytes.length);
            for (int n = 1 + random.nextInt(8); n > 0; n--) {
                bytes[bytes.length - 1 - random.nextInt(reach)] ^= (byte) (1 << random.nextInt(8));
            }
            return bytes;
        }
    },
    CUT_SHORT {
        @Override
        byte[] of(byte[] whole, Random random) {
            return Arrays.copyOf(whole, random.nextInt(whole.length));
        }
    },
    /** A piece stands a second time, over what was elsewhere. */
    PIECE_COPIED {
        @Override
        byte[] of(byte[] whole, Random random) {
            byte[] bytes = whole.clone();
            int length = 1 + random.nextInt(Math.min(4096, bytes.length));
            System.arraycopy(whole, random.nextInt(whole.length - length + 1), bytes,
                    random.nextInt(whole.length - length + 1), length);
            return bytes;
        }
    };

    abstract byte[] of(byte[] whole, Random random);
}
