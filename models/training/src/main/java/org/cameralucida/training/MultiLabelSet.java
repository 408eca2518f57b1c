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
import java.util.Arrays;
import java.util.List;

/**
 * Pictures to learn from, each with the classes that are on it: usually one, two on a scene of two things, and none on
 * an empty one.
 *
 * @param pixels a byte array a picture, as in {@link PictureSet}
 * @param labels the classes on each picture
 */
public record MultiLabelSet(List<byte[]> pixels, List<int[]> labels) {

    /** No pictures. */
    public static final MultiLabelSet EMPTY = new MultiLabelSet(List.of(), List.of());

    /** The pictures of a set, each with its one class. */
    public static MultiLabelSet of(PictureSet set) {
        return new MultiLabelSet(set.pixels(),
                Arrays.stream(set.labels()).mapToObj(label -> new int[] {label}).toList());
    }

    /** Both one after the other. */
    public MultiLabelSet and(MultiLabelSet other) {
        List<byte[]> allPixels = new ArrayList<>(pixels);
        List<int[]> allLabels = new ArrayList<>(labels);
        allPixels.addAll(other.pixels);
        allLabels.addAll(other.labels);
        return new MultiLabelSet(List.copyOf(allPixels), List.copyOf(allLabels));
    }

    /** Reads what {@link #write} wrote. */
    public static MultiLabelSet read(Path file) throws IOException {
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 20))) {
            int size = in.readInt();
            List<byte[]> pixels = new ArrayList<>(size);
            List<int[]> labels = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                int[] on = new int[in.readByte()];
                for (int j = 0; j < on.length; j++) {
                    on[j] = in.readShort();
                }
                labels.add(on);
                pixels.add(in.readNBytes(PictureSet.SIDE * PictureSet.SIDE * 3));
            }
            return new MultiLabelSet(pixels, labels);
        }
    }

    /** Writes all pictures into one file. */
    public void write(Path file) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".part");
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(draft), 1 << 20))) {
            out.writeInt(size());
            for (int i = 0; i < size(); i++) {
                out.writeByte(labels.get(i).length);
                for (int label : labels.get(i)) {
                    out.writeShort(label);
                }
                out.write(pixels.get(i));
            }
        }
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** How many pictures there are. */
    public int size() {
        return pixels.size();
    }

    /**
     * Writes what the network is to answer about a picture, a share for each class, into {@code targets} from {@code
     * offset} on: the classes on it in equal parts, all classes alike where there is none.
     *
     * @param smoothing share that is given to all classes alike in any case
     */
    void target(int index, float smoothing, int classes, float[] targets, int offset) {
        int[] on = labels.get(index);
        Arrays.fill(targets, offset, offset + classes, (on.length == 0 ? 1 : smoothing) / classes);
        for (int label : on) {
            targets[offset + label] += (1 - smoothing) / on.length;
        }
    }
}
