package org.cameralucida.catalog.download;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** What is asked of the disk, so that a test can fill it. */
interface Disk {

    /** The disk of this computer. */
    Disk REAL = new Disk() {
    };

    /** How many bytes there is room for; asked of the folder, since in a container its mount may not be found. */
    default long free(Path folder) {
        return folder.toFile().getUsableSpace();
    }

    /** Writes all of the bytes where the channel stands. */
    default void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
