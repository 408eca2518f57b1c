package org.cameralucida.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cameralucida.catalog.download.Downloads;
import org.cameralucida.catalog.download.KnownFiles;
import org.cameralucida.convention.NetworkFiles;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Card;
import org.cameralucida.network.Network;
import org.cameralucida.network.NetworkReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The networks that can be named: those that ship with the program, and the {@code .onnx} files of the user's folder; and
 * those that can be {@linkplain #downloads downloaded} into it.
 */
public final class Catalog {

    private static final Logger LOG = LoggerFactory.getLogger(Catalog.class);

    private final Path folder;
    private final Downloads downloads;
    private final KnownFiles knownFiles;
    /** The user's own, as of the last time that their folder was read; replaced as a whole, by any thread. */
    private volatile List<Entry> installed = List.of();

    /**
     * @param folder the user's own networks, {@code NAME.onnx} with their cards beside them; need not exist
     */
    public Catalog(Path folder) {
        this(folder, null, null);
    }

    /**
     * @param folder the user's own networks, {@code NAME.onnx} with their cards beside them; need not exist
     * @param published the user's own list of what is published; need not exist; null for none
     * @param hashes where SHA-256s of files are kept; null to keep none
     */
    public Catalog(Path folder, Path published, Path hashes) {
        this.folder = folder;
        this.downloads = new Downloads(folder, published, this::refresh);
        this.knownFiles = new KnownFiles(downloads::offers, hashes);
    }

    /** A network that can be named, not yet read. */
    public record Entry(String name, Origin origin, Optional<Path> file) {
    }

    /** Where a network comes from. */
    public enum Origin { BUNDLED, INSTALLED }

    /** Where the user's own networks lie. */
    public Path folder() {
        return folder;
    }

    /** Networks that others publish, and the way to have them here. */
    public Downloads downloads() {
        return downloads;
    }

    /** Every network that has a name, as of the last {@link #refresh}: the bundled ones, then the user's own. */
    public List<Entry> entries() {
        return Stream.concat(Bundled.names().stream().map(name -> new Entry(name, Origin.BUNDLED, Optional.empty())),
                installed.stream()).toList();
    }

    /** Reads the user's folder, which may be slow, and gives the {@link #entries} as they are now. */
    public List<Entry> refresh() {
        if (Files.isDirectory(folder)) {
            try (var files = Files.list(folder)) {
                installed = files.filter(f -> f.getFileName().toString().endsWith(".onnx"))
                        .sorted(Comparator.comparing(f -> f.getFileName().toString()))
                        .map(f -> new Entry(nameOf(f), Origin.INSTALLED, Optional.of(f))).toList();
            } catch (IOException e) {
                LOG.warn("cannot list {}", folder, e);
            }
        }
        return entries();
    }

    /** The network of a fresh start: the first that ships with the program, if any does. */
    public Optional<String> standard() {
        return Bundled.names().stream().findFirst();
    }

    /**
     * Reads the network of that name, or in that file; the user's folder is {@linkplain #refresh read} again.
     *
     * @param nameOrPath a name from {@link #entries}, or the path of an {@code .onnx} file
     * @throws Problem if there is none, or it cannot be read
     */
    public Network open(String nameOrPath) {
        for (Entry entry : refresh()) {
            if (entry.name().equals(nameOrPath)) {
                return entry.file().map(this::read).orElseGet(() -> Bundled.read(entry.name()));
            }
        }
        if (nameOrPath.equals(Bundled.RANDOM)) {
            return Bundled.random();
        }
        Path file = path(nameOrPath);
        if (!Files.exists(file) && !nameOrPath.endsWith(".onnx") && NetworkFiles.zip(file).isEmpty()) {
            if (downloads.offers().named(nameOrPath).isPresent()) {
                throw Problem.of(Catalog.class, "network.published", nameOrPath);
            }
            var names = entries().stream().map(Entry::name).collect(Collectors.joining(", "));
            throw names.isEmpty() ? Problem.of(Catalog.class, "network.unknown.noNames", nameOrPath)
                    : Problem.of(Catalog.class, "network.unknown", nameOrPath, names);
        }
        return read(file);
    }

    /** A published network that nobody has written a card for has the one of its list, whatever it is called here. */
    private Network read(Path file) {
        return !Files.isRegularFile(file) || Files.exists(Card.fileBeside(file)) ? NetworkReader.read(file)
                : knownFiles.card(file).map(card -> NetworkReader.read(file, card)).orElseGet(() -> NetworkReader.read(file));
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw Problem.causedBy(e, Catalog.class, "network.unknown.noNames", text);
        }
    }

    private static String nameOf(Path file) {
        return file.getFileName().toString().replaceFirst("\\.onnx$", "");
    }
}
