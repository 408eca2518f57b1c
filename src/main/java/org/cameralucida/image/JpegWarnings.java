package org.cameralucida.image;

import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/**
 * Listens for what Java's JPEG reader only warns of: libjpeg fills in what is missing with grey, and goes on. The
 * sentences are those of libjpeg's {@code jerror.h} and of {@code JPEGImageReaderResources} in the JDK, which are not
 * translated.
 */
final class JpegWarnings implements IIOReadWarningListener {

    private boolean dataMissing;
    private boolean endMissing;

    @Override
    public void warningOccurred(ImageReader source, String warning) {
        dataMissing |= warning.contains("premature end of data segment") || warning.contains("bad Huffman code");
        endMissing |= warning.contains("Missing EOI") || warning.contains("Premature end of");
    }

    /**
     * Whether part of the picture was made up.
     *
     * @param progressive if so, without an end nobody knows how many passes are missing; otherwise all rows may well
     * be there
     */
    boolean pictureIsIncomplete(boolean progressive) {
        return dataMissing || progressive && endMissing;
    }
}
