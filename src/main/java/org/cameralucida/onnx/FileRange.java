package org.cameralucida.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/**
 * A range of bytes in a file: where a constant lies on disk, so that an engine can read it there.
 *
 * @param file the file
 * @param offset where in it they begin
 */
public record FileRange(WeightFile file, long offset) {

    /**
     * A file with weights in it, as it was when it was read.
     *
     * @param path its real path, no link
     * @param size how long it was
     * @param modified when it had been changed last
     */
    public record WeightFile(Path path, long size, FileTime modified) {

        static WeightFile of(Path file) throws IOException {
            var path = file.toRealPath();
            return new WeightFile(path, Files.size(path), Files.getLastModifiedTime(path));
        }

        /** Whether nobody has written to it since. */
        boolean isUnchanged() {
            try {
                return equals(of(path));
            } catch (IOException gone) {
                return false;
            }
        }
    }
}
