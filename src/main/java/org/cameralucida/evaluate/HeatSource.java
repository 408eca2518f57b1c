package org.cameralucida.evaluate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.rng.simple.RandomSource;
import org.cameralucida.explain.Explained;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.explain.Method;
import org.cameralucida.explain.Observation;
import org.cameralucida.explain.Progress;
import org.cameralucida.explain.Request;
import org.cameralucida.explain.Input;
import org.cameralucida.explain.Settings;
import org.cameralucida.explain.Target;
import org.cameralucida.image.Region;
import org.cameralucida.image.Tensor;
import org.cameralucida.message.Problem;

/** Where heat comes from that is made into boxes: a method's maps, or one of the baselines that know no network. */
sealed interface HeatSource {

    String CENTRE_BOX = "centre-box";
    String RANDOM_MAP = "random-map";

    /** As tables call it. */
    String id();

    /**
     * The heat of a class on a photo.
     *
     * @param whole the photo
     * @param seen the part of it that the network was shown
     * @throws Problem if there is none
     */
    Heat heat(LoadedNetwork loaded, Observation observation, int classIndex, Region whole, Region seen, String image,
            Progress progress);

    /** What is found in it, and maybe more than is asked for: see {@link MapBoxes#of}. */
    default MapBoxes boxes(Heat heat, int width, int height, double threshold, boolean isCompared, boolean isRanked) {
        return MapBoxes.of(heat, width, height, threshold, isCompared, isRanked);
    }

    /**
     * A map and where it lies.
     *
     * @param map {@code [H, W]}
     * @param region on the photo, pixels
     */
    record Heat(Tensor map, Region region) {
    }

    /** A method's map, {@linkplain Method#heat as heat}. */
    record OfMethod(Method method, Settings settings) implements HeatSource {

        @Override
        public String id() {
            return method.id();
        }

        @Override
        public Heat heat(LoadedNetwork loaded, Observation observation, int classIndex, Region whole, Region seen,
                String image, Progress progress) {
            var request = new Request(new Input.Preprocessed(observation.input()), new Target.Index(classIndex), method,
                    settings, Optional.empty());
            Explained explained = loaded.explain(request, observation, progress);
            if (explained.map().shape().length != 2) {
                throw Problem.of(HeatSource.class, "map.channels", method.id());
            }
            return new Heat(method.heat(explained.map()), seen);
        }
    }

    /**
     * A box in the middle of the photo: heat that falls from its centre to its edges in equal steps, so that the part
     * above a fraction t of the maximum is the box whose sides are 1 − t of the photo's.
     */
    final class CentreBox implements HeatSource {

        private static final int CELLS = 64;
        private static final int SIZES = 200;
        private static final Tensor PYRAMID = pyramid();

        /** By the photo's size, of which a data set has few: found once, not once an image. */
        private final Map<Asked, MapBoxes> known = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {

            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Asked, MapBoxes> eldest) {
                return size() > SIZES;
            }
        });

        private record Asked(Region whole, double threshold, boolean isCompared) {
        }

        private static Tensor pyramid() {
            var heat = new float[CELLS * CELLS];
            for (int i = 0; i < heat.length; i++) {
                double x = Math.abs((i % CELLS + 0.5) / CELLS * 2 - 1);
                double y = Math.abs((i / CELLS + 0.5) / CELLS * 2 - 1);
                heat[i] = (float) (1 - Math.max(x, y));
            }
            return new Tensor(heat, CELLS, CELLS);
        }

        @Override
        public String id() {
            return CENTRE_BOX;
        }

        @Override
        public Heat heat(LoadedNetwork loaded, Observation observation, int classIndex, Region whole, Region seen,
                String image, Progress progress) {
            return new Heat(PYRAMID, whole);
        }

        @Override
        public MapBoxes boxes(Heat heat, int width, int height, double threshold, boolean isCompared, boolean isRanked) {
            return known.computeIfAbsent(new Asked(heat.region(), threshold, isCompared),
                    asked -> HeatSource.super.boxes(heat, width, height, threshold, isCompared, true));
        }
    }

    /**
     * A map of noise, uniform from 0 to 1, another one for each image, whatever their order: of the size of the feature
     * maps that the head reads, or 14 × 14.
     */
    record RandomMap(long seed) implements HeatSource {

        private static final int CELLS = 14;

        @Override
        public String id() {
            return RANDOM_MAP;
        }

        @Override
        public Heat heat(LoadedNetwork loaded, Observation observation, int classIndex, Region whole, Region seen,
                String image, Progress progress) {
            int height = observation.features().map(features -> features.extent(1)).orElse(CELLS);
            int width = observation.features().map(features -> features.extent(2)).orElse(CELLS);
            var random = RandomSource.XO_SHI_RO_256_PP.create(new long[] {seed, hash(image), height, width});
            var heat = new float[height * width];
            for (int i = 0; i < heat.length; i++) {
                heat[i] = random.nextFloat();
            }
            return new Heat(new Tensor(heat, height, width), seen);
        }

        /** FNV-1a. */
        private static long hash(String text) {
            long hash = 0xcbf29ce484222325L;
            for (int i = 0; i < text.length(); i++) {
                hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
            }
            return hash;
        }
    }
}
