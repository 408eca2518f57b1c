package org.cameralucida.ui.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.cameralucida.Rounding;
import org.cameralucida.image.Photo;
import org.cameralucida.image.Raster;
import org.cameralucida.image.Region;
import org.junit.jupiter.api.Test;

class PlacementTest {

    private static final Photo PHOTO = new Photo("x", 400, 300, new Raster(4, 3, new int[12]));

    @Test
    void fittingShowsTheWholePhotoInTheMiddleLessTheMargin() {
        var place = Placement.of(Viewport.FIT, PHOTO, PHOTO.whole(), 820, 400, 10, 1);
        assertThat(place.zoom()).isCloseTo(380 / 300.0, within(Rounding.OF_DOUBLES));
        assertThat(place.layoutY(0)).isEqualTo(10);
        assertThat(place.layoutY(300)).isCloseTo(390, within(Rounding.OF_DOUBLES));
        // The photo's left edge is on a whole pixel: moved by half a one at most.
        assertThat(place.layoutX(200)).isCloseTo(410, within(0.5));
    }

    @Test
    void fittingShowsAPartAsIfThereWereNoMoreOfThePhoto() {
        var place = Placement.of(Viewport.FIT, PHOTO, new Region(50, 0, 300, 300), 400, 320, 10, 1);
        assertThat(place.zoom()).isEqualTo(1);
        assertThat(place.layoutX(50)).isEqualTo(50);
        assertThat(place.layoutX(350)).isEqualTo(350);
        assertThat(place.layoutY(0)).isEqualTo(10);
    }

    @Test
    void zoomCountsPixelsOfTheDevice() {
        var place = Placement.of(new Viewport(200, 150, 1, false), PHOTO, PHOTO.whole(), 800, 600, 0, 2);
        assertThat(place.width()).isEqualTo(1600);
        assertThat(place.layoutX(201) - place.layoutX(200)).isEqualTo(0.5);
        assertThat(place.layoutX(200)).isEqualTo(400);
    }

    @Test
    void photoAndLayoutCoordinatesAreInverse() {
        var place = Placement.of(new Viewport(123.4, 77.7, 3.3, false), PHOTO, PHOTO.whole(), 801, 601, 0, 1.25);
        assertThat(place.photoX(place.layoutX(17.3))).isCloseTo(17.3, within(Rounding.OF_DOUBLES));
        assertThat(place.photoY(place.layoutY(217.9))).isCloseTo(217.9, within(Rounding.OF_DOUBLES));
    }

    @Test
    void theVisiblePartIsThePixelsWhoseCentresLieInIt() {
        var place = new Placement(400, 300, 100, 80, 1, 2, -10, 5);
        assertThat(place.visible(new Region(5.2, 0, 20, 10))).containsExactly(0, 5, 40, 20);
        assertThat(place.visible(new Region(5.26, 0, 20, 300))).containsExactly(1, 5, 39 + 1, 75);
        assertThat(place.visible(new Region(300, 0, 20, 10))[2]).isZero();
    }
}
