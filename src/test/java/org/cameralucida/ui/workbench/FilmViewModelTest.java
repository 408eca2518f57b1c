package org.cameralucida.ui.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.cameralucida.image.PhotoReader;
import org.cameralucida.image.PhotoWriter;
import org.cameralucida.ui.ColorNetworks;
import org.cameralucida.ui.kit.Activities;
import org.cameralucida.ui.kit.SynchronousBackground;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilmViewModelTest {

    @TempDir
    Path folder;

    private final SynchronousBackground background = new SynchronousBackground();
    private final Activities activities = new Activities();
    private final FilmViewModel film = new FilmViewModel(background, activities);

    private Path photo(String name) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        try (var out = Files.newOutputStream(file)) {
            PhotoWriter.png(ColorNetworks.redAndGreen(8, 8), out);
        }
        return file;
    }

    @Test
    void aFolderOpensAllItsPhotosInTheOrderOfPeople() throws IOException {
        for (var name : List.of("10.png", "2.png", "b/1.png", "perché.png")) {
            photo(name);
        }
        Files.writeString(folder.resolve("notes.txt"), "no photo");
        film.open(List.of(folder));
        assertThat(film.items()).extracting(PhotoItem::name).containsExactly("2.png", "10.png", "1.png", "perché.png");
        assertThat(film.currentProperty().get().name()).isEqualTo("2.png");
    }

    @Test
    void aFolderOfLinksHasThePhotosTheyLeadToAndCirclesAreNotWalked(@TempDir Path elsewhere) throws IOException {
        var photos = Files.createDirectory(elsewhere.resolve("photos"));
        Files.move(photo("1.png"), photos.resolve("1.png"));
        Files.move(photo("2.png"), elsewhere.resolve("2.png"));
        Files.createSymbolicLink(folder.resolve("a"), photos);
        Files.createSymbolicLink(folder.resolve("b.png"), elsewhere.resolve("2.png"));
        Files.createSymbolicLink(folder.resolve("gone.png"), elsewhere.resolve("3.png"));
        Files.createSymbolicLink(photos.resolve("up"), photos);
        film.open(List.of(folder));
        assertThat(film.items()).extracting(PhotoItem::name).containsExactly("1.png", "b.png");
        assertThat(activities.failureProperty().get()).isNull();
    }

    @Test
    void whatIsOpenAlreadyIsOnlyShown() throws IOException {
        var first = photo("1.png");
        var second = photo("2.png");
        film.open(List.of(first, second));
        film.open(List.of(second));
        assertThat(film.items()).hasSize(2);
        assertThat(film.currentProperty().get().name()).isEqualTo("2.png");
    }

    @Test
    void aFolderWithoutPhotosIsASentence() {
        film.open(List.of(folder));
        assertThat(activities.failureProperty().get()).isNotNull();
        assertThat(film.empty().get()).isTrue();
    }

    @Test
    void openingAFolderCanBeCancelled() throws IOException {
        photo("1.png");
        background.hold();
        film.open(List.of(folder));
        assertThat(activities.running()).hasSize(1);
        activities.running().get(0).job().cancel();
        background.release();
        assertThat(film.items()).isEmpty();
        assertThat(activities.running()).isEmpty();
    }

    @Test
    void closingShowsTheNeighbour() throws IOException {
        film.open(List.of(photo("1.png"), photo("2.png"), photo("3.png")));
        film.move(2);
        film.closeCurrent();
        assertThat(film.currentProperty().get().name()).isEqualTo("2.png");
        film.move(-9);
        assertThat(film.currentProperty().get().name()).isEqualTo("1.png");
        film.closeAll();
        assertThat(film.currentProperty().get()).isNull();
        assertThat(film.empty().get()).isTrue();
    }

    @Test
    void aThumbnailIsMadeWhenItsItemComesIntoSight() throws IOException {
        film.open(List.of(photo("1.png")));
        var item = film.items().get(0);
        assertThat(item.thumbnailProperty().get()).isNull();
        film.shown(item);
        assertThat(item.thumbnailProperty().get().width()).isEqualTo(8);
    }

    @Test
    void whatScrolledByIsNotDecoded() throws IOException {
        film.open(List.of(photo("1.png")));
        var item = film.items().get(0);
        background.hold();
        film.shown(item);
        film.hidden(item);
        background.release();
        assertThat(item.thumbnailProperty().get()).isNull();
    }

    @Test
    void onlySoManyThumbnailsAreKept() {
        var picture = ColorNetworks.redAndGreen(4, 4);
        var items = IntStream.range(0, FilmViewModel.THUMBNAILS_KEPT + 10)
                .mapToObj(i -> PhotoItem.of(PhotoReader.of("p" + i, picture))).toList();
        items.forEach(film::shown);
        assertThat(items.stream().filter(item -> item.thumbnailProperty().get() != null))
                .hasSize(FilmViewModel.THUMBNAILS_KEPT);
        assertThat(items.get(0).thumbnailProperty().get()).isNull();
    }

    @Test
    void aFileThatIsNoPhotoSaysSoAndTheOthersGoOn() throws IOException {
        var bad = Files.writeString(folder.resolve("bad.jpg"), "no photo at all");
        film.open(List.of(bad, photo("1.png")));
        film.items().forEach(film::shown);
        assertThat(film.items().get(0).failureProperty().get()).isNotNull();
        assertThat(film.items().get(1).thumbnailProperty().get()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"2.jpg,10.jpg", "a.jpg,B.jpg", "a1b2,a1b10", "007,7a", "x,x1"})
    void namesAreOrderedAsPeopleDo(String first, String second) {
        assertThat(FilmViewModel.naturally(first, second)).isNegative();
        assertThat(FilmViewModel.naturally(second, first)).isPositive();
    }

    @Test
    void decodedPhotosFitIntoTheirRoom() {
        var cache = new PhotoCache(100);
        for (int i = 0; i < 5; i++) {
            cache.put(i, PhotoReader.of("p", ColorNetworks.redAndGreen(6, 6)));
        }
        assertThat(cache.count()).isEqualTo(2);
        cache.put("huge", PhotoReader.of("h", ColorNetworks.redAndGreen(20, 20)));
        assertThat(cache.get("huge")).isNotNull();
        assertThat(cache.count()).isEqualTo(1);
    }

    @Test
    void ofSmallPhotosTooOnlyAFewStayDecoded() {
        var cache = new PhotoCache(1000);
        for (int i = 0; i <= PhotoCache.MOST; i++) {
            cache.put(i, PhotoReader.of("p", ColorNetworks.redAndGreen(2, 2)));
        }
        assertThat(cache.count()).isEqualTo(PhotoCache.MOST);
        assertThat(cache.get(0)).isNull();
    }
}
