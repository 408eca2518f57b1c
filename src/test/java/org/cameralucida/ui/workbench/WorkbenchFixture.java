package org.cameralucida.ui.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.cameralucida.cli.CommandLines;
import org.cameralucida.image.PhotoWriter;
import org.cameralucida.ui.ColorNetworks;
import org.cameralucida.ui.SilentDialogs;
import org.cameralucida.ui.explore.ExploreViewModel;
import org.cameralucida.ui.explore.ExportViewModel;
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
public abstract class WorkbenchFixture {

    protected static final int RED = 0;
    protected static final int GREEN = 1;
    protected static final int DARK = 2;
    protected static final Texts ENGLISH = new Texts(Locale.ENGLISH);

    @TempDir
    protected Path folder;

    protected final ColorNetworks shelf = new ColorNetworks();
    protected final SilentDialogs dialogs = new SilentDialogs();
    protected final SynchronousBackground background = new SynchronousBackground();
    protected final Activities activities = new Activities();
    protected Memory memory;
    protected NetworksViewModel networks;
    protected WorkbenchViewModel workbench;
    protected ExploreViewModel explore;
    protected ExportViewModel export;
    protected Path photo;

    @BeforeEach
    protected void makeAWindowWithoutAWindow() throws IOException {
        memory = new Memory(new Workspace(folder.resolve("home")), background, activities);
        networks = new NetworksViewModel(shelf, memory, background, activities);
        workbench = new WorkbenchViewModel(new FilmViewModel(background, activities), networks, memory, background,
                activities, ENGLISH);
        explore = new ExploreViewModel(workbench, background, activities);
        export = new ExportViewModel(explore, dialogs, new CommandLines(List.of("camera-lucida")));
        photo = photo("a photo.png", 64, 32);
    }

    protected Path photo(String name, int width, int height) throws IOException {
        var file = folder.resolve(name);
        try (var out = Files.newOutputStream(file)) {
            PhotoWriter.png(ColorNetworks.redAndGreen(width, height), out);
        }
        return file;
    }

    protected void open() {
        workbench.film().open(List.of(photo));
        networks.open("colors");
    }
}
