package org.cameralucida.catalog.download;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.cameralucida.message.Problem;

/**
 * What has arrived of a file: {@code NAME.onnx.part} beside where it will be, which outlives the program, and in
 * {@code NAME.onnx.part.from} which address it came from and what the server called its version. Locked, so that two
 * programs do not write into one.
 */
final class PartFile implements AutoCloseable {

    /** Left to the system when a file is as large as the disk allows, bytes. */
    private static final long MARGIN = 8_000_000;
    private static final int TRIES = 5;
    private static final long BETWEEN_TRIES = 200_000_000;

    private final Path target;
    private final Path part;
    private final Path from;
    private final Disk disk;
    private final FileChannel channel;

    private PartFile(Path target, Disk disk, FileChannel channel) {
        this.target = target;
        this.part = beside(target);
        this.from = Path.of(part + ".from");
        this.disk = disk;
        this.channel = channel;
    }

    /** Where what has arrived of a file is kept. */
    static Path beside(Path target) {
        return Path.of(target + ".part");
    }

    /** How much has arrived, bytes. */
    static long sizeBeside(Path target) {
        try {
            return Files.size(beside(target));
        } catch (IOException e) {
            return 0;
        }
    }

    /** Forgets what has arrived. */
    static void deleteBeside(Path target) throws IOException {
        Files.deleteIfExists(beside(target));
        Files.deleteIfExists(Path.of(beside(target) + ".from"));
    }

    /**
     * Goes on with what has arrived, or begins.
     *
     * @throws Problem if it cannot be written, or somebody else is writing it
     */
    static PartFile open(Path target, Disk disk) {
        for (int i = 0; i < TRIES; i++) {
            var part = tryToOpen(target, disk);
            if (part != null) {
                return part;
            }
            // One that was just cancelled may need a moment to end.
            LockSupport.parkNanos(BETWEEN_TRIES);
        }
        throw Problem.of(PartFile.class, "part.busy", target.getFileName().toString());
    }

    /** Null where somebody else has it. */
    private static PartFile tryToOpen(Path target, Disk disk) {
        FileChannel channel = null;
        try {
            Files.createDirectories(target.toAbsolutePath().getParent());
            channel = FileChannel.open(beside(target), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() != null) {
                channel.position(channel.size());
                return new PartFile(target, disk, channel);
            }
        } catch (OverlappingFileLockException e) {
            // Another thread of this program has it.
        } catch (IOException e) {
            closeQuietly(channel);
            throw unwritable(e, target);
        }
        closeQuietly(channel);
        return null;
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // What was written is written, and the lock is gone.
        }
    }

    private static Problem unwritable(IOException e, Path target) {
        return Problem.causedBy(e, PartFile.class, "part.unwritable", target.toAbsolutePath().getParent().toString(),
                String.valueOf(e.getMessage()));
    }

    /** How much has arrived, bytes. */
    long size() {
        try {
            return channel.size();
        } catch (IOException e) {
            throw unwritable(e, target);
        }
    }

    /** @throws Problem if there is no room for the rest of a file of {@code total} bytes */
    void checkRoom(long total) {
        long needed = total - size();
        long free = disk.free(part.toAbsolutePath().getParent());
        if (needed > 0 && needed + MARGIN > free) {
            throw Problem.of(PartFile.class, "part.noRoom", target.getFileName().toString(), ByteCount.of(needed),
                    ByteCount.of(free), part.toAbsolutePath().getParent().toString(), ByteCount.of(MARGIN));
        }
    }

    /** @throws Problem if it cannot be written: the disk is full, most likely */
    void append(ByteBuffer bytes) {
        try {
            disk.write(channel, bytes);
        } catch (IOException e) {
            throw Problem.causedBy(e, PartFile.class, "part.cut", target.getFileName().toString(),
                    String.valueOf(e.getMessage()));
        }
    }

    /** Begins again with nothing. */
    void clear() {
        try {
            channel.truncate(0);
            Files.deleteIfExists(from);
        } catch (IOException e) {
            throw unwritable(e, target);
        }
    }

    /**
     * What the server at an address called the version that has arrived: an ETag or a date; empty where it came from
     * another address or nothing is known.
     */
    Optional<String> version(URI address) {
        try {
            var lines = Files.readAllLines(from);
            return lines.size() == 2 && lines.get(0).equals(address.toString()) ? Optional.of(lines.get(1))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Remembers it. */
    void remember(URI address, Optional<String> version) {
        try {
            if (version.isPresent()) {
                Files.write(from, List.of(address.toString(), version.get()));
            } else {
                Files.deleteIfExists(from);
            }
        } catch (IOException e) {
            throw unwritable(e, target);
        }
    }

    /** SHA-256 of what has arrived, read back from the disk. */
    String sha256(Transfer transfer) {
        try {
            channel.force(true);
            return Sha256.of(part, transfer);
        } catch (IOException e) {
            throw unwritable(e, target);
        }
    }

    /** All has arrived and is right: it gets its name, at once and whole. */
    void finish() {
        try {
            // An open file cannot be moved on Windows.
            channel.close();
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            Files.deleteIfExists(from);
        } catch (IOException e) {
            throw unwritable(e, target);
        }
    }

    /** What has arrived stays, if anything has. */
    @Override
    public void close() {
        try {
            boolean isEmpty = channel.isOpen() && channel.size() == 0;
            channel.close();
            if (isEmpty) {
                deleteBeside(target);
            }
        } catch (IOException e) {
            // It is still there the next time, which finds that out.
        }
    }
}
