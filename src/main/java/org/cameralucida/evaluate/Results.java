package org.cameralucida.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.cameralucida.explain.Progress;
import org.cameralucida.localize.Box;

/**
 * The results of an evaluation so far, and every figure that follows from them: the window, the report and the files
 * compute none themselves. Numbers are kept in columns, so that a million images fit into memory.
 *
 * <p>Any thread may {@link #add} and take a {@link #snapshot}; figures are to be asked of a snapshot, or of results to
 * which nothing is added any more. A network and a source of maps are known by their places in {@link #networks} and
 * {@link #sources}, an image by its row, 0 to {@link #images} − 1: those that failed have none.
 */
public final class Results {

    /** How many bins the histogram of IoUs has, each as wide as the others. */
    public static final int IOU_BINS = 20;

    private static final String LABEL = "label";
    private static final String TOP = "top";
    private static final String CONFIDENCE = "confidence";
    private static final String LABEL_PROBABILITY = "labelProbability";

    private final Parameters parameters;
    private final List<String> sources;
    private final List<Image> images;
    private final List<Failure> failures;
    private final Columns[] ofNetworks;
    private final MapColumns[][] ofMaps;
    private final Map<String, String> labels = new HashMap<>();
    private Optional<Sanity> sanity = Optional.empty();

    /** No results yet. */
    public Results(Parameters parameters) {
        this.parameters = parameters;
        this.sources = parameters.sources();
        this.images = new ArrayList<>();
        this.failures = new ArrayList<>();
        this.ofNetworks = parameters.networks().stream().map(each -> new Columns()).toArray(Columns[]::new);
        this.ofMaps = parameters.networks().stream().map(each -> sources.stream().map(source -> new MapColumns())
                .toArray(MapColumns[]::new)).toArray(MapColumns[][]::new);
    }

    /** No results yet, but the sanity checks that a folder may have. */
    public Results(Parameters parameters, Path folder) {
        this(parameters);
        this.sanity = Sanity.read(folder);
    }

    private Results(Results live) {
        this.parameters = live.parameters;
        this.sources = live.sources;
        this.images = List.copyOf(live.images);
        this.failures = List.copyOf(live.failures);
        this.ofNetworks = Arrays.stream(live.ofNetworks).map(Columns::snapshot).toArray(Columns[]::new);
        this.ofMaps = Arrays.stream(live.ofMaps).map(each -> Arrays.stream(each).map(MapColumns::snapshot)
                .toArray(MapColumns[]::new)).toArray(MapColumns[][]::new);
        this.sanity = live.sanity;
    }

    /**
     * The results of a folder, finished or not.
     *
     * @throws org.cameralucida.message.Problem if there are none, or they cannot be read
     */
    public static Results of(Path folder) {
        return of(folder, Progress.NONE);
    }

    /** The same; {@code progress} hears of each image and how many there are by the parameters, and can stop the reading. */
    public static Results of(Path folder, Progress progress) {
        var results = new Results(ResultFolder.parameters(folder), folder);
        int total = results.parameters.count();
        ResultFolder.each(folder, image -> {
            results.add(image);
            progress.passed(results.images.size() + results.failures.size(), total);
        });
        return results;
    }

    /** An image that could not be evaluated. */
    public record Failure(int index, String image, String label, String why) {
    }

    private record Image(int index, String name, int width, int height, String label, List<List<Integer>> boxes,
            String note) {
    }

    /**
     * An image as lists and walls of thumbnails show it.
     *
     * @param row its place in the results
     * @param index its place in the data set
     * @param image its name there
     * @param width of the photo, pixels
     * @param height likewise
     * @param label its class as the data set writes it; empty where it has none
     * @param boxes its true boxes; none where they are not known
     * @param note why it has none although it should; empty otherwise
     * @param networks what each network said of it
     */
    public record Row(int row, int index, String image, int width, int height, String label, List<Box> boxes,
            String note, List<Said> networks) {
    }

    /**
     * What a network said of an image.
     *
     * @param label the network's class that is right; −1 where that is not known, or the network has no such class
     * @param rank where it comes among the scores, from 0; −1 where it is not among the first five, or not known
     * @param top the class of the highest score
     * @param confidence its probability
     * @param labelProbability the probability of the right class; 0 where that is not known
     * @param maps of each source
     */
    public record Said(int label, int rank, int top, double confidence, double labelProbability, List<Located> maps) {

        /** The class whose maps these are: the right one, or else the one of the highest score. */
        public int mapClass() {
            return label < 0 ? top : label;
        }
    }

