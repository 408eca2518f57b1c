package org.cameralucida.evaluate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cameralucida.localize.Box;
import org.cameralucida.message.Decimal;
import org.cameralucida.message.Message;

/**
 * What is suspicious about a network's maps, class by class: whether it looks at the same corner of every photo, outside
 * of the things that it names. Classes are the images' own; where those are not known, what they were taken for. Of a
 * class's n images k show something; that is a finding where
 * <ul>
 * <li>k of n would be chance with less than 0.001 after Bonferroni, which counts every class, place and method that is
 * asked. Chance is that of a class like the others: classes differ by nature, since a tower is high and a ball flies, so
 * that each has a probability of its own, and k is {@linkplain BetaBinomial beta-binomial}. Its mean is what the images
 * of all other classes show, (their k + 1)/(their n + 2); how much classes differ is what the others do, and never less
 * than in ordinary photos, or than between quite different things where there are fewer than ten others;</li>
 * <li>and k is at least half of n, and n at least 10: it is worth to be said.</li>
 * </ul>
 * Shown is: the highest point of the map lies in one of the eight outer ninths of the photo (for true boxes that
 * lie there themselves, the probability is at least the part of them that does); the true boxes have a smaller share of
 * the energy than of the photo; the class is right, and the highest point is in no true box. Ours.
 */
final class Suspicion {

    private static final double LEVEL = 0.001;
    private static final double WORTH = 0.5;
    private static final int FEWEST = 10;
    private static final int SIDE = 3;
    private static final int PLACES = SIDE * SIDE;
    private static final int CENTRE = PLACES / 2;
    /** Of 24 correlations that places have within the 68 classes of Tiny ImageNet's photos, two are larger. */
    private static final double ORDINARY = 0.05;
    /** Of few classes little is known of how they differ: it may be as much as towers from what stands on a table. */
    private static final double FEW_CLASSES = 0.25;
    private static final int FEW = 10;

    private final Results results;
    private final int network;
    private final int source;
    private final Map<Integer, List<Integer>> classes;
    private final int tests;
    private final int[] place;
    private final List<Shown> peaks;
    private final Shown energy;
    private final Shown elsewhere;

    private Suspicion(Results results, int network, int source, Map<Integer, List<Integer>> classes, int tests) {
        this.results = results;
        this.classes = classes;
        this.network = network;
        this.source = source;
        this.tests = tests;
        this.place = IntStream.range(0, results.images()).map(this::place).toArray();
        this.peaks = IntStream.range(0, PLACES).mapToObj(cell -> new Shown(row -> place[row] >= 0,
                row -> place[row] == cell)).toList();
        this.energy = new Shown(row -> !Double.isNaN(energy(row)), row -> energy(row) < shareOfPhoto(row));
        this.elsewhere = new Shown(row -> !Double.isNaN(distance(row))
                && results.label(network, row) == results.top(network, row), row -> distance(row) > 0);
    }

    /** Which images count, and which of those show something: asked once of each, however many classes there are. */
    private final class Shown {

        private final BitSet counted = new BitSet();
        private final BitSet shown = new BitSet();
        private final Map<Integer, BetaBinomial.Count> ofClasses = new HashMap<>();

        Shown(IntPredicate counts, IntPredicate shows) {
            IntStream.range(0, results.images()).filter(counts).forEach(counted::set);
            counted.stream().filter(shows).forEach(shown::set);
            classes.forEach((classIndex, rows) -> ofClasses.put(classIndex, new BetaBinomial.Count(
                    (int) rows.stream().filter(shown::get).count(), (int) rows.stream().filter(counted::get).count())));
        }

        BetaBinomial.Count of(int classIndex) {
            return ofClasses.get(classIndex);
        }

        /** What images of the other classes would show, if the mean were at least so much. */
        BetaBinomial others(int classIndex, double leastMean) {
            var own = of(classIndex);
            double mean = (shown.cardinality() - own.found() + 1.0) / (counted.cardinality() - own.images() + 2.0);
            var others = ofClasses.entrySet().stream().filter(each -> each.getKey() != classIndex)
                    .map(Map.Entry::getValue).filter(each -> each.images() > 0).toList();
            return new BetaBinomial(Math.max(leastMean, mean), Math.max(others.size() < FEW ? FEW_CLASSES : ORDINARY,
                    BetaBinomial.correlation(others)));
        }
    }

    /** All findings, the most striking first: by how many more images show it than would by chance. */
    static List<Finding> of(Results results) {
        var findings = new ArrayList<Finding>();
        int methods = results.parameters().methods().size();
        for (int n = 0; n < results.networks().size(); n++) {
            var classes = results.rowsByClass(n);
            long asked = classes.values().stream().filter(rows -> rows.size() >= FEWEST).count() + 1;
            int tests = (int) (asked * (PLACES + 1) * methods * results.networks().size());
            for (int s = 0; s < methods; s++) {
                var suspicion = new Suspicion(results, n, s, classes, tests);
                suspicion.everywhere().ifPresent(findings::add);
                classes.forEach((classIndex, rows) -> {
                    if (rows.size() >= FEWEST) {
                        findings.addAll(suspicion.of(classIndex));
                    }
                });
            }
        }
        findings.sort(Comparator.comparingDouble(each -> each.chance() - each.found() / (double) each.images()));
        return List.copyOf(findings);
    }

