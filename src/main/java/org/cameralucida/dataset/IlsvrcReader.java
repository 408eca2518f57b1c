package org.cameralucida.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Labels;

/**
 * ILSVRC's validation photos as distributed: photos in one folder, PASCAL VOC annotations, and anywhere in the folder
 * or just above it the lists of a development kit. The label of a photo is, in this order:
 * <ol>
 * <li>line n of {@code ILSVRC20xx_…_ground_truth.txt}, n being the number at the end of the photo's name, or its place
 * in the order of names; the number there is ILSVRC's own and goes through {@code meta_clsloc.mat} to a WordNet id;</li>
 * <li>its line in {@code labels.txt} or {@code val.txt} ({@code file index}): a place, from 0, in the order of the
 * WordNet ids, or of {@code synset_words.txt} where that is there;</li>
 * <li>the class of the first object of its annotation.</li>
 * </ol>
 * Photos on the blacklist (their numbers) keep their label and lose their boxes: ILSVRC's localisation error leaves
 * them out, its classification error does not (eval_clsloc.m of the development kit).
 */
final class IlsvrcReader implements LayoutReader {

    private static final int DEPTH = 6;
    private static final Pattern GROUND_TRUTH = Pattern.compile("ILSVRC20\\d\\d_.*ground_truth\\.txt");
    private static final Pattern BLACKLIST = Pattern.compile("ILSVRC20\\d\\d_.*blacklist\\.txt");
    private static final Pattern META = Pattern.compile("meta(_clsloc)?\\.mat");
    private static final Pattern NAMES = Pattern.compile("synset_words\\.txt");
    private static final Pattern LIST = Pattern.compile("(labels|val)\\.txt");
    private static final Pattern LISTED = Pattern.compile("(?i).*\\.(jpe?g|png)\\s+\\d{1,9}");
    private static final Pattern VALIDATION = Pattern.compile("ILSVRC20\\d\\d_val_\\d{8}\\..*");
    private static final Pattern NUMBER = Pattern.compile("_(\\d{8})$");
    private static final List<String> PHOTOS = List.of("", "images", "JPEGImages", "val", "ILSVRC2012_img_val");
    private static final List<String> ANNOTATIONS = List.of("annotations", "Annotations");

    @Override
    public Optional<Path> sign(Path root) {
        if (!Files.isDirectory(root)) {
            return Optional.empty();
        }
        var lists = new Lists(root, new Found());
        var known = lists.first(GROUND_TRUTH).or(() -> lists.first(LIST).filter(IlsvrcReader::listsPhotos));
        return known.isPresent() ? known : PHOTOS.stream()
                .anyMatch(folder -> PhotoTree.anyPhoto(root.resolve(folder), 0).isPresent())
                        ? ANNOTATIONS.stream().map(root::resolve).filter(Files::isDirectory).findFirst()
                        : Optional.empty();
    }

    private static boolean listsPhotos(Path list) {
        return TextFile.lines(list).stream().limit(1).anyMatch(line -> LISTED.matcher(line.strip()).matches());
    }

    @Override
    public Found read(Path root) {
        var found = new Found();
        var lists = new Lists(root, found);
        var annotations = new HashMap<String, Path>();
        for (var file : PhotoTree.files(root, DEPTH, file -> file.toString().endsWith(".xml"), found)) {
            annotations.put(stem(file), file);
        }
        var photos = PhotoTree.photos(root, found);
        var validation = photos.stream().filter(file -> VALIDATION.matcher(PhotoTree.ownName(file)).matches()).toList();
        photos = validation.isEmpty() ? photos : validation;
        var labels = labels(lists, photos, annotations, found);
        var blacklist = blacklist(lists);
        int left = 0;
        for (int i = 0; i < photos.size(); i++) {
            var photo = photos.get(i);
            boolean listed = blacklist.contains(number(photo, i));
            left += listed ? 1 : 0;
            var xml = Optional.ofNullable(annotations.get(stem(photo)));
            var name = PhotoTree.name(root, photo);
            var label = labels.of(photo, i);
            if (label.isEmpty()) {
                found.count("found.unlabelled", name);
            }
            if (xml.isEmpty() && !annotations.isEmpty() && !listed) {
                found.count("found.unannotated", name);
            }
            found.add(new Example(name, photo, label, listed ? new Truth.None()
                    : xml.<Truth>map(Truth.Voc::new).orElse(new Truth.Beside())));
        }
        if (left > 0) {
            found.note("ilsvrc.blacklist", left);
        }
        return found;
    }

    /** Which label a photo has. */
    private interface LabelOf {
        Optional<ClassName> of(Path photo, int place);
    }

