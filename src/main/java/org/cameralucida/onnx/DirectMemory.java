package org.cameralucida.onnx;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * A file's bytes in direct memory, outside of the heap. Large files could be mapped instead, and were; but whoever then
 * shortens the file while a network is open, as copying another one over it does, ends the whole program: what is gone
 * cannot be read, and native code cannot be told so.
 */
final class DirectMemory {

    private DirectMemory() {
    }

    /**
     * A part of a file.
     *
     * @param size at most 2 GB
     */
    static ByteBuffer of(FileChannel channel, long offset, long size) throws IOException {
        ByteBuffer bytes;
        try {
            bytes = ByteBuffer.allocateDirect(Math.toIntExact(size));
        } catch (OutOfMemoryError tooLarge) {
            // More than this program may have: then its own memory cannot be it.
            return channel.map(FileChannel.MapMode.READ_ONLY, offset, size);
        }
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, offset + bytes.position()) < 0) {
                throw new EOFException();
            }
        }
        return bytes.flip();
    }
}
