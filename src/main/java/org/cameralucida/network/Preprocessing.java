package org.cameralucida.network;

import java.util.List;
import org.cameralucida.image.Interpolation;
import org.cameralucida.image.Photo;
import org.cameralucida.image.Raster;
import org.cameralucida.image.Region;
import org.cameralucida.image.Resizer;
import org.cameralucida.image.Tensor;

/**
 * How a photo becomes a network's input tensor. A pixel's value v of 0…255 becomes
 * {@code range[0] + v/255·(range[1] − range[0])}, minus {@code mean}, divided by {@code std}.
 *
 * @param layout the order of the tensor's axes
 * @param width columns of the tensor
 * @param height rows of the tensor
 * @param fit how a photo of another shape is made to fit
 * @param shortSide for {@link Fit#CROP}: the length that the photo's short side is resized to before the centre is cut
 *     out; pixels
 * @param channels colours, in order
 * @param range the values of black and white, two numbers
 * @param mean subtracted, one a channel, in the order of {@code channels}
 * @param std divided by, one a channel, none of them 0
 * @param interpolation how it is resized
 */
public record Preprocessing(Layout layout, int width, int height, Fit fit, int shortSide, Channels channels,
                            List<Float> range, List<Float> mean, List<Float> std, Interpolation interpolation) {

    /** @throws IllegalArgumentException if sizes are not positive, lists are not one number a channel, or a std is 0 */
    public Preprocessing {
        range = List.copyOf(range);
        mean = List.copyOf(mean);
        std = List.copyOf(std);
        if (width <= 0 || height <= 0 || shortSide <= 0 || range.size() != 2 || mean.size() != channels.count()
                || std.size() != channels.count() || std.contains(0f)) {
            throw new IllegalArgumentException("preprocessing " + width + "×" + height + " short side " + shortSide
                    + " " + channels + " range " + range + " mean " + mean + " std " + std);
        }
    }

    /** The shape of the tensor, batch 1. */
    public int[] shape() {
        return layout == Layout.NCHW ? new int[]{1, channels.count(), height, width}
                : new int[]{1, height, width, channels.count()};
    }

    /**
     * The region of a photo that the network sees: all of it, or what resizing its short side to {@link #shortSide}
     * and cutting out the centre leave, to the pixel.
     */
    public Region frame(int photoWidth, int photoHeight) {
        if (fit == Fit.SQUASH) {
            return new Region(0, 0, photoWidth, photoHeight);
        }
        // The long side is rounded half to even, as Python rounds; the margin is cut to an integer. (torchvision cuts
        // the long side and rounds the margin: with a margin that ends in a half, its crop lies one pixel further.)
        boolean wide = photoWidth >= photoHeight;
        int shorter = Math.min(photoWidth, photoHeight);
        int longer = Math.max(photoWidth, photoHeight);
        double length = shortSide;
        double resizedLong = Math.rint(length * longer / shorter);
        double resizedWidth = wide ? resizedLong : shortSide;
        double resizedHeight = wide ? shortSide : resizedLong;
        // Where the crop would reach beyond the photo, it is as large as the photo allows, in its own shape.
        double shrink = Math.min(1, Math.min(resizedWidth / width, resizedHeight / height));
        double cropWidth = width * shrink;
        double cropHeight = height * shrink;
        double left = shrink < 1 ? (resizedWidth - cropWidth) / 2 : Math.floor((resizedWidth - width) / 2);
        double top = shrink < 1 ? (resizedHeight - cropHeight) / 2 : Math.floor((resizedHeight - height) / 2);
        double scaleX = photoWidth / resizedWidth;
        double scaleY = photoHeight / resizedHeight;
        double x = Math.max(0, left * scaleX);
        double y = Math.max(0, top * scaleY);
        // By a rounding error it may reach a hair beyond the photo.
        return new Region(x, y, Math.min(cropWidth * scaleX, photoWidth - x),
                Math.min(cropHeight * scaleY, photoHeight - y));
    }

    /** The input tensor of the region of a photo that {@link #frame} names. */
    public Tensor tensor(Photo photo) {
        return tensor(photo, frame(photo.width(), photo.height()));
    }

    /**
     * The input tensor of a region of a photo, squeezed to the network's width and height: as Pillow resizes, which for
     * {@link #frame} is the same as resizing the photo and cutting out the centre.
     *
     * @param region in pixels of the photo at its full size
     * @return {@code [1,C,H,W]} or {@code [1,H,W,C]}
     */
    public Tensor tensor(Photo photo, Region region) {
        var raster = photo.raster();
        double scaleX = (double) raster.width() / photo.width();
        double scaleY = (double) raster.height() / photo.height();
        double left = Math.max(0, region.x() * scaleX);
        double top = Math.max(0, region.y() * scaleY);
        var inRaster = new Region(left, top, Math.min(raster.width(), region.right() * scaleX) - left,
                Math.min(raster.height(), region.bottom() * scaleY) - top);
        return tensor(Resizer.resize(raster, inRaster, width, height, interpolation));
    }

    /** The tensor of a raster of exactly the network's width and height. */
    Tensor tensor(Raster raster) {
        int count = channels.count();
        int pixels = width * height;
        var data = new float[count * pixels];
        int step = layout == Layout.NCHW ? 1 : count;
        int plane = layout == Layout.NCHW ? pixels : 1;
        for (int channel = 0; channel < count; channel++) {
            var table = table(channel);
            for (int i = 0; i < pixels; i++) {
                data[channel * plane + i * step] = table[value(raster.argb()[i], channel)];
            }
        }
        return new Tensor(data, shape());
    }

    private int value(int argb, int channel) {
        return switch (channels) {
            case RGB -> (argb >> (16 - 8 * channel)) & 0xFF;
            case BGR -> (argb >> (8 * channel)) & 0xFF;
            // Pillow's integer weights of ITU-R 601-2: 0.299, 0.587, 0.114.
            case GRAY -> (19595 * ((argb >> 16) & 0xFF) + 38470 * ((argb >> 8) & 0xFF) + 7471 * (argb & 0xFF)
                    + 0x8000) >> 16;
        };
    }

    /** What each of the 256 values of a channel becomes. */
    private float[] table(int channel) {
        var table = new float[256];
        double low = range.get(0);
        double high = range.get(1);
        for (int v = 0; v < table.length; v++) {
            table[v] = (float) ((low + v / 255.0 * (high - low) - mean.get(channel)) / std.get(channel));
        }
        return table;
    }

    /**
     * The picture that a tensor of this preprocessing is of: {@link #tensor(Photo)} undone. What no pixel can be is
     * cut to the nearest that one can; of one channel the picture is grey.
     *
     * @param input {@code [1,C,H,W]} or {@code [1,H,W,C]}, of any height and width
     */
    public Raster raster(Tensor input) {
        int count = channels.count();
        boolean isChannelsFirst = layout == Layout.NCHW;
        int rows = input.extent(isChannelsFirst ? 2 : 1);
        int columns = input.extent(isChannelsFirst ? 3 : 2);
        var argb = new int[rows * columns];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = 0xFF000000;
            for (int shift = 0; shift < 3; shift++) {
                int channel = count == 1 ? 0 : channels == Channels.BGR ? shift : 2 - shift;
                int place = isChannelsFirst ? channel * argb.length + i : i * count + channel;
                argb[i] |= pixel(input.data()[place], channel) << (8 * shift);
            }
        }
        return new Raster(columns, rows, argb);
    }

    private int pixel(float value, int channel) {
        double share = ((double) value * std.get(channel) + mean.get(channel) - range.get(0))
                / (range.get(1) - range.get(0));
        return (int) Math.round(255 * Math.min(Math.max(share, 0), 1));
    }

    /** The same with another size. */
    public Preprocessing withSize(int newWidth, int newHeight, int newShortSide) {
        return new Preprocessing(layout, newWidth, newHeight, fit, newShortSide, channels, range, mean, std,
                interpolation);
    }
}
