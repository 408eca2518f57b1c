package org.cameralucida.convention;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cameralucida.message.Message;
import org.cameralucida.message.Problem;

/**
 * A network and the files beside it, found in what a user opens: an {@code .onnx} file, a folder of one, a zip of one.
 *
 * @param files what lies there
 * @param model the network's path among them
 * @param others the paths of the other networks there
 * @param notes why it is this one, and what is broken
 */
public record NetworkFiles(FileTree files, String model, List<String> others, List<Message> notes)
        implements AutoCloseable {

    /** How deep the cache of a hub lays its folders. */
    private static final int DEEPEST = 5;
    private static final int LARGEST_POINTER = 1024;
    private static final String POINTER = "version https://git-lfs.github.com/spec/v1";
    private static final Pattern NETWORK = Pattern.compile("(?i).*\\.onnx");
    private static final Pattern PART = Pattern.compile(
            "(?i).*\\.onnx.*\\.(part|partial|crdownload|download|incomplete|tmp|aria2|filepart)"
                    + "|.*\\.(part|crdownload|incomplete)");
    private static final Pattern UNCONVERTED = Pattern.compile("(?i).*\\.(safetensors|pth?|h5|keras|pb|tflite|bin|pdmodel|"
            + "pdiparams|ckpt|msgpack|engine|caffemodel)");
    private static final Pattern PHOTO = Pattern.compile("(?i).*\\.(jpe?g|png|bmp|gif|webp|tiff?)");
    private static final int MANY_PHOTOS = 20;
    /** Folders that makers put a network into, whose settings lie one folder up. */
    private static final List<String> INNER = List.of("onnx", "model", "models", "weights");
    /** Endings of the same network in other numbers, the nearest to the original first. */
    private static final List<String> VARIANTS = List.of("fp16", "bf16", "float16", "half", "quantized", "quant", "int8",
            "uint8", "q8", "dynamic", "bnb4", "q4f16", "q4");
    private static final List<String> USUAL = List.of("model", "end2end", "inference", "best", "vision_model", "network");
    private static final Pattern NOT_OF_IMAGES = Pattern.compile("(?i).*(text|token|decoder|embed_tokens|prompt).*");

    /**
     * Finds the network in a file, folder or zip; of one in a zip, {@code custom.zip/onnx/model.onnx} is a path.
     *
     * @throws Problem if there is none, or it is not whole
     */
    public static NetworkFiles of(Path path) {
        if (Files.isDirectory(path)) {
            return chosen(FolderTree.of(path, DEEPEST));
        }
        var zip = zip(path);
        if (zip.isPresent()) {
            var inner = zip.get().relativize(path).toString().replace('\\', '/');
            var tree = ZipTree.of(zip.get());
            try {
                return inner.isEmpty() ? chosen(tree) : named(tree, inner);
            } catch (Problem e) {
                tree.close();
                throw e;
            }
        }
        return single(path);
    }

    /** The zip that a path is, or leads into. */
    public static Optional<Path> zip(Path path) {
        return Stream.iterate(path, p -> p != null, Path::getParent).limit(DEEPEST + 1)
                .filter(p -> String.valueOf(p.getFileName()).toLowerCase(Locale.ROOT).endsWith(".zip"))
                .filter(Files::isRegularFile).findFirst();
    }

    private static NetworkFiles named(FileTree tree, String model) {
        if (!tree.paths().contains(model)) {
            throw Problem.of(NetworkFiles.class, "zip.missing", tree.name(), model);
        }
        checkWhole(tree, model);
        return new NetworkFiles(tree, model, others(tree, model), List.of());
    }

    /** The other networks of a tree, those that are meant for pictures first. */
    private static List<String> others(FileTree tree, String model) {
        return tree.paths().stream().filter(path -> NETWORK.matcher(path).matches() && !path.equals(model)
                && isWhole(tree, path)).sorted(Comparator.comparing(NetworkFiles::rank)).toList();
    }

    private static NetworkFiles single(Path file) {
        var folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file.toAbsolutePath());
        var name = String.valueOf(file.getFileName());
        boolean isInner = folder.getFileName() != null && folder.getParent() != null
                && INNER.contains(folder.getFileName().toString().toLowerCase(Locale.ROOT));
        if (!Files.isRegularFile(file)) {
            return new NetworkFiles(new FolderTree(folder, List.of()), name, List.of(), List.of());
        }
        var own = FolderTree.of(folder, 1);
        if (!isInner) {
            checkWhole(own, name);
            return new NetworkFiles(own, name, List.of(), List.of());
        }
        var inside = folder.getFileName() + "/";
        var paths = new ArrayList<>(FolderTree.of(folder.getParent(), 1).paths());
        own.paths().forEach(path -> paths.add(inside + path));
        var both = new FolderTree(folder.getParent(), paths);
        checkWhole(both, inside + name);
        return new NetworkFiles(both, inside + name, others(both, inside + name), List.of());
    }

    private static NetworkFiles chosen(FileTree tree) {
        var all = tree.paths().stream().filter(path -> NETWORK.matcher(path).matches()).toList();
        var whole = all.stream().filter(path -> isWhole(tree, path)).toList();
        if (whole.isEmpty()) {
            throw missing(tree, all);
        }
        var notes = new ArrayList<Message>();
        all.stream().filter(path -> !whole.contains(path)).forEach(path -> notes.add(
                Message.of(NetworkFiles.class, "network.broken", path)));
        var named = namedByMaker(tree, whole);
        var ranked = whole.stream().sorted(Comparator.comparing((String path) -> !named.filter(path::equals).isPresent())
                .thenComparing(NetworkFiles::rank).thenComparing(path -> path.chars().filter(c -> c == '/').count())
                .thenComparing(Comparator.naturalOrder())).toList();
        var others = ranked.subList(1, ranked.size());
        if (!others.isEmpty()) {
            notes.add(Message.of(NetworkFiles.class, "network.chosen", ranked.get(0), tree.name(),
                    others.size(), String.join(", ", others.subList(0, Math.min(6, others.size())))));
        }
        return new NetworkFiles(tree, ranked.get(0), others, notes);
    }

    /** What a maker's own file names as the network, where it does. */
    private static Optional<String> namedByMaker(FileTree tree, List<String> networks) {
        return Stream.of("cvexport.manifest", "signature.json").flatMap(name -> tree.paths().stream()
                .filter(path -> path.equals(name) || path.endsWith("/" + name))).findFirst().flatMap(path -> {
                    var fields = Fields.json(ClassNames.text(tree.read(path, 16L << 20)));
                    var folder = path.substring(0, path.lastIndexOf('/') + 1);
                    return CustomVision.model(fields).or(() -> fields.text("filename").map(CustomVision::fileName))
                            .map(file -> folder + file).filter(networks::contains);
                });
    }

    /** How unlike the network that is meant a file's name is. */
    private static int rank(String path) {
        var stem = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT).replaceFirst("\\.onnx$", "");
        int variant = 0;
        for (int i = 0; i < VARIANTS.size(); i++) {
            if (stem.matches(".*[_.-]" + VARIANTS.get(i) + "\\b.*|.*[_.-]" + VARIANTS.get(i) + "([_.-].*)?")) {
                variant = i + 1;
                break;
            }
        }
        int usual = USUAL.contains(stem) ? USUAL.indexOf(stem) : USUAL.size();
        return (NOT_OF_IMAGES.matcher(stem).matches() ? 10_000 : 0) + 100 * variant + usual;
    }

    private static Problem missing(FileTree tree, List<String> broken) {
        if (!broken.isEmpty()) {
            return broken(tree, broken.get(0));
        }
        var part = tree.paths().stream().filter(path -> PART.matcher(path).matches()).findFirst();
        if (part.isPresent()) {
            return Problem.of(NetworkFiles.class, "network.part", tree.name(), part.get());
        }
        var nested = tree.paths().stream().filter(path -> path.toLowerCase(Locale.ROOT).endsWith(".zip")).findFirst();
        if (nested.isPresent()) {
            return Problem.of(NetworkFiles.class, "network.nested", tree.name(), nested.get());
        }
        var other = tree.paths().stream().filter(path -> UNCONVERTED.matcher(path).matches()).findFirst();
        return other.isPresent() ? Problem.of(NetworkFiles.class, "network.unconverted", tree.name(), other.get())
                : Problem.of(NetworkFiles.class, "network.none", tree.name());
    }

    private static Problem broken(FileTree tree, String path) {
        return tree.size(path) == 0 ? Problem.of(NetworkFiles.class, "network.empty", path)
                : Problem.of(NetworkFiles.class, "network.pointer", path);
    }

    private static void checkWhole(FileTree tree, String path) {
        if (!isWhole(tree, path)) {
            throw broken(tree, path);
        }
    }

    private static boolean isWhole(FileTree tree, String path) {
        return tree.size(path) > 0 && !isPointer(tree, path);
    }

    /** Whether a file is what Git keeps in the place of a large one. */
    private static boolean isPointer(FileTree tree, String path) {
        return tree.size(path) < LARGEST_POINTER
                && ClassNames.text(tree.read(path, LARGEST_POINTER)).startsWith(POINTER);
    }

    /**
     * Whether a folder or zip is one of a network, by what lies in it: a network, part of one, or settings of one and no
     * network at all.
     */
    public static boolean isNetwork(Path path) {
        try {
            if (Files.isDirectory(path)) {
                return isOfNetwork(FolderTree.of(path, DEEPEST));
            }
            if (!zip(path).filter(path::equals).isPresent()) {
                return false;
            }
            try (var tree = ZipTree.of(path)) {
                return isOfNetwork(tree);
            }
        } catch (Problem e) {
            // A zip that cannot be read is no data set either: opening it says why.
            return !Files.isDirectory(path);
        }
    }

    private static boolean isOfNetwork(FileTree tree) {
        long networks = tree.paths().stream().filter(path -> NETWORK.matcher(path).matches()
                || path.toLowerCase(Locale.ROOT).contains(".onnx.")
                || path.matches("(.*/)?(preprocessor_config\\.json|cvexport\\.manifest)")).count();
        long photos = tree.paths().stream().filter(path -> PHOTO.matcher(path).matches()).count();
        // A network among one's photos does not make them its folder.
        return networks > 0 && (photos < MANY_PHOTOS || photos < networks * MANY_PHOTOS);
    }

    /**
     * The networks that lie together in a folder or zip, as paths that can be opened, the one that is taken if nobody
     * says which first; empty where there is but one, or the path is no folder, no zip, and in none that makers use.
     */
    public static List<Path> together(Path path) {
        try (var found = of(path)) {
            var root = found.files() instanceof FolderTree tree ? tree.folder() : zip(path).orElse(path);
            var all = Stream.concat(Stream.of(found.model()), found.others().stream());
            var ordered = NETWORK.matcher(path.toString()).matches() ? all.sorted(Comparator.comparing(NetworkFiles::rank))
                    : all;
            return found.others().isEmpty() ? List.of() : ordered.map(root::resolve).toList();
        } catch (Problem e) {
            return List.of();
        }
    }

    /** What to call the network: by its file, or by its folder where every maker's file is called the same. */
    public String name(Path opened) {
        var stem = model.substring(model.lastIndexOf('/') + 1).replaceFirst("(?i)\\.onnx$", "");
        boolean isUsual = USUAL.stream().anyMatch(usual -> stem.equals(usual) || stem.startsWith(usual + "_"));
        return isUsual && !NETWORK.matcher(opened.toString()).matches() ? files.name().replaceFirst("(?i)\\.zip$", "")
                : stem;
    }

    /** The file on the disk that the network, or the zip that it is in, lies in. */
    public Optional<Path> file() {
        return files instanceof FolderTree tree ? Optional.of(tree.file(model)) : Optional.empty();
    }

    @Override
    public void close() {
        files.close();
    }
}
