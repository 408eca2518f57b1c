package org.cameralucida.ui.kit;

import java.io.File;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.cameralucida.image.Raster;

/** The desktop's own dialogs and clipboard. Remembers the folder used last for each purpose. */
public final class DesktopDialogs implements Dialogs {

    private static final List<String> PHOTOS = List.of("*.jpg", "*.jpeg", "*.png", "*.gif", "*.bmp", "*.tif", "*.tiff",
            "*.webp", "*.JPG", "*.JPEG", "*.PNG", "*.TIF", "*.TIFF");

    private final Window owner;
    private final Texts texts;
    private final Map<String, File> folders = new HashMap<>();

    /** @param owner the window that the dialogs belong to */
    public DesktopDialogs(Window owner, Texts texts) {
        this.owner = owner;
        this.texts = texts;
    }

    @Override
    public List<Path> openPhotos() {
        var chooser = chooser("photos", "open.photos");
        chooser.getExtensionFilters().addAll(new ExtensionFilter(text("filter.photos"), PHOTOS), everything());
        var files = chooser.showOpenMultipleDialog(owner);
        return files == null ? List.of() : files.stream().map(file -> remember("photos", file)).toList();
    }

    @Override
    public Optional<Path> locatePhoto(Path photo) {
        var chooser = chooser("photos", "open.photos");
        chooser.setTitle(texts.of(DesktopDialogs.class, "locate.photo", String.valueOf(photo.getFileName())));
        chooser.getExtensionFilters().addAll(new ExtensionFilter(text("filter.photos"), PHOTOS), everything());
        return Optional.ofNullable(chooser.showOpenDialog(owner)).map(file -> remember("photos", file));
    }

    @Override
    public Optional<Path> openFolder() {
        return directory("photos", "open.folder");
    }

    private Optional<Path> directory(String purpose, String titleKey) {
        var chooser = new DirectoryChooser();
        chooser.setTitle(text(titleKey));
        chooser.setInitialDirectory(folder(purpose));
        return Optional.ofNullable(chooser.showDialog(owner)).map(file -> remember(purpose, file));
    }

    @Override
    public Optional<Path> openDataSet() {
        return open("photos", "open.dataSet", "filter.dataSets", "*.zip", "*.csv", "*.ZIP", "*.CSV");
    }

    @Override
    public Optional<Path> openMapping() {
        return open("mapping", "open.mapping", "filter.csv", "*.csv", "*.txt");
    }

    @Override
    public Optional<Path> openResults() {
        return directory("results", "open.results");
    }

    private Optional<Path> open(String purpose, String titleKey, String filterKey, String... endings) {
        var chooser = chooser(purpose, titleKey);
        chooser.getExtensionFilters().addAll(new ExtensionFilter(text(filterKey), endings), everything());
        return Optional.ofNullable(chooser.showOpenDialog(owner)).map(file -> remember(purpose, file));
    }

    @Override
    public Optional<Path> openNetwork() {
        return open("networks", "open.network", "filter.networks", "*.onnx", "*.ONNX", "*.zip", "*.ZIP");
    }

    @Override
    public Optional<Path> openSession() {
        return open("save", "open.session", "filter.lucida", "*.lucida");
    }

    @Override
    public Optional<Path> openLesson() {
        return open("save", "open.lesson", "filter.md", "*.md");
    }

    @Override
    public Optional<Path> save(Kind kind, String suggestedName) {
        var chooser = chooser("save", "save." + kind.name().toLowerCase(java.util.Locale.ROOT));
        for (var ending : kind == Kind.FIGURE ? List.of(".png", ".svg")
                : List.of("." + kind.name().toLowerCase(java.util.Locale.ROOT))) {
            chooser.getExtensionFilters().add(new ExtensionFilter(text("filter" + ending), "*" + ending));
        }
        chooser.setInitialFileName(suggestedName);
        return Optional.ofNullable(chooser.showSaveDialog(owner)).map(file -> withEnding(remember("save", file),
                chooser.getSelectedExtensionFilter().getExtensions().get(0).substring(1)));
    }

    private static Path withEnding(Path file, String ending) {
        var name = file.getFileName().toString();
        return name.contains(".") ? file : file.resolveSibling(name + ending);
    }

    @Override
    public void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    @Override
    public void copy(Raster picture) {
        var content = new ClipboardContent();
        content.putImage(Images.of(picture));
        Clipboard.getSystemClipboard().setContent(content);
    }

    @Override
    public Clip paste() {
        var clipboard = Clipboard.getSystemClipboard();
        if (clipboard.hasFiles()) {
            return new Clip(clipboard.getFiles().stream().map(File::toPath).toList(), Optional.empty());
        }
        return new Clip(List.of(), Optional.ofNullable(clipboard.getImage()).filter(DesktopDialogs::usable)
                .map(Images::raster));
    }

    private static boolean usable(Image image) {
        return !image.isError() && image.getWidth() >= 1 && image.getHeight() >= 1;
    }

    private FileChooser chooser(String purpose, String titleKey) {
        var chooser = new FileChooser();
        chooser.setTitle(text(titleKey));
        chooser.setInitialDirectory(folder(purpose));
        return chooser;
    }

    private File folder(String purpose) {
        var folder = folders.get(purpose);
        return folder != null && folder.isDirectory() ? folder : null;
    }

    private Path remember(String purpose, File file) {
        folders.put(purpose, file.getAbsoluteFile().getParentFile());
        return file.toPath();
    }

    private ExtensionFilter everything() {
        return new ExtensionFilter(text("filter.everything"), "*", "*.*");
    }

    private String text(String key) {
        return texts.of(DesktopDialogs.class, key);
    }
}
