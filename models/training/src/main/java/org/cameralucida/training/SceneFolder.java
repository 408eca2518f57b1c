package org.cameralucida.training;

import com.google.gson.JsonArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.cameralucida.training.scene.Scene;

/** Scenes as the program reads them: pictures, and their true boxes in {@code samples.json}. */
final class SceneFolder {

    private SceneFolder() {
    }

    /** Writes scenes as PNG, over those that may be there from before. */
    static Path write(Path folder, List<Scene> scenes) throws IOException {
        Files.createDirectories(folder);
        var list = new JsonArray();
        for (int i = 0; i < scenes.size(); i++) {
            String name = String.format(Locale.ROOT, "%04d.png", i);
            ImageIO.write(scenes.get(i).picture(), "png", folder.resolve(name).toFile());
            list.add(Samples.entry(name, scenes.get(i), null));
        }
        Samples.writeList(folder, list);
        return folder;
    }
}
