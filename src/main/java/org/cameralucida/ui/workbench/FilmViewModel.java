package org.cameralucida.ui.workbench;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.cameralucida.image.Photo;
import org.cameralucida.image.PhotoReader;
import org.cameralucida.message.Message;
import org.cameralucida.message.Problem;
import org.cameralucida.ui.kit.Activities;
import org.cameralucida.ui.kit.Background;
import org.cameralucida.ui.kit.Failure;
import org.cameralucida.ui.kit.Job;
import org.cameralucida.ui.kit.Lane;
import org.cameralucida.ui.kit.Progress;

/**
 * The opened photos and the one that is shown. Thumbnails are made when their item comes into sight, and only so many
 * are kept, so that thousands of photos cost what a screenful does.
 */
public final class FilmViewModel {

    static final int THUMBNAIL_SIDE = 320;
    static final int THUMBNAILS_KEPT = 500;
    private static final int FOLDER_DEPTH = 8;

    private final Activities activities;
    private final Lane opening;
    private final Lane thumbnails;
    private final ObservableList<PhotoItem> items = FXCollections.observableArrayList();
    private final ObservableList<PhotoItem> shownItems = FXCollections.unmodifiableObservableList(items);
    private final Map<Object, PhotoItem> byKey = new HashMap<>();
    private final ObjectProperty<PhotoItem> current = new SimpleObjectProperty<>();
    private final Map<PhotoItem, Job> waiting = new HashMap<>();
    private final Map<PhotoItem, Boolean> kept = new LinkedHashMap<>(16, 0.75f, true);
    private int pasted;

    /** An empty strip. */
    public FilmViewModel(Background background, Activities activities) {
        this.activities = activities;
        opening = background.newestFirst("opening", Integer.MAX_VALUE);
        thumbnails = background.newestFirst("thumbnails", 400);
    }

    /** The photos, in the order in which they were opened. */
    public ObservableList<PhotoItem> items() {
        return shownItems;
    }

    /** The one that is shown; null when there is none. */
    public ObjectProperty<PhotoItem> currentProperty() {
        return current;
    }

    /** Whether no photo is open. */
    public BooleanBinding empty() {
        return Bindings.isEmpty(items);
    }

    /**
     * Opens photos and folders of photos (with the folders in them, by name), and shows the first that is new. What is
     * open already is not opened twice, only shown.
     */
    public void open(List<Path> files) {
        if (files.stream().noneMatch(Files::isDirectory)) {
            add(files.stream().map(PhotoItem::of).toList());
            return;
        }
        var job = opening.run(progress -> expand(files, progress), this::add, activities::fail);
        activities.begin(Message.of(FilmViewModel.class, "opening.folder", name(files.get(0))), job);
    }

    private static List<PhotoItem> expand(List<Path> files, Progress progress) throws Exception {
        var items = new ArrayList<PhotoItem>();
        for (var file : files) {
            if (!Files.isDirectory(file)) {
                items.add(PhotoItem.of(file));
                continue;
            }
            var before = items.size();
            photosIn(file, progress).forEach(path -> items.add(PhotoItem.of(path)));
            if (items.size() == before && files.size() == 1) {
                throw Problem.of(FilmViewModel.class, "opening.noPhotos", name(file));
            }
        }
        return items;
    }

