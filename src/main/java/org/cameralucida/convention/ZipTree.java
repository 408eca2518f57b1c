package org.cameralucida.convention;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.cameralucida.message.Problem;

/**
 * The files of a zip, read where they are: nothing is ever unpacked to a disk. A zip that names places outside of itself
 * is refused, links in it are no files, no more is read of a file than it says that it has, and its check sum is checked.
 */
final class ZipTree implements FileTree {

    private static final Pattern OUTSIDE = Pattern.compile("/.*|[A-Za-z]:.*|\\.\\.|\\.\\./.*|.*/\\.\\./.*|.*/\\.\\.");
    /** Weights hardly shrink; what shrinks to less is not weights. */
    private static final long LARGEST_RATIO = 100;
    private static final String OLDEST = "IBM437";
    private static final long ALWAYS_ALLOWED = 64L << 20;

    private final String name;
    private final ZipFile zip;
    private final TreeMap<String, ZipArchiveEntry> entries = new TreeMap<>();

    private ZipTree(String name, ZipFile zip) {
        this.name = name;
        this.zip = zip;
    }

    /**
     * Opens a zip.
     *
     * @throws Problem if it is none, is damaged, or names places outside of itself
     */
    static ZipTree of(Path file) {
        var name = String.valueOf(file.getFileName());
        ZipFile zip;
        try {
            zip = ZipFile.builder().setPath(file).get();
        } catch (IOException | RuntimeException e) {
            throw Problem.causedBy(e, FileTree.class, "zip.damaged", name);
        }
        var tree = new ZipTree(name, zip);
        try {
            tree.list();
            return tree;
        } catch (Problem e) {
            tree.close();
            throw e;
        }
    }

    private void list() {
        for (var entry : Collections.list(zip.getEntries())) {
            var path = name(entry).replace('\\', '/');
            if (OUTSIDE.matcher(path).matches() || path.indexOf('\0') >= 0) {
                throw Problem.of(FileTree.class, "zip.outside", name, path.replace('\0', '?'));
            }
            boolean isFile = !entry.isDirectory() && !entry.isUnixSymlink() && !FileTree.isHidden(path);
            if (isFile && entries.size() < MOST_FILES) {
                entries.put(path, entry);
            }
        }
    }

    /** Names are in UTF-8; of programs that do not say so, in that if they can be, else in what the first of them wrote. */
    private static String name(ZipArchiveEntry entry) {
        var raw = entry.getRawName();
        if (raw == null || entry.getGeneralPurposeBit().usesUTF8ForNames()) {
            return entry.getName();
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
        } catch (CharacterCodingException e) {
            return new String(raw, Charset.isSupported(OLDEST) ? Charset.forName(OLDEST) : StandardCharsets.ISO_8859_1);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> paths() {
        return List.copyOf(entries.keySet());
    }

    @Override
    public boolean has(String path) {
        return entries.containsKey(path);
    }

    @Override
    public long size(String path) {
        var entry = entries.get(path);
        return entry == null ? 0 : Math.max(0, entry.getSize());
    }

    @Override
    public byte[] read(String path, long largest) {
        var entry = entries.get(path);
        if (entry == null) {
            throw Problem.of(FileTree.class, "file.unreadable", path);
        } else if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw Problem.of(FileTree.class, "zip.encrypted", name);
        }
        long size = size(path);
        if (size > ALWAYS_ALLOWED && size / LARGEST_RATIO > entry.getCompressedSize()) {
            throw Problem.of(FileTree.class, "zip.bomb", name, path, entry.getCompressedSize() >> 10, size >> 20);
        }
        if (size > Math.min(largest, Integer.MAX_VALUE - 8)) {
            throw Problem.of(FileTree.class, "file.large", path, largest >> 20);
        }
        try (var in = zip.getInputStream(entry)) {
            var bytes = in.readNBytes((int) size);
            var sum = new CRC32();
            sum.update(bytes);
            if (bytes.length < size || in.read() >= 0 || sum.getValue() != entry.getCrc()) {
                throw Problem.of(FileTree.class, "zip.damaged", name);
            }
            return bytes;
        } catch (IOException | RuntimeException e) {
            throw e instanceof Problem problem ? problem : Problem.causedBy(e, FileTree.class, "zip.damaged", name);
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw Problem.causedBy(e, FileTree.class, "zip.damaged", name);
        }
    }
}