    /**
     * Where a map says the class is.
     *
     * @param box in the photo's pixels; empty where nothing is above the threshold
     * @param iou of the box with the true box that it meets best; NaN without true boxes
     */
    public record Located(Optional<Box> box, double iou) {
    }

    /** Adds the next image's results. */
    public synchronized void add(ImageResult image) {
        if (image.hasFailed()) {
            failures.add(new Failure(image.index(), image.image(), image.label(), image.failure()));
            return;
        }
        int row = images.size();
        var label = labels.computeIfAbsent(image.label(), text -> text);
        images.add(new Image(image.index(), image.image(), image.width(), image.height(), label, image.boxes(),
                image.note()));
        for (int n = 0; n < ofNetworks.length; n++) {
            var said = image.networks().get(n);
            ofNetworks[n].putPair(LABEL, row, said.label(), said.rank());
            ofNetworks[n].putPair(TOP, row, said.top().get(0), 0);
            ofNetworks[n].put(CONFIDENCE, row, said.probabilities().get(0));
            ofNetworks[n].put(LABEL_PROBABILITY, row, said.labelProbability());
            for (int s = 0; s < said.maps().size(); s++) {
                ofMaps[n][s].put(row, said.maps().get(s));
            }
        }
    }

    /** The results so far; they stay as they are, whatever is added later. */
    public synchronized Results snapshot() {
        return new Results(this);
    }

    /** All that the results depend on. */
    public Parameters parameters() {
        return parameters;
    }

    /** The names of the networks. */
    public List<String> networks() {
        return parameters.networks().stream().map(Parameters.NetworkParameters::name).toList();
    }

    /** The measures that this evaluation has: all but those of further passes that nobody asked for. */
    public List<Measure> measures() {
        var wanted = PerturbationMeasures.of(parameters.measures(), 1).measures();
        return Arrays.stream(Measure.values()).filter(measure -> !measure.needsPasses() || wanted.contains(measure))
                .toList();
    }

    /** What a network's class is called. */
    public String className(int network, int classIndex) {
        return parameters.networks().get(network).names().get(classIndex);
    }

    /** What maps come from, the methods and then the baselines, as tables call them. */
    public List<String> sources() {
        return sources;
    }

    /** Whether a source is a baseline, which knows no network. */
    public boolean isBaseline(int source) {
        return source >= parameters.methods().size();
    }

    /** How many images have results. */
    public int images() {
        return images.size();
    }

    /** Those that could not be evaluated. */
    public List<Failure> failures() {
        return List.copyOf(failures);
    }

    /** An image. */
    public Row row(int row) {
        var image = images.get(row);
        var said = new ArrayList<Said>();
        for (int n = 0; n < ofNetworks.length; n++) {
            var numbers = numbers(n, 0, row);
            var maps = Arrays.stream(ofMaps[n]).map(each -> new Located(each.box(row), each.number(MapResult.IOU, row)))
                    .toList();
            said.add(new Said(numbers.label(), numbers.rank(), top(n, row), numbers.confidence(),
                    numbers.labelProbability(), maps));
        }
        return new Row(row, image.index(), image.name(), image.width(), image.height(), image.label(),
                image.boxes().stream().map(each -> new Box(each.get(0), each.get(1), each.get(2), each.get(3))).toList(),
                image.note(), said);
    }

    /** The class of the highest score. */
    public int top(int network, int row) {
        return ofNetworks[network].first(TOP, row);
    }

    /** The right class; −1 where that is not known, or the network has no such class. */
    public int label(int network, int row) {
        return ofNetworks[network].first(LABEL, row);
    }

    /** What was measured of a map, by the names of {@link MapResult}; NaN where it was not. */
    double number(int network, int source, String key, int row) {
        return ofMaps[network][source].number(key, row);
    }

    /**
     * A measure's number of an image; NaN where it has none. {@link Measure#MAX_BOX_ACC} and V2 are at the threshold
     * that is best for all images so far.
     */
    public double value(int network, int source, Measure measure, int row) {
        return switch (measure) {
            case MAX_BOX_ACC -> ofMaps[network][source].largest(row);
            case MAX_BOX_ACC_V2 -> ofMaps[network][source].any(row);
            default -> measure.of(numbers(network, source, row));
        };
    }

    /** A measure's numbers, one an image. */
    public double[] values(int network, int source, Measure measure) {
        return IntStream.range(0, images()).mapToDouble(row -> value(network, source, measure, row)).toArray();
    }

