package org.cameralucida.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.cameralucida.image.Area.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Edits against what they say, pixel by pixel and nothing saved. */
class PhotoEditTest {

    private static final int GREY = 0xFF808080;
    private static final Filling HIDDEN = Filling.color(0x808080);

    private static Photo photo(int columns, int rows, int scale) {
        var random = new Random(7);
        var argb = random.ints(columns * rows).map(pixel -> pixel | 0xFF000000).toArray();
        return new Photo("noise.png", columns * scale, rows * scale, new Raster(columns, rows, argb));
    }

    private static List<Point> points(Random random, int count, int most) {
        var points = new ArrayList<Point>();
        for (int i = 0; i < count; i++) {
            points.add(new Point(random.nextDouble() * most * 1.4 - most * 0.2, random.nextDouble() * most * 1.4 - most * 0.2));
        }
        return points;
    }

    private static Area area(int seed, int most) {
        var random = new Random(seed);
        int count = 1 + random.nextInt(6);
        var area = seed % 2 == 0 ? Area.brush(0.3 + random.nextDouble() * 9, points(random, count, most))
                : Area.lasso(points(random, count + 2, most));
        return seed % 5 == 0 ? area.inverse() : area;
    }

    /** Straight from the definition: how far from any segment, how often gone round. */
    private static boolean isIn(Area area, double x, double y) {
        boolean found = false;
        var points = area.points();
        for (int i = 0; i < points.size(); i++) {
            var a = points.get(i);
            if (area.kind() == Area.Kind.BRUSH) {
                var b = points.get(Math.min(i + 1, points.size() - 1));
                double length = Math.hypot(b.x() - a.x(), b.y() - a.y());
                double share = length == 0 ? 0
                        : Math.max(0, Math.min(1, ((x - a.x()) * (b.x() - a.x()) + (y - a.y()) * (b.y() - a.y())) / (length * length)));
                found |= Math.hypot(x - a.x() - share * (b.x() - a.x()), y - a.y() - share * (b.y() - a.y())) <= area.radius();
            } else {
                var b = points.get((i + 1) % points.size());
                boolean passes = Math.min(a.y(), b.y()) <= y && y < Math.max(a.y(), b.y());
                found ^= passes && a.x() + (y - a.y()) / (b.y() - a.y()) * (b.x() - a.x()) <= x;
            }
        }
        return found != area.outside();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aFilledAreaIsThePixelsWhoseCentresLieInIt(int scale) {
        var photo = photo(37, 29, scale);
        for (int seed = 0; seed < 200; seed++) {
            var area = area(seed, 30 * scale);
            var edited = photo.with(List.of(new Edit.Fill(area, HIDDEN)));
            for (int i = 0; i < 37 * 29; i++) {
                double x = (i % 37 + 0.5) * scale;
                double y = (i / 37 + 0.5) * scale;
                assertThat(edited.raster().argb()[i]).as("%d: %s at %s,%s", seed, area, x, y)
                        .isEqualTo(isIn(area, x, y) ? GREY : photo.raster().argb()[i]);
                assertThat(area.contains(x, y)).isEqualTo(isIn(area, x, y));
            }
        }
    }

    @Test
    void blurringIsThreeBoxesInEachDirection() {
        var photo = photo(31, 23, 1);
        for (double sigma : new double[] {0.4, 1, 2.5, 40}) {
            var area = Area.brush(6, List.of(new Point(3, 4), new Point(20, 18)));
            var edited = photo.with(List.of(new Edit.Blur(area, sigma)));
            var expected = blurred(photo.raster(), BoxBlur.half(sigma));
            for (int i = 0; i < expected.length; i++) {
                assertThat(edited.raster().argb()[i]).isEqualTo(isIn(area, i % 31 + 0.5, i / 31 + 0.5) ? expected[i]
                        : photo.raster().argb()[i]);
            }
        }
    }

    /** All of it, each mean from all of its pixels. */
    private static int[] blurred(Raster raster, int half) {
        var result = new int[raster.argb().length];
        java.util.Arrays.fill(result, 0xFF000000);
        for (int shift = 0; shift < 24; shift += 8) {
            var values = new long[result.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = (raster.argb()[i] >> shift & 0xFF) * 256L;
            }
            for (int pass = 0; pass < 6; pass++) {
                var next = new long[values.length];
                for (int i = 0; i < values.length; i++) {
                    long sum = half;
                    for (int d = -half; d <= half; d++) {
                        int x = i % raster.width() + (pass < 3 ? d : 0);
                        int y = i / raster.width() + (pass < 3 ? 0 : d);
                        sum += values[Math.max(0, Math.min(raster.height() - 1, y)) * raster.width()
                                + Math.max(0, Math.min(raster.width() - 1, x))];
                    }
                    next[i] = sum / (2 * half + 1);
                }
                values = next;
            }
            for (int i = 0; i < values.length; i++) {
                result[i] |= (int) ((values[i] + 128) / 256) << shift;
            }
        }
        return result;
    }

    @Test
    void aGaussiansVarianceIsThatOfItsBoxes() {
        for (double sigma : new double[] {2, 5, 11.3}) {
            double width = 2 * BoxBlur.half(sigma) + 1;
            // A box can only be a whole number of pixels to each side: half a pixel off at most.
            assertThat(Math.sqrt((width * width - 1) / 4)).isBetween(sigma - 0.5, sigma + 0.5);
        }
    }

    @Test
    void movingLeavesAFillingAndPastingDoesNot() {
        var photo = photo(40, 30, 1);
        var area = Area.lasso(List.of(new Point(4, 4), new Point(14, 5), new Point(9, 16)));
        for (var by : new int[][] {{12, 7}, {-8, 3}, {30, -10}, {3, 2}, {500, 0}}) {
            var moved = photo.with(List.of(new Edit.Move(area, by[0], by[1], HIDDEN))).raster().argb();
            var pasted = photo.with(List.of(new Edit.Paste(area, by[0], by[1]))).raster().argb();
            for (int i = 0; i < moved.length; i++) {
                int x = i % 40;
                int y = i / 40;
                int fromX = x - by[0];
                int fromY = y - by[1];
                boolean isNew = fromX >= 0 && fromX < 40 && fromY >= 0 && fromY < 30 && isIn(area, fromX + 0.5, fromY + 0.5);
                int there = photo.raster().argb()[i];
                int come = isNew ? photo.raster().argb()[fromY * 40 + fromX] : 0;
                assertThat(moved[i]).isEqualTo(isNew ? come : isIn(area, x + 0.5, y + 0.5) ? GREY : there);
                assertThat(pasted[i]).isEqualTo(isNew ? come : there);
            }
        }
    }

    @Test
    void noiseIsTheSameForTheSameSeedAndDiffersElsewhere() {
        var photo = photo(64, 64, 1);
        var area = Area.brush(100, List.of(new Point(32, 32)));
        var once = photo.with(List.of(new Edit.Fill(area, Filling.noise(3)))).raster().argb();
        assertThat(photo.with(List.of(new Edit.Fill(area, Filling.noise(3)))).raster().argb()).isEqualTo(once);
        assertThat(photo.with(List.of(new Edit.Fill(area, Filling.noise(4)))).raster().argb()).isNotEqualTo(once);
        // Of 4096 pixels of 2^24 colours 4096²/2^25 = half a pair is alike on average.
        assertThat(java.util.Arrays.stream(once).distinct().count()).isGreaterThan(4090);
        int mean = Filling.mean(new Raster(64, 64, once)).value();
        for (int shift = 0; shift < 24; shift += 8) {
            // The mean of 4096 uniform levels has a standard deviation of 255/sqrt(12·4096) = 1.15.
            assertThat(mean >> shift & 0xFF).isBetween(127 - 6, 128 + 6);
        }
    }

    @Test
    void theMeanIsThatOfAllPixels() {
        assertThat(Filling.mean(new Raster(2, 1, new int[] {0xFF000000, 0xFFFF8003}))).isEqualTo(Filling.color(0x804002));
    }

    @Test
    void editsFollowOneAnotherAndAreTakenBackInAnyNumber() {
        var photo = photo(30, 30, 2);
        var edits = new ArrayList<Edit>();
        for (int seed = 1; seed < 9; seed++) {
            edits.add(seed % 3 == 0 ? new Edit.Blur(area(seed, 60), 3) : seed % 3 == 1 ? new Edit.Paste(area(seed, 60), 9, -7)
                    : new Edit.Fill(area(seed, 60), HIDDEN));
        }
        var step = photo;
        for (int count = 1; count <= edits.size(); count++) {
            step = step.with(edits.subList(0, count));
            assertThat(step.raster().argb()).isEqualTo(photo.with(edits.subList(0, count)).raster().argb());
        }
        assertThat(step.isEdited()).isTrue();
        assertThat(step.isOfSameFile(photo)).isTrue();
        assertThat(step.with(edits)).isSameAs(step);
        assertThat(step.with(edits.subList(0, 3)).raster().argb()).isEqualTo(photo.with(edits.subList(0, 3)).raster().argb());
        assertThat(step.with(List.of())).isEqualTo(photo);
        assertThat(step.isOfSameFile(photo(30, 30, 2))).isFalse();
    }

    @Test
    void outsideOfWhereTwoDifferTheyAreTheSame() {
        var photo = photo(40, 40, 1);
        for (int seed = 1; seed < 60; seed++) {
            var first = new Edit.Fill(area(2, 40), HIDDEN);
            List<Edit> edits = List.of(first, seed % 3 == 0 ? new Edit.Blur(area(seed, 40), 2) : seed % 3 == 1
                    ? new Edit.Move(area(seed, 40), 5, -9, HIDDEN) : new Edit.Fill(area(seed, 40), Filling.noise(seed)));
            var before = photo.with(List.of(first));
            var after = photo.with(edits);
            var where = after.differing(before);
            assertThat(where.isPresent()).isEqualTo(seed % 5 != 0);
            for (int i = 0; i < 1600 && where.isPresent(); i++) {
                double x = i % 40;
                double y = i / 40;
                if (where.get().common(new Region(x, y, 1, 1)).isEmpty()) {
                    assertThat(after.raster().argb()[i]).isEqualTo(before.raster().argb()[i]);
                }
            }
        }
    }

    @Test
    void aLineSaysAnEditAndIsReadAgain() {
        for (int seed = 0; seed < 40; seed++) {
            var area = area(seed, 300);
            for (var edit : List.of(new Edit.Fill(area, Filling.color(0xA0)), new Edit.Fill(area, Filling.noise(-seed)),
                    new Edit.Blur(area, 1.5), new Edit.Move(area, -3, 9, HIDDEN), new Edit.Paste(area, 0, -12))) {
                assertThat(Edit.of(edit.text())).isEqualTo(edit);
            }
        }
        assertThat(new Edit.Fill(Area.brush(20, List.of(new Point(1, 2.5))).inverse(), HIDDEN).text())
                .isEqualTo("fill #808080 outside brush 20 1,2.5");
        assertThat(new Edit.Move(Area.lasso(List.of(new Point(1, 2))), 4, -5, Filling.noise(1)).text())
                .isEqualTo("move 4,-5 noise:1 lasso 1,2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fill", "fill #808080", "fill #808080 brush", "fill #808080 brush 5", "fill #808080 brush x 1,1",
            "fill red lasso 1,1", "blur 0 lasso 1,1", "blur NaN lasso 1,1", "move 1 #000000 lasso 1,1", "paste 1,1 lasso 1",
            "fill #808080 brush -1 1,1", "fill #808080 lasso 1e300,1", "melt lasso 1,1", "fill #808080 outside"})
    void whatIsNoEditIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Edit.of(text));
    }

    @Test
    void whatLiesBesideThePhotoChangesNothing() {
        var photo = photo(10, 10, 1);
        for (var area : List.of(Area.brush(2, List.of(new Point(-50, 5))), Area.lasso(List.of(new Point(90, 90),
                new Point(95, 90), new Point(92, 99))))) {
            assertThat(photo.with(List.of(new Edit.Fill(area, HIDDEN), new Edit.Blur(area, 2), new Edit.Move(area, 1, 1, HIDDEN)))
                    .raster().argb()).isEqualTo(photo.raster().argb());
        }
    }

    @Test
    void aPhotoWithoutItsColourProfileIsEditedToo() {
        var photo = photo(8, 8, 1);
        assertThat(photo.with(List.of(new Edit.Fill(area(2, 8), HIDDEN))).withoutProfile().isEdited()).isTrue();
    }
}
