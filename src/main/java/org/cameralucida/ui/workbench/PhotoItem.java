package org.cameralucida.ui.workbench;

import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
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

    /** Decodes it; slow. */
    public Photo read() {
        return file == null ? picture : PhotoReader.read(file);
    }

    /** Decodes it small; slow. */
    public Photo read(int maxSide) {
        return file == null ? picture : PhotoReader.read(file, maxSide);
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
