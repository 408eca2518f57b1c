package org.cameralucida.training;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Pictures of 64×64 with their classes and true boxes, all in memory.
 *
 * @param pixels a byte array a picture: 64·64·3 values 0…255, row by row, R G B
 * @param labels the class of each picture
 * @param boxes  four numbers a picture: xmin ymin xmax ymax, inclusive pixels
 */
public record PictureSet(List<byte[]> pixels, int[] labels, int[] boxes) {

    /** No pictures. */
    public static final PictureSet EMPTY = new PictureSet(List.of(), new int[0], new int[0]);

    /** Width and height of a picture. */
    public static final int SIDE = 64;

    /** How many pictures there are. */
    public int size() {
        return labels.length;
    }

    /** Reads what {@link #write} wrote. */
    public static PictureSet read(Path file) throws IOException {
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 20))) {
            int size = in.readInt();
            int[] labels = new int[size];
            int[] boxes = new int[4 * size];
            List<byte[]> pixels = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                labels[i] = in.readShort();
                for (int j = 0; j < 4; j++) {
                    boxes[4 * i + j] = in.readShort();
                }
                pixels.add(in.readNBytes(SIDE * SIDE * 3));
            }
            return new PictureSet(pixels, labels, boxes);
        }
    }

    /** Writes all pictures, undecoded later, into one file. */
    public void write(Path file) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".part");
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(draft), 1 << 20))) {
            out.writeInt(size());
            for (int i = 0; i < size(); i++) {
                out.writeShort(labels[i]);
                for (int j = 0; j < 4; j++) {
                    out.writeShort(boxes[4 * i + j]);
                }
                out.write(pixels.get(i));
            }
        }
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Gathers pictures one at a time. */
    public static final class Builder {
        private final List<byte[]> pixels = new ArrayList<>();
        private final List<int[]> facts = new ArrayList<>();

        /** Adds one picture with its class and its true box (xmin ymin xmax ymax, inclusive). */
        public void add(byte[] picture, int label, int... box) {
            pixels.add(picture);
            facts.add(new int[] {label, box[0], box[1], box[2], box[3]});
        }

        /** All pictures added so far. */
        public PictureSet build() {
            int[] labels = new int[facts.size()];
            int[] boxes = new int[4 * facts.size()];
            for (int i = 0; i < labels.length; i++) {
                labels[i] = facts.get(i)[0];
                System.arraycopy(facts.get(i), 1, boxes, 4 * i, 4);
            }
            return new PictureSet(List.copyOf(pixels), labels, boxes);
        }
    }
}
