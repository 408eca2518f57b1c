package org.cameralucida.explain.doctor;

import java.util.Collections;
import java.util.List;
import org.cameralucida.image.Photo;
import org.cameralucida.image.Tensor;
import org.cameralucida.network.Channels;
import org.cameralucida.network.Layout;
import org.cameralucida.network.Preprocessing;

/**
 * A photo as large as the network takes it, before its values become numbers: what all conventions of one frame share.
 *
 * @param width of the photo, pixels
 * @param height of the photo, pixels
 * @param channels the order of its colours
 * @param values 0…255
 */
record Pixels(int width, int height, Channels channels, Tensor values) {

    static Pixels of(Photo photo, Preprocessing p) {
        int count = p.channels().count();
        var plain = new Preprocessing(p.layout(), p.width(), p.height(), p.framing(), p.channels(), List.of(0f, 255f),
                Collections.nCopies(count, 0f), Collections.nCopies(count, 1f), p.resampling(), p.transfer(),
                p.profile());
        return new Pixels(photo.width(), photo.height(), p.channels(), plain.tensor(photo));
    }

    /**
     * What the network is shown.
     *
     * @param p of the frame that these pixels have
     */
    Tensor tensor(Preprocessing p, boolean isMirrored) {
        int count = channels.count();
        int columns = p.width();
        int pixels = columns * p.height();
        boolean isChannelsFirst = p.layout() == Layout.NCHW;
        int step = isChannelsFirst ? 1 : count;
        var data = new float[count * pixels];
        for (int channel = 0; channel < count; channel++) {
            int to = isChannelsFirst ? channel * pixels : channel;
            int same = channels.channelOf(p.channels().channelOf(channel));
            int from = isChannelsFirst ? same * pixels : same;
            float scale = (p.range().get(1) - p.range().get(0)) / 255 / p.std().get(channel);
            float offset = (p.range().get(0) - p.mean().get(channel)) / p.std().get(channel);
            for (int i = 0; i < pixels; i++) {
                int place = isMirrored ? i - i % columns + columns - 1 - i % columns : i;
                data[to + i * step] = values.data()[from + place * step] * scale + offset;
            }
        }
        return new Tensor(data, p.shape());
    }
}
