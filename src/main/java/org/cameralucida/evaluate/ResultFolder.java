package org.cameralucida.evaluate;

import com.google.gson.Gson;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Consumer;
import org.cameralucida.message.Problem;

/**
 * A folder with the results of an evaluation: its parameters, and a log with a line of JSON an image, in the order of
 * the data set. Each line is with the system once its image is done, so that a process that is killed loses no image
 * that it had told of; a line that was torn is dropped, and its image evaluated again.
 */
public final class ResultFolder implements AutoCloseable {

    private static final String PARAMETERS = "parameters.json";
    private static final String LOG = "rows.jsonl";
    private static final String LOCK = "in-use";
    private static final Gson GSON = new Gson();

    private final Path folder;
    private final Parameters parameters;
    private final FileChannel lock;
    private final FileChannel log;
    private final int done;

    private ResultFolder(Path folder, Parameters parameters, boolean resume, FileChannel lock, FileChannel log,
            Consumer<ImageResult> known) throws IOException {
        this.folder = folder;
        this.parameters = parameters;
        this.lock = lock;
        this.log = log;
        this.done = begin(folder, parameters, resume, log, known);
    }

    /**
     * Opens a folder to be written; no other evaluation can write there until it is closed.
     *
     * @param folder is made where it is not there
     * @param resume whether what is there is continued; where nothing is, it is begun
     * @throws Problem if it cannot be written, has results that are not to be continued, or that are of other parameters
     */
    public static ResultFolder open(Path folder, Parameters parameters, boolean resume) {
        return open(folder, parameters, resume, row -> { });
    }

    /**
     * The same.
     *
     * @param known hears of the results that are continued, image by image, and can stop the reading
     */
    public static ResultFolder open(Path folder, Parameters parameters, boolean resume, Consumer<ImageResult> known) {
        try {
            Files.createDirectories(folder);
            var lock = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var log = FileChannel.open(folder.resolve(LOG), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                lock(folder, lock);
                return new ResultFolder(folder, parameters, resume, lock, log, known);
            } catch (IOException | RuntimeException e) {
                log.close();
                if (lock.isOpen()) {
                    unlock(folder, lock);
                }
                throw e;
            }
        } catch (IOException e) {
            throw Written.problem(folder, e);
        }
    }

    private static void lock(Path folder, FileChannel lock) throws IOException {
        try {
            if (lock.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            // The same in this process.
        }
        lock.close();
        throw Problem.of(ResultFolder.class, "results.inUse", folder.toString());
    }

    /** The file goes while it is still ours. */
    private static void unlock(Path folder, FileChannel lock) throws IOException {
        Files.deleteIfExists(folder.resolve(LOCK));
        lock.close();
    }

    private static int begin(Path folder, Parameters parameters, boolean resume, FileChannel log,
            Consumer<ImageResult> known) throws IOException {
        var file = folder.resolve(PARAMETERS);
        if (log.size() == 0 && !Files.exists(file)) {
            parameters.write(file);
            return 0;
        }
        if (!resume) {
            throw Problem.of(ResultFolder.class, "results.there", folder.toString());
        }
        var before = Parameters.read(file);
        var difference = before.difference(parameters);
        if (difference.isPresent()) {
            var key = difference.get();
            throw Problem.of(ResultFolder.class, "results.other", folder.toString(), key,
                    before.json().get(key).toString(), parameters.json().get(key).toString());
        }
        return keep(folder, parameters.places(), log, known);
    }

    /** Counts the rows that are whole, and drops what is behind them. */
    private static int keep(Path folder, int[] places, FileChannel log, Consumer<ImageResult> known)
            throws IOException {
        try (var reader = reader(folder)) {
            int count = 0;
            for (var row = reader.next(); row.isPresent(); row = reader.next(), count++) {
                if (count == places.length || row.get().index() != places[count]) {
                    throw damaged(folder, count + 1, null);
                }
                known.accept(row.get());
            }
            log.truncate(reader.bytes()).position(reader.bytes());
            return count;
        }
    }

    /** How many images were evaluated before this folder was opened. */
    public int done() {
        return done;
    }

    /** What is evaluated here. */
    public Parameters parameters() {
        return parameters;
    }

    /**
     * Adds the next image's results.
     *
     * @throws Problem if that cannot be written; what was is kept
     */
    public void add(ImageResult result) {
        var line = ByteBuffer.wrap((GSON.toJson(result) + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            while (line.hasRemaining()) {
                log.write(line);
            }
        } catch (IOException e) {
            throw Written.problem(folder, e);
        }
    }

    @Override
    public void close() {
        try {
            log.close();
            unlock(folder, lock);
        } catch (IOException e) {
            throw Written.problem(folder, e);
        }
    }

    /** Whether a folder has results, finished or not. */
    public static boolean isThere(Path folder) {
        return Files.isRegularFile(folder.resolve(PARAMETERS));
    }

    /**
     * The parameters of what a folder has.
     *
     * @throws Problem if it has no results
     */
    public static Parameters parameters(Path folder) {
        if (!isThere(folder)) {
            throw Problem.of(ResultFolder.class, "results.none", folder.toString());
        }
        return Parameters.read(folder.resolve(PARAMETERS));
    }

    /**
     * Reads every image's results, in the order of the data set; a last line that was torn is passed over.
     *
     * @throws Problem if they cannot be read
     */
    public static void each(Path folder, Consumer<ImageResult> consumer) {
        try (var reader = reader(folder)) {
            for (var row = reader.next(); row.isPresent(); row = reader.next()) {
                consumer.accept(row.get());
            }
        }
    }

    static Reader reader(Path folder) {
        return new Reader(folder);
    }

    private static Problem damaged(Path folder, int line, Throwable cause) {
        return Problem.causedBy(cause, ResultFolder.class, "results.damaged", folder.resolve(LOG).toString(),
                Integer.toString(line));
    }

    /** Reads a log row by row. */
    static final class Reader implements AutoCloseable {

        private final Path folder;
        private final InputStream in;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();
        private int lines;
        private long bytes;

        private Reader(Path folder) {
            this.folder = folder;
            try {
                in = new BufferedInputStream(Files.newInputStream(folder.resolve(LOG)), 1 << 16);
            } catch (IOException e) {
                throw Problem.causedBy(e, ResultFolder.class, "results.none", folder.toString());
            }
        }

        /** The next row; empty at the end. */
        Optional<ImageResult> next() {
            try {
                line.reset();
                int c = in.read();
                for (; c >= 0 && c != '\n'; c = in.read()) {
                    line.write(c);
                }
                if (c < 0) {
                    return Optional.empty();
                }
                lines++;
                bytes += line.size() + 1;
                return Optional.of(GSON.fromJson(line.toString(StandardCharsets.UTF_8), ImageResult.class));
            } catch (IOException | RuntimeException e) {
                throw damaged(folder, lines, e);
            }
        }

        /** How many bytes of the log the rows so far are. */
        long bytes() {
            return bytes;
        }

        @Override
        public void close() {
            try {
                in.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
