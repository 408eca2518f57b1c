package org.cameralucida.explain.doctor;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.cameralucida.message.Message;
import org.cameralucida.network.Channels;
import org.cameralucida.network.Preprocessing;

/** How families of networks write a pixel's value of 0…255 as a number. */
public enum Scaling {
    /** 0…1. */
    UNIT(1, List.of(0f, 0f, 0f), List.of(1f, 1f, 1f)),
    /** −1…1, as Inception and MobileNet in TensorFlow. */
    SIGNED(1, List.of(0.5f, 0.5f, 0.5f), List.of(0.5f, 0.5f, 0.5f)),
    /** ImageNet's mean and standard deviation of 0…1, as PyTorch's networks; CLIP's are nearly the same. */
    IMAGENET(1, List.of(0.485f, 0.456f, 0.406f), List.of(0.229f, 0.224f, 0.225f)),
    /** 0…255 as it is. */
    PIXELS(255, List.of(0f, 0f, 0f), List.of(1f, 1f, 1f)),
    /** 0…255 less ImageNet's mean, as networks from Caffe. */
    CAFFE(255, List.of(123f, 117f, 104f), List.of(1f, 1f, 1f));

    private final float white;
    private final List<Float> mean;
    private final List<Float> std;

    Scaling(float white, List<Float> mean, List<Float> std) {
        this.white = white;
        this.mean = mean;
        this.std = std;
    }

    /** Whether its numbers go beyond a hundred. */
    boolean isLarge() {
        return white > 1;
    }

    /** What to call it. */
    Message title() {
        return Message.of(Scaling.class, "scaling." + name().toLowerCase(Locale.ROOT));
    }

    /** The same preprocessing with this scaling. */
    Preprocessing in(Preprocessing p) {
        return new Preprocessing(p.layout(), p.width(), p.height(), p.framing(), p.channels(), List.of(0f, white),
                ordered(mean, p.channels(), 0), ordered(std, p.channels(), 1), p.resampling(), p.transfer(), p.profile());
    }

    /** Numbers of red, green and blue in the order of channels; of one channel their mean; of an opacity {@code neutral}. */
    private static List<Float> ordered(List<Float> rgb, Channels channels, float neutral) {
        if (channels.count() == 1) {
            return List.of((rgb.get(0) + rgb.get(1) + rgb.get(2)) / 3);
        }
        return IntStream.range(0, channels.count())
                .mapToObj(c -> channels.isOpacity(c) ? neutral : rgb.get(channels.channelOf(c))).toList();
    }

    /** Where this preprocessing puts black, and how far from that white, of the mean of its channels. */
    private static double[] ends(Preprocessing p) {
        double black = 0;
        double white = 0;
        int count = p.channels().count();
        for (int c = 0; c < count; c++) {
            black += (p.range().get(0) - p.mean().get(c)) / p.std().get(c) / count;
            white += (p.range().get(1) - p.mean().get(c)) / p.std().get(c) / count;
        }
        return new double[] {black, white - black};
    }

    /** The one whose numbers are most like those of a preprocessing. */
    static Scaling like(Preprocessing p) {
        var ends = ends(p);
        var nearest = UNIT;
        double least = Double.POSITIVE_INFINITY;
        for (var scaling : values()) {
            var own = ends(scaling.in(p));
            double shift = (ends[0] - own[0]) / own[1];
            double stretch = Math.log(Math.abs(ends[1]) / own[1]);
            double distance = shift * shift + stretch * stretch;
            if (distance < least) {
                least = distance;
                nearest = scaling;
            }
        }
        return nearest;
    }
}
