package org.cameralucida.image;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/** The image formats that we read, and the readers for them, registered once. */
final class ImageFormats {

    private static final Set<String> EXTENSIONS = Set.of(
            "jpg", "jpeg", "jpe", "jfif", "png", "gif", "bmp", "dib", "tif", "tiff", "webp");

    static {
        // Only pixels in memory are drawn on: a display is not asked for, and must not be missed. Java looks at this but
        // once, when the first image is decoded.
        System.getProperties().putIfAbsent("java.awt.headless", "true");
        // Image data goes through memory, never through temporary files.
        ImageIO.setUseCache(false);
        registerReaders();
    }

    private ImageFormats() {
    }

    /** Registers the readers if that has not happened yet. */
    static void ready() {
        // The work is done by the static initializer.
    }

    /** Whether a file's name ends as a photo's does. */
    static boolean hasPhotoExtension(String name) {
        int dot = name.lastIndexOf('.');
        boolean hidden = name.startsWith(".");
        return dot > 0 && !hidden && EXTENSIONS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    /**
     * The registry finds readers through the context class loader of the thread that is first to ask, which need not
     * be ours (threads of native code have none).
     */
    private static void registerReaders() {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(ImageFormats.class.getClassLoader());
        try {
            var registry = IIORegistry.getDefaultInstance();
            boolean found = false;
            for (var readers = registry.getServiceProviders(ImageReaderSpi.class, false); readers.hasNext();) {
                found |= readers.next() instanceof JPEGImageReaderSpi;
            }
            if (!found) {
                ImageIO.scanForPlugins();
            }
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
