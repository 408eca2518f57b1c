package org.cameralucida.ui.catalog;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.cameralucida.catalog.download.ByteCount;
import org.cameralucida.catalog.download.Downloads;
import org.cameralucida.catalog.download.Offer;
import org.cameralucida.catalog.download.Transfer;
import org.cameralucida.message.Message;
import org.cameralucida.ui.catalog.Standing.State;
import org.cameralucida.ui.kit.Failure;
import org.cameralucida.ui.kit.Job;
import org.cameralucida.ui.kit.Lane;
import org.cameralucida.ui.kit.Pace;
import org.cameralucida.ui.kit.Progress;
import org.cameralucida.ui.kit.Texts;

/** One network of the list: what it is, how it stands, and its download. */
public final class CatalogItem {

    private final Offer offer;
    private final Downloads downloads;
    private final Lane lane;
    private final Texts texts;
    private final ReadOnlyObjectWrapper<Standing> standing = new ReadOnlyObjectWrapper<>();
    private final Pace pace = new Pace();
    private Job job;

    CatalogItem(Offer offer, Standing standing, Downloads downloads, Lane lane, Texts texts) {
        this.offer = offer;
        this.downloads = downloads;
        this.lane = lane;
        this.texts = texts;
        this.standing.set(standing);
    }

    /** What is on offer. */
    public Offer offer() {
        return offer;
    }

    /** How it stands. */
    public ReadOnlyObjectProperty<Standing> standingProperty() {
        return standing.getReadOnlyProperty();
    }

    /** It was looked for on the disk; what goes on, and why nothing came, is known better here. */
    void found(Standing onDisk) {
        var state = standing.get().state();
        if (!state.isGoingOn() && (state != State.FAILED || onDisk.state() == State.HERE)) {
            standing.set(onDisk);
        }
    }

    /** What it is called among the networks that can be chosen. */
    String key() {
        return offer.id();
    }

    /** Whether it is called or described so: by each of the words. */
    boolean matches(String words) {
        var all = String.join(" ", offer.id(), offer.name(), offer.about(texts.locale()), offer.license())
                .toLowerCase(Locale.ROOT);
        return List.of(words.toLowerCase(Locale.ROOT).split("\\s+")).stream().allMatch(all::contains);
    }

    /** Size, licence, accuracy. */
    String facts() {
        var facts = new StringBuilder();
        if (!offer.files().isEmpty()) {
            facts.append(texts.of(ByteCount.of(offer.file().size()))).append("  ·  ");
        }
        facts.append(offer.license());
        offer.top1().ifPresent(top1 -> facts.append("  ·  ").append(text("top1", texts.number(top1, 1))));
        return facts.toString();
    }

    /** How it stands, in words; empty where its button says it. */
    String words() {
        var now = standing.get();
        return switch (now.state()) {
            case BUNDLED -> text("state.bundled");
            case HERE -> text("state.here");
            case PAUSED -> text("state.paused", bytes(now));
            case DOWNLOADING -> text("state.downloading", bytes(now),
                    pace.words(fraction(), System.nanoTime(), texts)).strip();
            case VERIFYING -> text("state.verifying");
            case FAILED -> new Failure(now.failure()).sentence(texts);
            case RECIPE -> text("state.recipe");
            case PUBLISHED -> "";
        };
    }

    private String bytes(Standing now) {
        return texts.of(ByteCount.of(now.bytes(), offer.file().size()));
    }

    /** How much has arrived, or has been verified, 0…1. */
    double fraction() {
        return offer.files().isEmpty() ? 0 : (double) standing.get().bytes() / offer.file().size();
    }

    /** Downloads it, or goes on with it. */
    Job start(Runnable arrived, Consumer<Throwable> failed) {
        pace.restart();
        standing.set(new Standing(State.DOWNLOADING, standing.get().bytes(), null));
        job = lane.run(this::fetch, file -> {
            standing.set(Standing.atRest(offer, true, 0));
            arrived.run();
        }, failure -> {
            standing.set(standing.get().failed(failure));
            failed.accept(failure);
            lane.run(progress -> downloads.arrived(offer), left -> standing.set(new Standing(State.FAILED, left, failure)));
        });
        // Before it is delivered, and where it was cancelled, from here or from elsewhere, in its place.
        job.endedProperty().addListener((property, before, now) -> {
            if (standing.get().state().isGoingOn()) {
                standing.set(Standing.atRest(offer, false, standing.get().bytes()));
            }
        });
        return job;
    }

    private Object fetch(Progress progress) {
        return downloads.fetch(offer, new Transfer() {
            @Override
            public void reached(Phase phase, long bytes, long total) {
                progress.report((double) bytes / total);
                progress.tell(() -> standing.set(new Standing(
                        phase == Phase.VERIFYING ? State.VERIFYING : State.DOWNLOADING, bytes, null)));
            }

            @Override
            public boolean isCancelled() {
                return progress.isCancelled();
            }
        });
    }

    /** Ends the download; what has arrived stays. */
    void cancel() {
        if (job != null) {
            job.cancel();
        }
    }

    /** Takes it off the disk, or what has arrived of it. */
    void remove(Consumer<Throwable> failed) {
        cancel();
        lane.run(progress -> {
            downloads.remove(offer);
            return Standing.atRest(offer, downloads.isHere(offer), downloads.arrived(offer));
        }, standing::set, failed);
    }

    /** Its download, for the status bar. */
    Message title() {
        return Message.of(CatalogItem.class, "downloading", offer.name());
    }

    private String text(String key, Object... arguments) {
        return texts.of(CatalogItem.class, key, arguments);
    }
}
