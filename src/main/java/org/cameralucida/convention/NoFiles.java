package org.cameralucida.convention;

import java.util.List;
import org.cameralucida.message.Problem;

/** No files: of networks that are part of the program, or in memory only. */
record NoFiles() implements FileTree {

    @Override
    public String name() {
        return "";
    }

    @Override
    public List<String> paths() {
        return List.of();
    }

    @Override
    public boolean has(String path) {
        return false;
    }

    @Override
    public long size(String path) {
        return 0;
    }

    @Override
    public byte[] read(String path, long largest) {
        throw Problem.of(FileTree.class, "file.unreadable", path);
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
