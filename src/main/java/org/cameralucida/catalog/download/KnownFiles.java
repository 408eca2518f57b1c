package org.cameralucida.catalog.download;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Card;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Recognises published networks that somebody has, whatever they are called there. Only a file of a published size is read
 * for its SHA-256, and only once: what came out is kept, by place, size and time, between runs of the program.
 */
public final class KnownFiles {

    private static final Logger LOG = LoggerFactory.getLogger(KnownFiles.class);
    private static final int MOST = 200;

    private final Supplier<Offers> offers;
    private final Path cache;

    /**
     * @param offers what is published
     * @param cache the file in which SHA-256s are kept; null to keep none
     */
    public KnownFiles(Supplier<Offers> offers, Path cache) {
        this.offers = offers;
        this.cache = cache;
    }

    /** The card of a published network; empty for a file that is none. */
    public Optional<Card> card(Path file) {
        try {
            long size = Files.size(file);
            var candidates = offers.get().all().stream()
                    .flatMap(offer -> offer.files().stream().filter(published -> published.size() == size)).toList();
            if (candidates.isEmpty()) {
                return Optional.empty();
            }
            var sha256 = sha256(file, size);
            return offers.get().all().stream().flatMap(offer -> offer.files().stream()
                    .filter(published -> published.size() == size && published.sha256().equals(sha256))
                    .map(offer::card)).findFirst();
        } catch (IOException | Problem e) {
            // Who opens it will say what is wrong with it, and the page of networks what is with the list.
            LOG.debug("not recognised: {}", file, e);
            return Optional.empty();
        }
    }

    private synchronized String sha256(Path file, long size) throws IOException {
        var key = size + " " + Files.getLastModifiedTime(file).toMillis() + " " + file.toRealPath();
        var known = read();
        var kept = known.get(key);
        if (kept != null) {
            return kept;
        }
        var sha256 = Sha256.of(file, Transfer.SILENT);
        known.put(key, sha256);
        write(known);
        return sha256;
    }

    private Map<String, String> read() {
        var known = new LinkedHashMap<String, String>();
        if (cache != null && Files.isRegularFile(cache)) {
            try {
                for (var line : Files.readAllLines(cache, StandardCharsets.UTF_8)) {
                    int end = line.indexOf(' ');
                    if (end == 64) {
                        known.put(line.substring(end + 1), line.substring(0, end));
                    }
                }
            } catch (IOException e) {
                LOG.debug("forgotten: {}", cache, e);
            }
        }
        return known;
    }

    private void write(Map<String, String> known) {
        if (cache == null) {
            return;
        }
        List<String> lines = known.entrySet().stream().skip(Math.max(0, known.size() - MOST))
                .map(entry -> entry.getValue() + " " + entry.getKey()).toList();
        try {
            Files.createDirectories(cache.toAbsolutePath().getParent());
            Files.write(cache, lines, StandardCharsets.UTF_8);
        } catch (IOException e) {
            LOG.debug("not kept: {}", cache, e);
        }
    }
}