    private static LabelOf labels(Lists lists, List<Path> photos, Map<String, Path> annotations, Found found) {
        var truth = lists.first(GROUND_TRUTH);
        var meta = lists.first(META);
        var list = lists.first(LIST).filter(IlsvrcReader::listsPhotos);
        if (truth.isPresent() && meta.isPresent()) {
            found.note("ilsvrc.numbers", PhotoTree.ownName(truth.get()), PhotoTree.ownName(meta.get()));
            return numbered(truth.get(), SynsetTable.read(meta.get()), lists, photos, found);
        }
        if (truth.isPresent() && list.isEmpty() && annotations.isEmpty()) {
            throw Problem.of(IlsvrcReader.class, "ilsvrc.meta", PhotoTree.ownName(truth.get()));
        }
        if (list.isPresent()) {
            found.note("ilsvrc.list", PhotoTree.ownName(list.get()));
            var labels = listed(list.get(), lists.first(NAMES), found);
            return (photo, place) -> Optional.ofNullable(labels.get(PhotoTree.ownName(photo)));
        }
        found.note("ilsvrc.annotations");
        return (photo, place) -> annotated(annotations.get(stem(photo)), found);
    }

    private static LabelOf numbered(Path truth, Map<Integer, ClassName> synsets, Lists lists, List<Path> photos,
            Found found) {
        var lines = TextFile.lines(truth);
        if (photos.stream().anyMatch(photo -> !NUMBER.matcher(stem(photo)).find()) && lines.size() != photos.size()) {
            throw Problem.of(IlsvrcReader.class, "ilsvrc.count", truth.toString(), lines.size(), photos.size());
        }
        var names = lists.first(NAMES).map(TextFile::names).orElse(Map.of());
        return (photo, place) -> {
            int number = number(photo, place);
            if (number < 1 || number > lines.size()) {
                return Optional.empty();
            }
            var line = lines.get(number - 1).strip();
            var synset = line.matches("\\d{1,9}") ? synsets.get(Integer.parseInt(line)) : null;
            if (synset == null) {
                found.count("found.unknownClass", PhotoTree.ownName(photo) + ": " + line);
                return Optional.empty();
            }
            return Optional.of(named(synset, names, found));
        };
    }

    private static ClassName named(ClassName synset, Map<String, String> names, Found found) {
        var id = synset.id().orElseThrow();
        return found.className(id, ClassName.ofId(id, Optional.ofNullable(names.get(id)).or(synset::name)));
    }

    private static Map<String, ClassName> listed(Path list, Optional<Path> names, Found found) {
        var order = names.map(file -> Labels.of(TextFile.lines(file))).orElse(Labels.imagenet());
        var labels = new HashMap<String, ClassName>();
        for (var line : TextFile.lines(list)) {
            var words = line.strip().split("\\s+(?=\\S+$)");
            if (words.length != 2 || !words[1].matches("\\d{1,9}")) {
                found.count("found.line", list.getFileName() + ": " + line);
                continue;
            }
            int index = Integer.parseInt(words[1]);
            if (index >= order.size()) {
                found.count("found.unknownClass", line);
                continue;
            }
            var id = Optional.ofNullable(order.id(index));
            labels.put(words[0].substring(words[0].lastIndexOf('/') + 1), id
                    .map(known -> found.className(known, ClassName.ofId(known, Optional.of(order.name(index)))))
                    .orElseGet(() -> found.className(order.name(index))));
        }
        return labels;
    }

    private static Optional<ClassName> annotated(Path xml, Found found) {
        try {
            var objects = xml == null ? List.<TrueBox>of()
                    : VocXml.read(xml).map(Annotation::objects).orElse(List.of());
            if (objects.stream().map(each -> each.id().or(each::name)).distinct().count() > 1) {
                found.count("found.several", PhotoTree.ownName(xml));
            }
            return objects.stream().filter(TrueBox::isOfSomething).findFirst()
                    .map(each -> found.className(each.id().or(each::name).orElseThrow()));
        } catch (Problem unreadable) {
            found.count("found.line", PhotoTree.ownName(xml));
            return Optional.empty();
        }
    }

    private static Set<Integer> blacklist(Lists lists) {
        var numbers = new HashSet<Integer>();
        lists.first(BLACKLIST).map(TextFile::lines).orElse(List.of()).stream().map(String::strip)
                .filter(line -> line.matches("\\d{1,9}")).map(Integer::valueOf).forEach(numbers::add);
        return numbers;
    }

    /** The number at the end of a photo's name, otherwise its place in the order of names, from 1. */
    private static int number(Path photo, int place) {
        var number = NUMBER.matcher(stem(photo));
        return number.find() ? Integer.parseInt(number.group(1)) : place + 1;
    }

    private static String stem(Path file) {
        return PhotoTree.ownName(file).replaceFirst("\\.[^.]*$", "");
    }

    /** The lists of a development kit, wherever they lie: in the data set's folder, or just above it. */
    private static final class Lists {

        private final List<Path> files = new ArrayList<>();

        Lists(Path root, Found found) {
            files.addAll(PhotoTree.files(root, DEPTH, Lists::isList, found));
            if (root.getParent() != null) {
                files.addAll(PhotoTree.files(root.getParent(), 1, Lists::isList, new Found()));
            }
        }

        private static boolean isList(Path file) {
            var name = PhotoTree.ownName(file);
            return List.of(GROUND_TRUTH, BLACKLIST, META, NAMES, LIST).stream()
                    .anyMatch(pattern -> pattern.matcher(name).matches());
        }

        Optional<Path> first(Pattern name) {
            return files.stream().filter(file -> name.matcher(PhotoTree.ownName(file)).matches()).findFirst();
        }
    }
}