    /** The photos in a folder and the folders in it, by name; links are followed, though never in circles. */
    private static List<Path> photosIn(Path folder, Progress progress) throws IOException {
        var found = new ArrayList<Path>();
        Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), FOLDER_DEPTH, new SimpleFileVisitor<>() {

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes about) {
                progress.check();
                if (about.isRegularFile() && PhotoReader.isPhoto(file)) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException why) throws IOException {
                if (file.equals(folder)) {
                    throw why;
                }
                // A link in a circle, or a folder that may not be read: the others may still have photos.
                return FileVisitResult.CONTINUE;
            }
        });
        found.sort(Comparator.comparing(Path::toString, FilmViewModel::naturally));
        return found;
    }

    /** Opens a picture that is no file. */
    public void open(Photo picture) {
        add(List.of(PhotoItem.of(picture)));
    }

    /** A name for a picture that has none: the next of those with a running number that no open photo has. */
    String freshName(IntFunction<String> numbered) {
        var taken = items.stream().map(PhotoItem::name).collect(Collectors.toSet());
        String name;
        do {
            name = numbered.apply(++pasted);
        } while (taken.contains(name));
        return name;
    }

    /** Opens what is not open yet, and shows the first that is new. */
    void add(List<PhotoItem> opened) {
        if (opened.isEmpty()) {
            return;
        }
        var fresh = new ArrayList<PhotoItem>();
        for (var item : opened) {
            if (byKey.putIfAbsent(item.key(), item) == null) {
                fresh.add(item);
            }
        }
        items.addAll(fresh);
        current.set(byKey.get((fresh.isEmpty() ? opened : fresh).get(0).key()));
    }

    /** Shows the open photo that has the key of another. */
    void show(PhotoItem same) {
        current.set(byKey.get(same.key()));
    }

    /** Shows the photo so many places further; stays at the ends. */
    public void move(int places) {
        if (!items.isEmpty()) {
            var place = items.indexOf(current.get()) + places;
            current.set(items.get(Math.max(0, Math.min(items.size() - 1, place))));
        }
    }

    /** Closes the photo that is shown, and shows its neighbour. */
    public void closeCurrent() {
        var place = items.indexOf(current.get());
        if (place >= 0) {
            var item = items.remove(place);
            forget(item);
            current.set(items.isEmpty() ? null : items.get(Math.min(place, items.size() - 1)));
        }
    }

    /** Closes all photos. */
    public void closeAll() {
        thumbnails.cancel();
        waiting.clear();
        kept.clear();
        byKey.clear();
        items.clear();
        current.set(null);
    }

    private void forget(PhotoItem item) {
        byKey.remove(item.key());
        kept.remove(item);
        hidden(item);
    }

    /** An item has come into sight: it wants its thumbnail. */
    public void shown(PhotoItem item) {
        kept.put(item, true);
        if (item.thumbnailProperty().get() == null && item.failureProperty().get() == null
                && !waiting.containsKey(item)) {
            waiting.put(item, thumbnails.run(progress -> item.read(THUMBNAIL_SIDE), photo -> {
                waiting.remove(item);
                item.setThumbnail(photo.raster());
            }, failure -> {
                waiting.remove(item);
                item.failureProperty().set(new Failure(failure));
            }));
        }
        dropOldest();
    }

    /** An item has left the sight: its thumbnail need not be made any more. */
    public void hidden(PhotoItem item) {
        var job = waiting.remove(item);
        if (job != null) {
            job.cancel();
        }
    }

    private void dropOldest() {
        var oldest = kept.keySet().iterator();
        while (kept.size() > THUMBNAILS_KEPT) {
            var item = oldest.next();
            oldest.remove();
            item.setThumbnail(null);
        }
    }

    /** Does something with every open photo. */
    void forEach(Consumer<PhotoItem> action) {
        items.forEach(action);
    }

    private static String name(Path file) {
        return file.getFileName() == null ? file.toString() : file.getFileName().toString();
    }

    /** As people order names: {@code 2.jpg} before {@code 10.jpg}. */
    static int naturally(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            if (Character.isDigit(a.charAt(i)) && Character.isDigit(b.charAt(j))) {
                var first = digits(a, i);
                var second = digits(b, j);
                var order = new BigInteger(first).compareTo(new BigInteger(second));
                if (order != 0) {
                    return order;
                }
                i += first.length();
                j += second.length();
            } else {
                var order = Character.compare(Character.toLowerCase(a.charAt(i)), Character.toLowerCase(b.charAt(j)));
                if (order != 0) {
                    return order;
                }
                i++;
                j++;
            }
        }
        var rest = Integer.compare(a.length() - i, b.length() - j);
        return rest == 0 ? a.compareTo(b) : rest;
    }

    private static String digits(String text, int from) {
        int to = from;
        while (to < text.length() && Character.isDigit(text.charAt(to))) {
            to++;
        }
        return text.substring(from, to);
    }
}
