package org.cameralucida.workspace;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.cameralucida.image.Raster;
import org.cameralucida.message.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is shown, kept while it changes, so that a later start can go on with it however this one ends. Each running
 * program has a session file of its own, and beside it a file that it holds locked as long as it runs: the system takes
 * the lock away when the program is gone, by {@code kill -9} too. A program that ends as it should takes that file away.
 * So of a session without it the program has ended; with it, not locked, the program was cut off; what is locked belongs
 * to another window, and is left alone. Any thread may call.
 */
public final class KeptSessions {

    private static final Logger LOG = LoggerFactory.getLogger(KeptSessions.class);
    private static final String LOCK = ".lock";
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneId.systemDefault());

    private final Path folder;
    private final Path older;
    private final KeptPictures pictures;
    private final Set<Path> hidden = new HashSet<>();
    private Path own;
    /** The pictures of {@link #own}. */
    private Set<Path> ownPictures = Set.of();
    private FileChannel lock;
    private long given;
    private long newest;

    /**
     * What another start has left.
     *
     * @param file of it
     * @param session what was shown
     * @param when it changed last
     * @param cutOff whether that program did not end as it should
     */
    public record Kept(Path file, Session session, Instant when, boolean cutOff) {
    }

    /**
     * Nothing is read or written yet.
     *
     * @param folder of the sessions, made with the first one
     * @param older the file in which version 1.0 kept what was shown at its end: read, never written
     */
    KeptSessions(Path folder, Path older) {
        this.folder = folder;
        pictures = new KeptPictures(folder);
        this.older = older;
    }

    /** The file in which this program keeps what it shows, once it has kept something. */
    public synchronized Optional<Path> own() {
        return Optional.ofNullable(own);
    }

    /** A number for {@link #keep}, greater than those before it. */
    public synchronized long next() {
        return ++given;
    }

    /**
     * Keeps what is shown now; a later call with an earlier number changes nothing.
     *
     * @param session of whose photos the paths are those that {@link SessionFile#written} gives for {@link #place}
     * @param shown those of its photos that are pictures of {@link #picture}
     * @param number of {@link #next}, when it was shown
     * @throws Problem if it cannot be written
     */
    public void keep(Session session, Map<Path, Raster> shown, long number) {
        // Pictures take time, which whoever wants a number does not have.
        synchronized (pictures) {
            if (isNewest(number)) {
                write(shown);
                keep(session, shown.keySet(), number);
            }
        }
    }

    private synchronized boolean isNewest(long number) {
        return number >= newest;
    }

    private synchronized void keep(Session session, Set<Path> shown, long number) {
        if (number >= newest) {
            newest = number;
            if (own == null) {
                begin();
            }
            var before = ownPictures;
            ownPictures = shown;
            SessionFile.write(own, session);
            pictures.delete(before.stream().filter(picture -> !shown.contains(picture)).toList());
        }
    }

    private void write(Map<Path, Raster> shown) {
        try {
            KeptPictures.write(shown);
        } catch (IOException e) {
            throw Problem.causedBy(e, SessionFile.class, "cannotSave", folder.toString());
        }
    }

    /** Where a picture that is no file is kept, once it is: nothing is written yet. */
    public Path picture(String name) {
        return pictures.fresh(name);
    }

    /** The name of a picture that was kept; empty where the file is none. */
    public Optional<String> pictureName(Path file) {
        return pictures.has(file) ? Optional.of(KeptPictures.name(file)) : Optional.empty();
    }

    /** A file in the folder, for paths beside it. */
    public Path place() {
        return folder.resolve("any" + SessionFile.ENDING);
    }

    private void begin() {
        try {
            Files.createDirectories(folder);
            var name = NAME.format(Instant.now()) + "-" + ProcessHandle.current().pid();
            // Of this moment there may be another already.
            var file = IntStream.iterate(0, n -> n + 1)
                    .mapToObj(n -> folder.resolve(name + (n == 0 ? "" : "-" + n) + SessionFile.ENDING))
                    .filter(each -> !Files.exists(each) && !Files.exists(lockOf(each))).findFirst().orElseThrow();
            lock = locked(file).orElseThrow(() -> new IOException("locked: " + file));
            own = file;
        } catch (IOException e) {
            throw Problem.causedBy(e, SessionFile.class, "cannotSave", folder.toString());
        }
    }

    /**
     * What programs that run no more have left, the newest first: all that was cut off, then the one that ended last. What
     * is damaged is kept aside under another name, and what a later version has written is left as it is.
     */
    public synchronized List<Kept> left() {
        var cutOff = new ArrayList<Kept>();
        var ended = new ArrayList<Path>();
        for (var file : files()) {
            if (file.equals(own) || hidden.contains(file)) {
                continue;
            }
            if (!Files.exists(lockOf(file))) {
                ended.add(file);
            } else if (isFree(file)) {
                read(file, true).ifPresent(cutOff::add);
            }
        }
        if (Files.isRegularFile(older) && !hidden.contains(older)) {
            ended.add(older);
        }
        ended.sort(Comparator.comparing(KeptSessions::written).reversed());
        ended.stream().map(file -> read(file, false)).flatMap(Optional::stream).findFirst().ifPresent(cutOff::add);
        return List.copyOf(cutOff);
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(SessionFile.ENDING)
                    && !String.valueOf(file.getFileName()).startsWith("."))
                    .sorted(Comparator.comparing(KeptSessions::written).reversed()).toList();
        } catch (IOException e) {
            LOG.warn("kept sessions cannot be looked for", e);
            return List.of();
        }
    }

    private Optional<Kept> read(Path file, boolean cutOff) {
        try {
            var session = SessionFile.read(file);
            if (!session.photos().isEmpty()) {
                return Optional.of(new Kept(file, session, written(file).toInstant(), cutOff));
            }
            if (cutOff) {
                // Everything had been closed: there is nothing to go on with.
                discard(file);
            }
            return Optional.empty();
        } catch (Problem problem) {
            LOG.warn("{}", problem.getMessage());
            if (SessionFile.isDamaged(problem) && !file.equals(older)) {
                aside(file);
            }
            return Optional.empty();
        }
    }

    private static void aside(Path file) {
        try {
            Files.move(file, file.resolveSibling(file.getFileName() + ".damaged"), StandardCopyOption.REPLACE_EXISTING);
            Files.deleteIfExists(lockOf(file));
        } catch (IOException e) {
            LOG.warn("stays where it is: {}", file, e);
        }
    }

    /**
     * Goes on with a session that was left: from now on this program keeps what it shows in its file, and no other takes
     * it. What this program kept before stays, as of one that has ended.
     *
     * @return false if another window has it, or it is not in this folder: then it stays as it is
     */
    public synchronized boolean take(Kept kept) {
        if (kept.file().equals(older) || !Files.isRegularFile(kept.file())) {
            return false;
        }
        try {
            var taken = locked(kept.file());
            if (taken.isEmpty()) {
                return false;
            }
            release();
            own = kept.file();
            ownPictures = pictures(own);
            lock = taken.get();
            return true;
        } catch (IOException e) {
            LOG.warn("not taken over: {}", kept.file(), e);
            return false;
        }
    }

    /** Does not offer a session again while this program runs. */
    public synchronized void hide(Kept kept) {
        hidden.add(kept.file());
    }

    /** Deletes a session that nobody wants, unless another window has it; that of version 1.0 is only hidden. */
    public synchronized void discard(Kept kept) {
        hide(kept);
        if (!kept.file().equals(older) && (!Files.exists(lockOf(kept.file())) || isFree(kept.file()))) {
            discard(kept.file());
        }
    }

    private void discard(Path file) {
        var shown = pictures(file);
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(lockOf(file));
            pictures.delete(shown);
        } catch (IOException e) {
            LOG.warn("not deleted: {}", file, e);
        }
    }

    private Set<Path> pictures(Path file) {
        try {
            return pictures.of(SessionFile.read(file), file);
        } catch (Problem problem) {
            LOG.debug("nobody knows its pictures", problem);
            return Set.of();
        }
    }

    /**
     * This program ends as it should: another may go on. Of sessions of programs that have ended so, only the newest
     * stays.
     *
     * @param anything whether there is anything to go on with
     */
    public synchronized void end(boolean anything) {
        newest = next();
        var mine = own;
        release();
        if (mine != null && !anything) {
            discard(mine);
        }
        files().stream().filter(file -> !Files.exists(lockOf(file))).skip(1).forEach(this::discard);
    }

    private void release() {
        if (lock != null) {
            try {
                lock.close();
                Files.deleteIfExists(lockOf(own));
            } catch (IOException e) {
                LOG.warn("it will look as if the program had been cut off", e);
            }
        }
        lock = null;
        own = null;
        ownPictures = Set.of();
    }

    private static Path lockOf(Path file) {
        return file.resolveSibling(file.getFileName() + LOCK);
    }

    /** Whether no running program holds a session. */
    private static boolean isFree(Path file) {
        try {
            var lock = locked(file);
            if (lock.isPresent()) {
                lock.get().close();
            }
            return lock.isPresent();
        } catch (IOException e) {
            LOG.warn("taken for another window's: {}", file, e);
            return false;
        }
    }

    /** Locks a session; empty if another program holds it. */
    private static Optional<FileChannel> locked(Path file) throws IOException {
        var channel = FileChannel.open(lockOf(file), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return Optional.of(channel);
            }
        } catch (OverlappingFileLockException e) {
            // Another window of this very process.
            LOG.debug("held here: {}", file);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return Optional.empty();
    }

    private static FileTime written(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }
}
