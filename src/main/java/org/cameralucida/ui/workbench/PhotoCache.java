package org.cameralucida.ui.workbench;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cameralucida.image.Photo;

/** The few photos decoded last, as many as fit into a number of pixels; the newest is always kept. */
public final class PhotoCache {

    /** Three photos of twelve megapixels: the one that is shown, the next, and the way back. */
    private static final long ENOUGH = 36_000_000;
    /** A small photo is decoded again in no time. */
    static final int MOST = 8;

    private final long limit;
    private final Map<Object, Photo> photos = new LinkedHashMap<>(16, 0.75f, true);
    private long pixels;

    /** @param limit pixels in all */
    public PhotoCache(long limit) {
        this.limit = limit;
    }

    /** As many pixels as are of use, where they fill no more than an eighth of the heap. */
    public static PhotoCache ofThisMachine() {
        return new PhotoCache(Math.min(ENOUGH, Runtime.getRuntime().maxMemory() / 8 / Integer.BYTES));
    }

    /** The decoded photo; null if it is not here. */
    public synchronized Photo get(Object key) {
        return photos.get(key);
    }

    /** Keeps a photo; the ones used longest ago may have to go. */
    public synchronized void put(Object key, Photo photo) {
        var before = photos.put(key, photo);
        pixels += size(photo) - (before == null ? 0 : size(before));
        var oldest = photos.entrySet().iterator();
        while (photos.size() > MOST || pixels > limit && photos.size() > 1) {
            pixels -= size(oldest.next().getValue());
            oldest.remove();
        }
    }

    synchronized int count() {
        return photos.size();
    }

    private static long size(Photo photo) {
        return (long) photo.raster().width() * photo.raster().height() * (photo.isEdited() ? 2 : 1);
    }
}