    private Measure.Numbers numbers(int network, int source, int row) {
        var said = ofNetworks[network];
        var map = ofMaps[network][source];
        return new Measure.Numbers() {

            @Override
            public int label() {
                return said.first(LABEL, row);
            }

            @Override
            public int rank() {
                return said.second(LABEL, row);
            }

            @Override
            public double confidence() {
                return said.number(CONFIDENCE, row);
            }

            @Override
            public double labelProbability() {
                return said.number(LABEL_PROBABILITY, row);
            }

            @Override
            public double map(String key) {
                return map.number(key, row);
            }
        };
    }

    /** Every figure with its interval; slow for many images. */
    public Summary summary() {
        return summary(() -> { });
    }

    /**
     * The same.
     *
     * @param check is run before each figure, on the thread that finds it; what it throws ends the work
     */
    public Summary summary(Runnable check) {
        return Summary.of(this, true, check);
    }

    /** Every figure without intervals, which are NaN; quick enough to be asked while images come. */
    public Summary means() {
        return Summary.of(this, false, () -> { });
    }

    /** Which classes were taken for which; only images whose class the network has. */
    public Confusion confusion(int network) {
        int[] rows = labelled(network);
        return Confusion.of(IntStream.of(rows).map(row -> label(network, row)).toArray(),
                IntStream.of(rows).map(row -> top(network, row)).toArray());
    }

    /** Whether the network is right as often as it is sure, of the same images. */
    public Calibration calibration(int network) {
        int[] rows = labelled(network);
        var right = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            right[i] = label(network, rows[i]) == top(network, rows[i]);
        }
        return Calibration.of(IntStream.of(rows).mapToDouble(row -> value(network, 0, Measure.CONFIDENCE, row)).toArray(),
                right);
    }

    private int[] labelled(int network) {
        return IntStream.range(0, images()).filter(row -> label(network, row) >= 0).toArray();
    }

    /**
     * The figures of each class, by its index: of the images' right classes, or where those are not known of the classes
     * that they were taken for.
     */
    public List<ClassFigures> classes(int network, int source) {
        var rows = rowsByClass(network);
        var predicted = new HashMap<Integer, Integer>();
        IntStream.range(0, images()).forEach(row -> predicted.merge(top(network, row), 1, Integer::sum));
        var classes = new ArrayList<ClassFigures>();
        rows.forEach((classIndex, own) -> {
            var means = new EnumMap<Measure, Double>(Measure.class);
            for (var measure : measures()) {
                means.put(measure, own.stream().mapToDouble(row -> value(network, source, measure, row))
                        .filter(value -> !Double.isNaN(value)).average().orElse(Double.NaN));
            }
            classes.add(new ClassFigures(classIndex, own.size(), predicted.getOrDefault(classIndex, 0), means));
        });
        return List.copyOf(classes);
    }

    /** Which images have maps of which class: {@link Said#mapClass}. */
    Map<Integer, List<Integer>> rowsByClass(int network) {
        var rows = new TreeMap<Integer, List<Integer>>();
        for (int row = 0; row < images(); row++) {
            int own = label(network, row) < 0 ? top(network, row) : label(network, row);
            rows.computeIfAbsent(own, each -> new ArrayList<>()).add(row);
        }
        return rows;
    }

    /** How many images have an IoU in each of 20 bins, {@code [k/20, (k+1)/20)}, 1 in the last. */
    public int[] iouHistogram(int network, int source) {
        var counts = new int[IOU_BINS];
        for (double iou : values(network, source, Measure.IOU)) {
            if (!Double.isNaN(iou)) {
                counts[iouBin(iou)]++;
            }
        }
        return counts;
    }

    /** The bin that an IoU is in; −1 for NaN. */
    public static int iouBin(double iou) {
        return Double.isNaN(iou) ? -1 : Math.min(IOU_BINS - 1, (int) (iou * IOU_BINS));
    }

    /** How many boxes are right at each threshold. */
    public ThresholdCurve curve(int network, int source) {
        return ofMaps[network][source].curve();
    }

    /** Whether measures agree on which of a network's methods is better; empty for fewer than three methods. */
    public Optional<Agreement> agreement(int network) {
        return Agreement.of(this, network);
    }

    /** Whether maps depend on what the networks learned; empty where that was not asked. */
    public Optional<Sanity> sanity() {
        return sanity;
    }

    /** What is suspicious about where the networks look, the most striking first. */
    public List<Finding> findings() {
        return Suspicion.of(this);
    }
}
