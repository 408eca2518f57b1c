package org.cameralucida.network;

import java.util.List;
import org.cameralucida.image.ColorProfile;
import org.cameralucida.image.Photo;
import org.cameralucida.image.Raster;
import org.cameralucida.image.Region;
import org.cameralucida.image.Resampling;
import org.cameralucida.image.ResizedPart;
import org.cameralucida.image.Resizer;
import org.cameralucida.image.Tensor;

/**
 * How a photo becomes a network's input tensor. A pixel's value v of 0…255 becomes
 * {@code range[0] + v/255·(range[1] − range[0])}, minus {@code mean}, divided by {@code std}.
 *
 * @param layout the order of the tensor's axes
 * @param width columns of the tensor
 * @param height rows of the tensor
 * @param framing how a photo of another shape is made to fit
 * @param channels colours, in order
 * @param range the values of black and white, two numbers
 * @param mean subtracted, one a channel, in the order of {@code channels}
 * @param std divided by, one a channel, none of them 0
 * @param resampling how it is resized
 * @param transfer what v/255 is before anything else: as in the file, or linear light
 * @param profile what is done with the colour profile of a photo
 */
public record Preprocessing(Layout layout, int width, int height, Framing framing, Channels channels,
                            List<Float> range, List<Float> mean, List<Float> std, Resampling resampling,
                            Transfer transfer, ColorProfile profile) {

    /** @throws IllegalArgumentException if sizes are not positive, lists are not one number a channel, or a std is 0 */
    public Preprocessing {
        range = List.copyOf(range);
        mean = List.copyOf(mean);
        std = List.copyOf(std);
        boolean isPadded = framing.pad().isEmpty() || framing.pad().size() == channels.count();
        if (width <= 0 || height <= 0 || range.size() != 2 || mean.size() != channels.count()
                || std.size() != channels.count() || std.contains(0f) || !isPadded) {
            throw new IllegalArgumentException("preprocessing " + width + "×" + height + " " + framing
                    + " " + channels + " range " + range + " mean " + mean + " std " + std);
        }
    }

    /**
     * Where nothing more is asked for than most networks ask for.
     *
     * @param shortSide for {@link Fit#CROP}: the length that the photo's short side is resized to before the centre is
     *     cut out; pixels
     */
    public Preprocessing(Layout layout, int width, int height, Fit fit, int shortSide, Channels channels,
                         List<Float> range, List<Float> mean, List<Float> std, Resampling resampling) {
        this(layout, width, height, fit == Fit.CROP ? Framing.of(fit, shortSide, shortSide)
                : Framing.of(fit, width, height), channels, range, mean, std, resampling, Transfer.SRGB,
                ColorProfile.APPLY);
    }

    /** The shape of the tensor, batch 1. */
    public int[] shape() {
        return layout == Layout.NCHW ? new int[]{1, channels.count(), height, width}
                : new int[]{1, height, width, channels.count()};
    }

    /**
     * The region of a photo that the network sees, to the pixel of the resized photo. It reaches beyond the photo where
     * the network is shown more than there is, which is then filled.
     */
    public Region frame(int photoWidth, int photoHeight) {
        return framing.part(photoWidth, photoHeight, width, height).onPhoto();
    }

    /** The input tensor of the region of a photo that {@link #frame} names. */
    public Tensor tensor(Photo photo) {
        return tensor(photo, frame(photo.width(), photo.height()));
    }

    /**
     * The input tensor of a region of a photo: of {@link #frame} as the network's makers do it, of any other squeezed to
     * the network's width and height.
     *
     * @param region in pixels of the photo at its full size
     * @return {@code [1,C,H,W]} or {@code [1,H,W,C]}
     */
    public Tensor tensor(Photo photo, Region region) {
        var part = framing.part(photo.width(), photo.height(), width, height);
        if (!region.equals(part.onPhoto())) {
            part = ResizedPart.of(photo.within(region), false, width, height);
        }
        var filled = part.filled();
        var colors = profile == ColorProfile.IGNORE ? photo.withoutProfile() : photo;
        return tensor(Resizer.resize(colors, filled, resampling), filled.left() - part.left(),
                filled.top() - part.top());
    }

    /** The tensor of a raster of exactly the network's width and height. */
    Tensor tensor(Raster raster) {
        return tensor(raster, 0, 0);
    }

    /** The tensor of a raster that lies somewhere in the network's width and height; the rest is filled. */
    private Tensor tensor(Raster raster, int left, int top) {
        int count = channels.count();
        int pixels = width * height;
        var data = new float[count * pixels];
        int step = layout == Layout.NCHW ? 1 : count;
        int plane = layout == Layout.NCHW ? pixels : 1;
        int[] source = channels == Channels.GRAY ? Channels.grey(raster.argb()) : raster.argb();
        boolean isFilled = raster.width() < width || raster.height() < height;
        for (int channel = 0; channel < count; channel++) {
            var table = table(channel);
            int first = channel * plane;
            int shift = channels.shift(channel);
            if (isFilled) {
                float pad = (float) value(framing.pad().isEmpty() ? 0 : framing.pad().get(channel) / 255.0, channel);
                for (int i = 0; i < pixels; i++) {
                    data[first + i * step] = pad;
                }
            }
            for (int y = 0; y < raster.height(); y++) {
                write(source, y * raster.width(), raster.width(), shift, table, data,
                        first + ((top + y) * width + left) * step, step);
            }
        }
        return new Tensor(data, shape());
    }

    /** Writes one channel of a row; where its values follow one another, in a loop that is compiled without checks. */
    private static void write(int[] source, int from, int count, int shift, float[] table, float[] data, int to, int step) {
        if (step == 1) {
            for (int x = 0; x < count; x++) {
                data[to + x] = table[source[from + x] >>> shift & 0xFF];
            }
        } else {
            for (int x = 0; x < count; x++) {
                data[to + x * step] = table[source[from + x] >>> shift & 0xFF];
            }
        }
    }

    /** What each of the 256 values of a channel becomes. */
    private float[] table(int channel) {
        var table = new float[256];
        for (int v = 0; v < table.length; v++) {
            table[v] = (float) value(v / 255.0, channel);
        }
        return table;
    }

    private double value(double share, int channel) {
        double low = range.get(0);
        double high = range.get(1);
        return (low + transfer.decode(share) * (high - low) - mean.get(channel)) / std.get(channel);
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
                int channel = channels.channelOf(2 - shift);
                int place = isChannelsFirst ? channel * argb.length + i : i * count + channel;
                argb[i] |= pixel(input.data()[place], channel) << (8 * shift);
            }
        }
        return new Raster(columns, rows, argb);
    }

    private int pixel(float value, int channel) {
        double share = ((double) value * std.get(channel) + mean.get(channel) - range.get(0))
                / (range.get(1) - range.get(0));
        return (int) Math.round(255 * transfer.encode(Math.min(Math.max(share, 0), 1)));
    }

    /** The same with another size, a crop from another short side. */
    public Preprocessing withSize(int newWidth, int newHeight, int newShortSide) {
        boolean isCrop = framing.fit() == Fit.CROP;
        return new Preprocessing(layout, newWidth, newHeight, new Framing(framing.fit(),
                isCrop ? newShortSide : newWidth, isCrop ? newShortSide : newHeight, framing.rounding(),
                framing.position(), framing.pad()), channels, range, mean, std, resampling, transfer, profile);
    }
}
