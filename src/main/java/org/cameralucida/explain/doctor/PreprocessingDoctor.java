package org.cameralucida.explain.doctor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.explain.Observation;
import org.cameralucida.explain.Progress;
import org.cameralucida.image.Tensor;
import org.cameralucida.message.Message;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Assumption;
import org.cameralucida.network.Framing;
import org.cameralucida.network.Preprocessing;

/**
 * Shows a network photos under the conventions that are usual, and ranks these: by the share of right answers where the
 * photos' classes are known, else by what the answers are worth ({@link Answers}). Each photo and its mirror image is shown
 * under at most six conventions: first one with small and one with large numbers, then all of the better kind, then the
 * best of these in the other order of colours (of one channel as a negative), then in the other frame.
 */
public final class PreprocessingDoctor {

    /** The most passes that a photo takes. */
    public static final int PASSES = 12;
    /** The most photos that are looked at; of more, as many in even steps. */
    public static final int PHOTOS = 32;
    /** Fewer photos than this say little. */
    static final int FEW = 8;

    private static final int VIEWS = 2;
    /** Photos of which the passes are made together. */
    private static final int TOGETHER = 2;
    private static final int RESAMPLED = 200;
    /** A convention that is at least as good as the first in so many of the resampled sets is not told from it. */
    private static final double TIED = 0.1;
    /** Answers worth less, in nats, say next to nothing of the photos. */
    private static final double NOTHING = 0.1;

    private final LoadedNetwork loaded;
    private final Preprocessing inUse;
    private final List<Sample> samples = new ArrayList<>();
    private final Progress progress;
    private final Map<Candidate, Answers> tried = new LinkedHashMap<>();
    private final List<Message> notes = new ArrayList<>();
    private final Map<Framing, List<Pixels>> pixels = new HashMap<>();
    private Problem failure;
    private int passes;

    private PreprocessingDoctor(LoadedNetwork loaded, Progress progress) {
        this.loaded = loaded;
        this.progress = progress;
        inUse = loaded.network().preprocessing();
    }

    /**
     * Examines a network; slow.
     *
     * @param samples photos of the kind that the network was made for; at least one
     * @param progress hears of the passes, and can stop it
     * @throws Problem if no photo can be read, or its scores are no probabilities, or never numbers
     * @throws java.util.concurrent.CancellationException if {@code progress} stopped it
     */
    public static Diagnosis examine(LoadedNetwork loaded, List<Sample> samples, Progress progress) {
        var some = samples.size() <= PHOTOS ? samples : IntStream.range(0, PHOTOS)
                .mapToObj(i -> samples.get((int) ((long) i * samples.size() / PHOTOS))).toList();
        var doctor = new PreprocessingDoctor(loaded, progress);
        doctor.read(some);
        return doctor.examine();
    }

    /** Reads the photos; one that cannot be read is told of. */
    private void read(List<Sample> some) {
        var read = new ArrayList<Pixels>();
        for (var sample : some) {
            progress.passed(0, PASSES * some.size());
            try {
                read.add(Pixels.of(sample.photo().get(), inUse));
                samples.add(sample);
            } catch (Problem e) {
                if (samples.isEmpty() && sample == some.get(some.size() - 1)) {
                    throw e;
                }
                notes.add(e.sentence());
            }
        }
        pixels.put(inUse.framing(), read);
    }

    private Diagnosis examine() {
        var small = first(Scaling.SIGNED);
        var large = first(Scaling.CAFFE);
        show(List.of(small, large));
        boolean isLarge = promise(large) > promise(small);
        var family = Arrays.stream(Scaling.values()).filter(scaling -> scaling.isLarge() == isLarge)
                .map(scaling -> Candidate.of(scaling, inUse)).toList();
        show(family);
        var best = family.stream().filter(tried::containsKey)
                .sorted(Comparator.comparingDouble(this::promise).reversed()).toList();
        boolean isClear = best.size() == family.size() && samples.size() >= FEW && tied(ranked(family)) == 1;
        show(best.stream().limit(isClear ? 1 : 2).map(Candidate::swapped).toList());
        if (!tried.isEmpty()) {
            reframe();
        }
        return diagnosis();
    }

    /** What is tried first of a kind: what is in use, if it is of that kind and not only assumed. */
    private Candidate first(Scaling typical) {
        var like = Scaling.like(inUse);
        var assumed = loaded.network().assumed();
        boolean isKnown = !assumed.contains(Assumption.NORMALIZATION) && !assumed.contains(Assumption.CHANNELS);
        return isKnown && like.isLarge() == typical.isLarge() ? new Candidate(like, inUse)
                : Candidate.of(typical, inUse);
    }

    /** Tries the other frame on the best, if a photo may take two more passes and the frames differ. */
    private void reframe() {
        var best = ranked(tried.keySet()).get(0);
        var other = best.reframed();
        var notCompared = passes + VIEWS > PASSES ? "frame.passes" : pixels(inUse).stream().allMatch(photo -> sameFrame(
                photo, best.preprocessing(), other.preprocessing())) ? "frame.same" : "";
        if (notCompared.isEmpty()) {
            show(List.of(other));
        } else {
            notes.add(Message.of(PreprocessingDoctor.class, notCompared));
        }
    }

    private static boolean sameFrame(Pixels photo, Preprocessing a, Preprocessing b) {
        return a.frame(photo.width(), photo.height()).equals(b.frame(photo.width(), photo.height()));
    }

    /** The photos in the frame of a convention. */
    private List<Pixels> pixels(Preprocessing p) {
        return pixels.computeIfAbsent(p.framing(), framing -> samples.stream().map(sample -> {
            report(0);
            return Pixels.of(sample.photo().get(), p);
        }).toList());
    }