    /** In which ninth of the photo a map is highest, row by row; −1 where that is not known. */
    private int place(int row) {
        double x = results.number(network, source, MapResult.PEAK_X, row);
        double y = results.number(network, source, MapResult.PEAK_Y, row);
        return Double.isNaN(x) ? -1 : ninth(y) * SIDE + ninth(x);
    }

    private static int ninth(double fraction) {
        return Math.max(0, Math.min(SIDE - 1, (int) (fraction * SIDE)));
    }

    /** The same place in the photos of all classes, where an even map would be highest in a ninth of them. */
    private Optional<Finding> everywhere() {
        int[] known = peaks.get(CENTRE).counted.stream().toArray();
        return IntStream.range(0, PLACES).filter(cell -> cell != CENTRE).boxed().flatMap(cell -> {
            double chance = Math.max(1.0 / PLACES, shareOfBoxes(known, cell));
            int[] shown = peaks.get(cell).shown.stream().toArray();
            return isFinding(shown.length, known.length, new BetaBinomial(chance, ORDINARY)) ? Stream.of(finding(Finding.Kind.PEAKS, -1, shown,
                    known.length, chance, Message.of(Suspicion.class, "finding.peaks.all", shown.length, known.length,
                            Message.of(Suspicion.class, "place." + cell)))) : Stream.<Finding>empty();
        }).findFirst();
    }

    private List<Finding> of(int classIndex) {
        int[] own = classes.get(classIndex).stream().mapToInt(Integer::intValue).toArray();
        var findings = new ArrayList<Finding>();
        var name = results.className(network, classIndex);
        for (int cell = 0; cell < PLACES; cell++) {
            var what = Message.of(Suspicion.class, "place." + cell);
            if (cell != CENTRE) {
                add(findings, Finding.Kind.PEAKS, classIndex, own, peaks.get(cell), shareOfBoxes(own, cell),
                        (found, of, chance) -> Message.of(Suspicion.class, "finding.peaks", found, of, name, what,
                                percent(chance)));
            }
        }
        add(findings, Finding.Kind.ENERGY, classIndex, own, energy, 0, (found, of, chance) -> Message.of(Suspicion.class,
                "finding.energy", found, of, name, percent(meanEnergy(own, true)), percent(meanEnergy(own, false))));
        add(findings, Finding.Kind.PLACE, classIndex, own, elsewhere, 0, (found, of, chance) -> Message.of(
                Suspicion.class, "finding.place", found, of, name, percent(chance)));
        return findings;
    }

    private interface Sentence {
        Message of(int found, int images, double chance);
    }

    /** Asks the class's images, and all others for what would be chance. */
    private void add(List<Finding> findings, Finding.Kind kind, int classIndex, int[] own, Shown what,
            double leastChance, Sentence sentence) {
        var count = what.of(classIndex);
        if (!isWorth(count.found(), count.images())) {
            return;
        }
        var others = what.others(classIndex, leastChance);
        if (isFinding(count.found(), count.images(), others)) {
            findings.add(finding(kind, classIndex, IntStream.of(own).filter(what.shown::get).toArray(), count.images(),
                    others.mean(), sentence.of(count.found(), count.images(), others.mean())));
        }
    }

    private Finding finding(Finding.Kind kind, int classIndex, int[] shown, int images, double chance,
            Message sentence) {
        return new Finding(kind, network, source, classIndex, shown.length, images, chance, sentence,
                IntStream.of(shown).boxed().toList());
    }

    private static boolean isWorth(int found, int images) {
        return images >= FEWEST && found >= WORTH * images;
    }

    private boolean isFinding(int found, int images, BetaBinomial chance) {
        return isWorth(found, images) && chance.atLeast(found, images) * tests < LEVEL;
    }

    private double energy(int row) {
        return results.number(network, source, MapResult.ENERGY_IN_BOX, row);
    }

    private double distance(int row) {
        return results.number(network, source, MapResult.POINTING_DISTANCE, row);
    }

    private double meanEnergy(int[] own, boolean ofOwn) {
        var isOwn = new BitSet();
        IntStream.of(own).forEach(isOwn::set);
        return energy.counted.stream().filter(row -> isOwn.get(row) == ofOwn).mapToDouble(this::energy).average()
                .orElse(Double.NaN);
    }

    private double shareOfPhoto(int row) {
        var image = results.row(row);
        return Math.min(1, image.boxes().stream().mapToDouble(Box::area).sum() / image.width() / image.height());
    }

    /** Which part of the true boxes lies in a ninth of the photo, in the mean; 0 without any. */
    private double shareOfBoxes(int[] rows, int cell) {
        return IntStream.of(rows).mapToObj(results::row).flatMap(image -> image.boxes().stream().map(box -> {
            double width = image.width() / (double) SIDE;
            double height = image.height() / (double) SIDE;
            double x = cell % SIDE * width;
            double y = cell / SIDE * height;
            double common = Math.max(0, Math.min(box.xmax() + 1, x + width) - Math.max(box.xmin(), x))
                    * Math.max(0, Math.min(box.ymax() + 1, y + height) - Math.max(box.ymin(), y));
            return common / box.area();
        })).mapToDouble(Double::doubleValue).average().orElse(0);
    }

    private static Decimal percent(double share) {
        return Decimal.of(100 * share, 0);
    }
}
