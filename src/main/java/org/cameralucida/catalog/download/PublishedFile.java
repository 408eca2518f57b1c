package org.cameralucida.catalog.download;

/**
 * A file as its maker published it.
 *
 * @param path where it lies below an address
 * @param size bytes
 * @param sha256 of its content, 64 lower-case hexadecimal digits
 */
public record PublishedFile(String path, long size, String sha256) {

    public PublishedFile {
        if (size <= 0 || !sha256.matches("[0-9a-f]{64}") || !path.matches("([\\w.+-]+/)*[\\w.+-]+")) {
            throw new IllegalArgumentException(path + ", " + size + " bytes, SHA-256 " + sha256);
        }
    }

    /** Its name without folder and ending. */
    public String stem() {
        return path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.onnx$", "");
    }
}
