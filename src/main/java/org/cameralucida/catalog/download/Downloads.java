package org.cameralucida.catalog.download;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.cameralucida.message.Message;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Card;

/**
 * Fetches published networks into the user's folder of networks. A file gets its name when all of it has arrived and its
 * size and SHA-256 are those that were published, never before; what has arrived of one is kept and gone on with the next
 * time. Where one address fails the next is asked. May be used by several threads, one a network.
 */
public final class Downloads {

    private final Path folder;
    private final Supplier<Offers> offers;
    private final Patience patience;
    private final Disk disk;
    private final Runnable changed;
    private HttpClient client;

    /**
     * @param folder the user's folder of networks; need not exist
     * @param own the user's own list of what is published; need not exist
     * @param changed told, by any thread, when a network has come or gone
     */
    public Downloads(Path folder, Path own, Runnable changed) {
        this(folder, new Once<>(() -> Offers.read(own)), Patience.USUAL, Disk.REAL, changed);
    }

    Downloads(Path folder, Supplier<Offers> offers, Patience patience, Disk disk, Runnable changed) {
        this.folder = folder;
        this.offers = offers;
        this.patience = patience;
        this.disk = disk;
        this.changed = changed;
    }

    /**
     * What is published, read when it is first asked for.
     *
     * @throws Problem if the user's own list cannot be read
     */
    public Offers offers() {
        return offers.get();
    }

    /** Where networks come to lie. */
    public Path folder() {
        return folder;
    }

    /** Where a network lies, or would. */
    public Path file(Offer offer) {
        return folder.resolve(offer.id() + ".onnx");
    }

    /** Whether it is there: by its size, which is enough for a list; of one that a recipe made nothing is known. */
    public boolean isHere(Offer offer) {
        try {
            return switch (offer.kind()) {
                case BUNDLED -> true;
                case RECIPE -> Files.isRegularFile(file(offer));
                case PUBLISHED, KNOWN -> Files.size(file(offer)) == offer.file().size();
            };
        } catch (IOException e) {
            return false;
        }
    }

    /** How much has arrived of one that is not there, bytes. */
    public long arrived(Offer offer) {
        return PartFile.sizeBeside(file(offer));
    }

    /**
     * Downloads a network, unless it is there, and lays its card beside it, unless one is there.
     *
     * @return its file
     * @throws Problem if it cannot be had, saying why; what has arrived is kept where it is of use
     * @throws CancellationException if the transfer was cancelled; what has arrived is kept
     */
    public Path fetch(Offer offer, Transfer transfer) {
        var target = file(offer);
        try (var part = PartFile.open(target, disk)) {
            if (!isThere(target, offer, transfer)) {
                part.checkRoom(offer.file().size());
                fetch(offer, part, transfer);
                writeCard(offer);
                part.finish();
            } else {
                writeCard(offer);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
        changed.run();
        return target;
    }

    private static boolean isThere(Path target, Offer offer, Transfer transfer) {
        if (!Files.exists(target)) {
            return false;
        }
        try {
            if (Files.size(target) == offer.file().size() && Sha256.of(target, transfer).equals(offer.file().sha256())) {
                return true;
            }
        } catch (IOException e) {
            // It is in the way all the same.
        }
        throw Problem.of(Downloads.class, "fetch.inTheWay", target.toString(), offer.name());
    }

    private void fetch(Offer offer, PartFile part, Transfer transfer) throws InterruptedException {
        var refusals = new ArrayList<Refusal>();
        for (var address : offers().addresses(offer.file())) {
            try {
                verified(address, offer.file(), part, transfer);
                return;
            } catch (Refusal refusal) {
                refusals.add(refusal);
            }
        }
        throw refused(offer, refusals);
    }

    /** Fetches and verifies; what was gone on with and turns out wrong may be right from the start. */
    private void verified(URI address, PublishedFile file, PartFile part, Transfer transfer)
            throws Refusal, InterruptedException {
        boolean isContinued = part.size() > 0;
        new Fetch(client(), patience, address, file, part, transfer).run();
        if (part.sha256(transfer).equals(file.sha256())) {
            return;
        }
        part.clear();
        if (!isContinued) {
            throw Refusal.of("refused.hash", address.getHost());
        }
        verified(address, file, part, transfer);
    }

    private void writeCard(Offer offer) {
        var beside = Card.fileBeside(file(offer));
        if (!Files.exists(beside)) {
            offer.card(offer.file()).write(beside);
        }
    }

    private static Problem refused(Offer offer, List<Refusal> refusals) {
        var last = refusals.isEmpty() ? null : refusals.get(refusals.size() - 1);
        if (refusals.stream().allMatch(Refusal::isUnreachable)) {
            var hosts = refusals.stream().map(refusal -> String.valueOf(refusal.reason().arguments().get(0))).distinct()
                    .collect(Collectors.joining(", "));
            return Problem.causedBy(last, Downloads.class, "fetch.offline", offer.name(), hosts);
        }
        // One that cannot be reached says less than one that answered; the same twice says no more.
        var reasons = refusals.stream().filter(refusal -> !refusal.isUnreachable()).map(Refusal::reason).distinct()
                .reduce((first, second) -> Message.of(Downloads.class, "fetch.and", first, second)).orElseThrow();
        return Problem.causedBy(last, Downloads.class, "fetch.refused", offer.name(), reasons);
    }

    private synchronized HttpClient client() {
        if (client == null) {
            client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(patience.connect())
                    .followRedirects(HttpClient.Redirect.NORMAL).proxy(new SystemProxies(System.getenv())).build();
        }
        return client;
    }

    /**
     * Takes a network off the disk, what has arrived of it, and its card, unless somebody has changed that.
     *
     * @throws Problem if it cannot be deleted
     */
    public void remove(Offer offer) {
        var target = file(offer);
        try {
            Files.deleteIfExists(target);
            PartFile.deleteBeside(target);
            var card = Card.fileBeside(target);
            if (!offer.files().isEmpty() && Files.isRegularFile(card) && Card.read(card).equals(offer.card(offer.file()))) {
                Files.delete(card);
            }
        } catch (IOException e) {
            throw Problem.causedBy(e, Downloads.class, "remove.failed", target.toString(), String.valueOf(e.getMessage()));
        } finally {
            changed.run();
        }
    }

    /** The script that makes ONNX files of networks that are published in another form only. */
    public static String recipe() {
        try (var in = Downloads.class.getResourceAsStream("keras-to-onnx.py")) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
