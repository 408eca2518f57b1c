package org.cameralucida.ui.workbench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.cameralucida.image.Edit;
import org.cameralucida.image.Photo;
import org.cameralucida.image.PhotoReader;
import org.cameralucida.image.Raster;
import org.cameralucida.ui.kit.Failure;

/** An opened photo: a file, or a picture that was pasted. */
public final class PhotoItem {

    private final Path file;
    private final Photo picture;
    private final ReadOnlyObjectWrapper<Raster> thumbnail = new ReadOnlyObjectWrapper<>();
    private final StringProperty caption = new SimpleStringProperty("");
    private final ObjectProperty<Failure> failure = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<List<Edit>> shownEdits = new ReadOnlyObjectWrapper<>(List.of());
    /** The same, for whoever reads it on another thread. */
    private volatile List<Edit> edits = List.of();

    private PhotoItem(Path file, Photo picture) {
        this.file = file;
        this.picture = picture;
    }

    /** A photo in a file. */
    public static PhotoItem of(Path file) {
        return new PhotoItem(file.toAbsolutePath().normalize(), null);
    }

    /** A picture that is no file. */
    public static PhotoItem of(Photo picture) {
        return new PhotoItem(null, picture);
    }

    /** What tells it from others: its file, or the picture itself. */
    public Object key() {
        return file == null ? picture : file;
    }

    /** Its file; empty for a pasted picture. */
    public Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    /** The name that the user knows it by. */
    public String name() {
        return file == null ? picture.name() : String.valueOf(file.getFileName());
    }

    /** Decodes it, and does its edits; slow. */
    public Photo read() {
        return read(null);
    }

    /**
     * The same; slow.
     *
     * @param known the photo as it was decoded before, with whatever edits; null if it was not
     */
    public Photo read(Photo known) {
        return (known == null ? original() : known).with(edits);
    }

    /** Decodes it small, and does its edits; slow. */
    public Photo read(int maxSide) {
        return (file == null ? picture : PhotoReader.read(file, maxSide)).with(edits);
    }

    /** Decodes it as it is without edits; slow for a file. */
    public Photo original() {
        return file == null ? picture : PhotoReader.read(file);
    }

    /** What was done to it, one after the other. */
    public ReadOnlyObjectProperty<List<Edit>> editsProperty() {
        return shownEdits.getReadOnlyProperty();
    }

    /** Whether a photo shows of it what is to be seen: its edits, and none but those. */
    boolean isShownBy(Photo photo) {
        return photo.edits().equals(edits);
    }

    /** From now on these are its edits. */
    void edit(List<Edit> now) {
        edits = List.copyOf(now);
        shownEdits.set(edits);
    }

    /** A small version of it; null while there is none. */
    public ReadOnlyObjectProperty<Raster> thumbnailProperty() {
        return thumbnail.getReadOnlyProperty();
    }

    void setThumbnail(Raster raster) {
        thumbnail.set(raster);
    }

    /** What the network says it is; empty while that is not known. */
    public StringProperty captionProperty() {
        return caption;
    }

    /** Why it cannot be shown; null while it can. */
    public ObjectProperty<Failure> failureProperty() {
        return failure;
    }

    @Override
    public String toString() {
        return name();
    }
}
