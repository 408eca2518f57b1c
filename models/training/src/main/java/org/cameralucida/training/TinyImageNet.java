package org.cameralucida.training;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;

/** Reads the photos of the data set, {@code tiny-imagenet-68.zip}: 68 classes of Tiny ImageNet with true boxes. */
public final class TinyImageNet {

    private TinyImageNet() {
    }

    /** The classes in the order of their numbers: each {@code [WordNet id, names]}. */
    public static List<String[]> classes(Path zip) throws IOException {
        try (var file = new ZipFile(zip.toFile())) {
            List<String[]> classes = new ArrayList<>();
            for (String line : lines(file, "classes.txt")) {
                classes.add(line.split("\t", 2));
            }
            return classes;
        }
    }

    /** The 500 photos a class to learn from. */
    public static PictureSet train(Path zip) throws IOException {
        try (var file = new ZipFile(zip.toFile())) {
            var pictures = new PictureSet.Builder();
            int label = 0;
            for (String line : lines(file, "classes.txt")) {
                String id = line.split("\t", 2)[0];
                for (String photo : lines(file, "train/" + id + "/" + id + "_boxes.txt")) {
                    String[] part = photo.split("\t");
                    add(pictures, file, "train/" + id + "/images/" + part[0], label, part, 1);
                }
                label++;
            }
            return pictures.build();
        }
    }

    /** The 25 photos a class that nothing is ever learned from. */
    public static PictureSet validation(Path zip) throws IOException {
        try (var file = new ZipFile(zip.toFile())) {
            Map<String, Integer> labels = new HashMap<>();
            for (String line : lines(file, "classes.txt")) {
                labels.put(line.split("\t", 2)[0], labels.size());
            }
            List<String> photos = new ArrayList<>(lines(file, "val/val_annotations.txt"));
            photos.sort(Comparator.naturalOrder());
            var pictures = new PictureSet.Builder();
            for (String photo : photos) {
                String[] part = photo.split("\t");
                add(pictures, file, "val/images/" + part[0], labels.get(part[1]), part, 2);
            }
            return pictures.build();
        }
    }

    private static void add(PictureSet.Builder pictures, ZipFile file, String path, int label, String[] part, int first)
            throws IOException {
        ZipEntry entry = file.getEntry(path);
        if (entry == null) {
            throw new IOException(path + " is missing in " + file.getName());
        }
        BufferedImage photo;
        try (InputStream in = file.getInputStream(entry)) {
            photo = ImageIO.read(in);
        }
        int[] box = new int[4];
        for (int i = 0; i < 4; i++) {
            box[i] = Integer.parseInt(part[first + i].trim());
        }
        pictures.add(pixels(photo), label, box);
    }

    /** The R G B bytes of a picture of 64×64. */
    public static byte[] pixels(BufferedImage picture) {
        int side = PictureSet.SIDE;
        int[] argb = picture.getRGB(0, 0, side, side, null, 0, side);
        byte[] bytes = new byte[argb.length * 3];
        for (int i = 0; i < argb.length; i++) {
            bytes[3 * i] = (byte) (argb[i] >> 16);
            bytes[3 * i + 1] = (byte) (argb[i] >> 8);
            bytes[3 * i + 2] = (byte) argb[i];
        }
        return bytes;
    }

    private static List<String> lines(ZipFile file, String path) throws IOException {
        ZipEntry entry = file.getEntry(path);
        if (entry == null) {
            throw new IOException(path + " is missing in " + file.getName());
        }
        try (InputStream in = file.getInputStream(entry)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank()).toList();
        }
    }
}
