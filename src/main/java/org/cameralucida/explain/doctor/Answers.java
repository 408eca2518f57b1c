package org.cameralucida.explain.doctor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.cameralucida.explain.Observation;
import org.cameralucida.network.Scores;
import org.cameralucida.network.Scores.Activation;

/**
 * What a network answered to photos under one convention, and how good that is as answers go.
 *
 * <p>With p the probabilities of a photo's classes, q those of its mirror image, p̄ their mean over the photos and both
 * images, u the same probability for each class, H the entropy and C(q, p) = −Σ q log p the cross entropy, in nats, the
 * answers are worth
 *
 * <pre>H(p̄) − (1 − ε) mean C(q, p) − ε mean C(u, p)</pre>
 *
 * With the mean entropy of p in the place of both cross entropies this would be the mutual information of photos and
 * classes (Bridle, Heading and MacKay 1991): answers should be sure, and differ from photo to photo. A network that is
 * shown numbers much too large is sure and differs, too; but it answers the mirror image otherwise, which the logarithmic
 * score punishes the more, the surer it was (two images of one thing as each other's teacher: Ji, Henriques and Vedaldi
 * 2019). The last term takes one answer in 1/ε to be wrong: photos that are easy for a network would otherwise favour
 * numbers that are somewhat too large. Where each class is judged by itself, every sum is over a class and its absence.
 */
final class Answers {

    /** How often an answer is taken to be wrong. Set by looking: the README says on what. */
    private static final double WRONG = 0.02;
    /** So many more photos, of which nothing is known, keep few photos from looking alike by chance. */
    private static final double UNSEEN = 1;
    /** A probability that is not computed from logits is no nearer to 0 than this. */
    private static final double SMALLEST = 1e-7;

    private final List<Answer> answers = new ArrayList<>();
    private double blank;

    /**
     * What was answered to one photo.
     *
     * @param best the best class
     * @param probability of it, a fraction of 1
     * @param isRight whether that is the class that it shows; empty where that is not known
     * @param logOfTruth the logarithm of the probability of the class that it shows; 0 where that is not known
     * @param isSteady whether the mirror image has the same best class
     * @param mean the probabilities of all that can be, the mean of both images; where classes do not exclude each other,
     *     of their absence too
     * @param cross how badly the answers to the two images foretell each other: C of both ways, the mean, nats
     * @param ofWrong how badly they foretell a class drawn at random, nats
     */
    record Answer(int best, float probability, Optional<Boolean> isRight, double logOfTruth, boolean isSteady,
                  float[] mean, double cross, double ofWrong) {
    }

    /** Adds the answers to a photo and to its mirror image. */
    void add(Observation photo, Observation mirrorImage, OptionalInt classIndex) {
        float[] a = logProbabilities(photo);
        float[] b = logProbabilities(mirrorImage);
        blank = photo.network().head().scores().eachAlone() ? 0.5 : 1.0 / a.length;
        var mean = new float[a.length];
        double cross = 0;
        double ofWrong = 0;
        for (int c = 0; c < a.length; c++) {
            double p = Math.exp(a[c]);
            double q = Math.exp(b[c]);
            cross -= (q * a[c] + p * b[c]) / 2;
            ofWrong -= blank * ((double) a[c] + b[c]) / 2;
            mean[c] = (float) ((p + q) / 2);
        }
        int best = photo.top(1)[0];
        answers.add(new Answer(best, photo.probabilities()[best],
                classIndex.isPresent() ? Optional.of(best == classIndex.getAsInt()) : Optional.empty(),
                classIndex.isPresent() ? a[classIndex.getAsInt()] : 0, best == mirrorImage.top(1)[0], mean, cross,
                ofWrong));
    }

    /** What was answered to a photo. */
    Answer of(int photo) {
        return answers.get(photo);
    }

    /** Whether the scores can be taken for probabilities. */
    static boolean canJudge(Observation o) {
        if (!o.network().head().scores().hasProbabilities()) {
            return false;
        }
        for (float p : o.probabilities()) {
            if (!(p >= 0 && p <= 1)) {
                return false;
            }
        }
        return true;
    }

    private static float[] logProbabilities(Observation o) {
        return switch (o.network().head().scores().activation()) {
            case SOFTMAX, LOG_SOFTMAX -> logSoftmax(o.logits());
            // The class that is left out has the logit 0.
            case SOFTMAX_WITH_REST -> logSoftmax(Arrays.copyOf(o.logits(), o.logits().length + 1));
            default -> logPresence(o);
        };
    }

    private static float[] logPresence(Observation o) {
        var scores = o.network().head().scores();
        int count = o.logits().length;
        var logs = new float[scores.eachAlone() ? 2 * count : count];
        for (int i = 0; i < logs.length; i++) {
            int c = i % count;
            double p = i < count ? o.probabilities()[c] : 1 - o.probabilities()[c];
            logs[i] = (float) (scores.activation() == Activation.SIGMOID
                    ? -softplus(i < count ? -o.logits()[c] : o.logits()[c]) : Math.log(Math.max(p, SMALLEST)));
        }
        return logs;
    }

    private static double softplus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    private static float[] logSoftmax(float[] logits) {
        double sum = Scores.logSumExp(logits);
        var logs = new float[logits.length];
        for (int c = 0; c < logs.length; c++) {
            logs[c] = (float) (logits[c] - sum);
        }
        return logs;
    }

    /**
     * What the answers are worth, nats.
     *
     * @param photos the numbers of the photos that count, each as often as it is named
     */
    double worth(int[] photos) {
        int size = answers.get(0).mean().length;
        var mean = new double[size];
        double worth = 0;
        for (int photo : photos) {
            var answer = answers.get(photo);
            worth -= ((1 - WRONG) * answer.cross() + WRONG * answer.ofWrong()) / photos.length;
            for (int c = 0; c < size; c++) {
                mean[c] += answer.mean()[c];
            }
        }
        for (double sum : mean) {
            double p = (sum + UNSEEN * blank) / (photos.length + UNSEEN);
            worth -= p * Math.log(p);
        }
        // Numbers that are far too large may come to no number: that is worth nothing.
        return Double.isNaN(worth) ? Double.NEGATIVE_INFINITY : worth;
    }

    /** The mean logarithm of the probability of the class that a photo shows, of those where it is known; else 0. */
    double likelihood(int[] photos) {
        return Arrays.stream(photos).mapToObj(answers::get).filter(answer -> answer.isRight().isPresent())
                .mapToDouble(Answer::logOfTruth).average().orElse(0);
    }

    /** The share of the photos whose class is known that are answered with it; 0 if none is known. */
    double accuracy(int[] photos) {
        return Arrays.stream(photos).mapToObj(photo -> answers.get(photo).isRight()).flatMap(Optional::stream)
                .mapToInt(isRight -> isRight ? 1 : 0).average().orElse(0);
    }

    /** The mean probability of the best class. */
    double confidence() {
        return answers.stream().mapToDouble(Answer::probability).average().orElse(0);
    }

    /** The share of the photos whose mirror image has the same best class. */
    double steadiness() {
        return answers.stream().mapToInt(answer -> answer.isSteady() ? 1 : 0).average().orElse(0);
    }
}
