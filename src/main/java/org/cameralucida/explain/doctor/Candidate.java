package org.cameralucida.explain.doctor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.cameralucida.message.Message;
import org.cameralucida.network.Channels;
import org.cameralucida.network.Fit;
import org.cameralucida.network.Framing;
import org.cameralucida.network.Preprocessing;

/**
 * A convention that is tried.
 *
 * @param scaling how values become numbers, or what is most like it
 * @param preprocessing all of it
 */
public record Candidate(Scaling scaling, Preprocessing preprocessing) {

    /** The margin that is usual around a centre: 256 for 224. */
    private static final double USUAL_MARGIN = 256.0 / 224;

    /**
     * A scaling in the order red, green, blue, or for one channel as a positive. The numbers in use stand for the scaling
     * that they are most like, so that they are tried in any case.
     */
    static Candidate of(Scaling scaling, Preprocessing inUse) {
        var usual = isSwapped(inUse) ? swapped(inUse) : inUse;
        return new Candidate(scaling, Scaling.like(usual) == scaling ? usual : scaling.in(usual));
    }

    private static boolean isSwapped(Preprocessing p) {
        return p.channels() == Channels.BGR || p.channels() == Channels.BGRA || isNegative(p);
    }

    private static boolean isNegative(Preprocessing p) {
        return p.channels() == Channels.GRAY && p.range().get(0) > p.range().get(1);
    }

    /** The same in the other order of colours; of one channel the negative. */
    Candidate swapped() {
        return new Candidate(scaling, swapped(preprocessing));
    }

    private static Preprocessing swapped(Preprocessing p) {
        var channels = switch (p.channels()) {
            case GRAY -> Channels.GRAY;
            case RGB -> Channels.BGR;
            case BGR -> Channels.RGB;
            case RGBA -> Channels.BGRA;
            case BGRA -> Channels.RGBA;
        };
        var f = p.framing();
        return new Preprocessing(p.layout(), p.width(), p.height(), new Framing(f.fit(), f.width(), f.height(),
                f.rounding(), f.position(), swapped(f.pad())), channels,
                channels == Channels.GRAY ? List.of(p.range().get(1), p.range().get(0)) : p.range(), swapped(p.mean()),
                swapped(p.std()), p.resampling(), p.transfer(), p.profile());
    }

    /** Numbers of red, green and blue the other way round; an opacity's stays. */
    private static List<Float> swapped(List<Float> numbers) {
        var swapped = new ArrayList<>(numbers);
        if (numbers.size() >= 3) {
            Collections.swap(swapped, 0, 2);
        }
        return swapped;
    }

    /** The whole photo, squeezed, in the place of a part of it; the usual centre in the place of the whole. */
    Candidate reframed() {
        var p = preprocessing;
        int side = (int) Math.round(Math.min(p.width(), p.height()) * USUAL_MARGIN);
        var framing = p.framing().fit() == Fit.SQUASH ? Framing.of(Fit.CROP, side, side)
                : Framing.of(Fit.SQUASH, p.width(), p.height());
        return new Candidate(scaling, new Preprocessing(p.layout(), p.width(), p.height(), framing, p.channels(),
                p.range(), p.mean(), p.std(), p.resampling(), p.transfer(), p.profile()));
    }

    /** What to call it: its colours, its numbers, and how a photo is made to fit. */
    public Message title() {
        var p = preprocessing;
        var fit = p.framing().fit() == Fit.SQUASH ? "fit.whole" : p.framing().fit() == Fit.PAD ? "fit.filled" : "fit.centre";
        var colours = p.channels() == Channels.GRAY
                ? Message.of(Candidate.class, isNegative(p) ? "colours.negative" : "colours.grey") : p.channels().name();
        var isOwn = !scaling.in(isNegative(p) ? swapped(p) : p).mean().equals(p.mean())
                || !scaling.in(p).std().equals(p.std());
        return Message.of(Candidate.class, isOwn ? "candidate.like" : "candidate", colours, scaling.title(),
                Message.of(Candidate.class, fit));
    }
}