    private void report(int shown) {
        progress.passed(passes * samples.size() + VIEWS * shown, PASSES * samples.size());
    }

    /** Makes the passes of those conventions that were not tried yet. */
    private void show(List<Candidate> candidates) {
        for (var candidate : candidates) {
            if (!tried.containsKey(candidate) && passes + VIEWS <= PASSES) {
                answers(candidate).ifPresent(answers -> tried.put(candidate, answers));
                passes += VIEWS;
            }
        }
    }

    /** Empty where the network answers with what is no number, as to inputs that are far too large. */
    private Optional<Answers> answers(Candidate candidate) {
        var p = candidate.preprocessing();
        var answers = new Answers();
        for (int done = 0; done < samples.size(); done += TOGETHER) {
            int until = Math.min(samples.size(), done + TOGETHER);
            var tensors = pixels(p).subList(done, until).stream()
                    .flatMap(photo -> Stream.of(photo.tensor(p, false), photo.tensor(p, true))).toList();
            try {
                var seen = loaded.observe(tensors);
                for (int i = done; i < until; i++) {
                    add(answers, i, seen.subList(VIEWS * (i - done), VIEWS * (i - done + 1)));
                }
            } catch (Problem e) {
                failure = e;
                notes.add(Message.of(PreprocessingDoctor.class, "candidate.failed", candidate.title(), e.sentence()));
                return Optional.empty();
            }
            report(until);
        }
        return Optional.of(answers);
    }

    private void add(Answers answers, int photo, List<Observation> seen) {
        if (!seen.stream().allMatch(Answers::canJudge)) {
            throw Problem.of(PreprocessingDoctor.class, "notProbabilities", loaded.network().name());
        }
        answers.add(seen.get(0), seen.get(1), samples.get(photo).classIndex());
    }

    // --- judging

    private int[] all() {
        return IntStream.range(0, samples.size()).toArray();
    }

    private boolean isLabelled() {
        return samples.stream().anyMatch(sample -> sample.classIndex().isPresent());
    }

    /** By what it is decided what to try next: the likelihood of the classes, where they are known. */
    private double promise(Candidate candidate) {
        var answers = tried.get(candidate);
        return answers == null ? Double.NEGATIVE_INFINITY : isLabelled() ? answers.likelihood(all())
                : answers.worth(all());
    }

    /** By what it is ranked: the share of right answers, where that is the same their likelihood; else what they are worth. */
    private double value(Answers answers, int[] photos) {
        // The likelihood between 0 and less than the weight of one photo.
        return isLabelled() ? answers.accuracy(photos) + Math.exp(answers.likelihood(photos)) / (PHOTOS + 1)
                : answers.worth(photos);
    }

    /** The best first; the other frame only where it is clearly better than the one that was assumed. */
    private List<Candidate> ranked(Collection<Candidate> candidates) {
        var ranked = new ArrayList<>(candidates.stream().filter(tried::containsKey)
                .sorted(Comparator.<Candidate>comparingDouble(c -> value(tried.get(c), all())).reversed()).toList());
        var other = ranked.stream().filter(c -> !c.preprocessing().framing().equals(inUse.framing())).findFirst();
        if (other.isPresent() && ranked.get(0) == other.get() && ranked.size() > 1 && tied(ranked) > 1) {
            ranked.add(1, ranked.remove(0));
        }
        return ranked;
    }

    /** Sets of as many photos, each drawn from them at random: what other photos of the kind might have been. */
    private List<int[]> resampled() {
        var random = new Random(1);
        return IntStream.range(0, RESAMPLED).mapToObj(i -> random.ints(samples.size(), 0, samples.size()).toArray())
                .toList();
    }

    /** How many from the first on are as good as the first in some of the resampled sets. */
    private int tied(List<Candidate> ranked) {
        var sets = resampled();
        var first = tried.get(ranked.get(0));
        int tied = 1;
        for (int i = 1; i < ranked.size(); i++) {
            var answers = tried.get(ranked.get(i));
            long asGood = sets.stream().filter(set -> value(answers, set) >= value(first, set)).count();
            tied = asGood >= TIED * RESAMPLED ? i + 1 : tied;
        }
        return tied;
    }

    private Map<Candidate, Double> shares(List<Candidate> ranked) {
        var shares = new LinkedHashMap<Candidate, Double>();
        for (var set : resampled()) {
            var best = Collections.max(ranked, Comparator.comparingDouble(c -> value(tried.get(c), set)));
            shares.merge(best, 1.0 / RESAMPLED, Double::sum);
        }
        return shares;
    }

    private Diagnosis diagnosis() {
        var ranked = ranked(tried.keySet());
        if (ranked.isEmpty()) {
            throw failure;
        }
        var shares = shares(ranked);
        var first = ranked.get(0).preprocessing();
        var findings = ranked.stream().map(candidate -> {
            var answers = tried.get(candidate);
            var answer = answers.of(0);
            var p = candidate.preprocessing();
            return new Finding(candidate, answers.worth(all()),
                    isLabelled() ? OptionalDouble.of(answers.accuracy(all())) : OptionalDouble.empty(),
                    shares.getOrDefault(candidate, 0.0), answers.confidence(), answers.steadiness(), answer.best(),
                    answer.probability(), first.raster(pixels(p).get(0).tensor(p, false)));
        }).toList();
        int tied = tied(ranked);
        return new Diagnosis(findings, tied, samples.size(), passes, verdict(findings.get(0), tied), notes);
    }

    private Message verdict(Finding first, int tied) {
        var key = !isLabelled() && first.worth() < NOTHING ? "verdict.nothing" : samples.size() < FEW ? "verdict.few"
                : tied > 1 ? "verdict.tied" : "verdict.clear";
        return Message.of(PreprocessingDoctor.class, key, samples.size(), tied, FEW);
    }
}
