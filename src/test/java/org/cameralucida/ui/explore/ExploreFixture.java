package org.cameralucida.ui.explore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.cameralucida.image.PhotoWriter;
import org.cameralucida.ui.ColorShelf;
import org.cameralucida.ui.SilentDialogs;
import org.cameralucida.ui.kit.Activities;
import org.cameralucida.ui.kit.Memory;
import org.cameralucida.ui.kit.SynchronousBackground;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.network.NetworksViewModel;
import org.cameralucida.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the window shows, without a window: one photo, half red and half green, and networks that tell colours apart.
 */
abstract class ExploreFixture {

    static final int RED = 0;
    static final int GREEN = 1;
    static final int DARK = 2;
    static final Texts ENGLISH = new Texts(Locale.ENGLISH);

    @TempDir
    Path folder;

    final ColorShelf shelf = new ColorShelf();
    final SilentDialogs dialogs = new SilentDialogs();
    final SynchronousBackground background = new SynchronousBackground();
    final Activities activities = new Activities();
    Memory memory;
    NetworksViewModel networks;
    ExploreViewModel explore;
    ExportViewModel export;
    Path photo;

    @BeforeEach
    void makeAWindowWithoutAWindow() throws IOException {
        memory = new Memory(new Workspace(folder.resolve("home")), background, activities);
        networks = new NetworksViewModel(shelf, memory, background, activities);
        explore = new ExploreViewModel(new FilmViewModel(background, activities), networks, memory, background,
                activities,
                ENGLISH);
        export = new ExportViewModel(explore, dialogs, background, activities, List.of("camera-lucida"));
        photo = photo("a photo.png", 64, 32);
    }

    Path photo(String name, int width, int height) throws IOException {
        var file = folder.resolve(name);
        try (var out = Files.newOutputStream(file)) {
            PhotoWriter.png(ColorShelf.redAndGreen(width, height), out);
        }
        return file;
    }

    void open() {
        explore.film().open(List.of(photo));
        networks.open("colors");
    }
}
