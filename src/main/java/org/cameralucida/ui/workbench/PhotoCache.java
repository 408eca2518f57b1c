package org.cameralucida.ui.workbench;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cameralucida.image.Photo;

/** The photos decoded last, as many as fit into a number of pixels; the newest is always kept. Used on one thread. */
public final class PhotoCache {

    private final long limit;
    private final Map<Object, Photo> photos = new LinkedHashMap<>(16, 0.75f, true);
    private long pixels;

    /** @param limit pixels in all */
    public PhotoCache(long limit) {
        this.limit = limit;
    }

    /** As many pixels as fill an eighth of the heap. */
    public static PhotoCache ofThisMachine() {
        return new PhotoCache(Runtime.getRuntime().maxMemory() / 8 / Integer.BYTES);
    }

    /** The decoded photo; null if it is not here. */
    public Photo get(Object key) {
        return photos.get(key);
    }

    /** Whether a photo is one of those that are kept. */
    boolean holds(Photo photo) {
        return photos.containsValue(photo);
    }

    /** Keeps a photo; the ones used longest ago may have to go. */
    public void put(Object key, Photo photo) {
        var before = photos.put(key, photo);
        pixels += size(photo) - (before == null ? 0 : size(before));
        var oldest = photos.entrySet().iterator();
        while (pixels > limit && photos.size() > 1) {
            pixels -= size(oldest.next().getValue());
            oldest.remove();
        }
    }

    int count() {
        return photos.size();
    }

    private static long size(Photo photo) {
        return (long) photo.raster().width() * photo.raster().height();
    }
}
