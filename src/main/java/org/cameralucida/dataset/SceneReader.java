package org.cameralucida.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The program's own painted scenes: {@code samples.json} beside the pictures. The label of a scene is the class of the
 * first thing on it; those with things of several classes are counted.
 */
final class SceneReader implements LayoutReader {

    @Override
    public Optional<Path> sign(Path root) {
        var list = root.resolve(SceneList.NAME);
        return Files.isRegularFile(list) ? Optional.of(list) : Optional.empty();
    }

    @Override
    public Found read(Path root) {
        var found = new Found();
        SceneList.all(sign(root).orElse(root.resolve(SceneList.NAME))).forEach((name, annotation) -> {
            var file = PhotoTree.inside(root, name);
            if (file.isEmpty()) {
                found.count("found.elsewhere", name);
                return;
            }
            var label = annotation.objects().stream().findFirst().filter(TrueBox::isOfSomething)
                    .map(thing -> className(thing, found));
            if (annotation.objects().stream().map(thing -> thing.id().or(thing::name)).distinct().count() > 1) {
                found.count("found.several", name);
            }
            found.add(new Example(PhotoTree.name(root, file.get()), file.get(), label, new Truth.Known(annotation)));
        });
        return found;
    }

    private static ClassName className(TrueBox thing, Found found) {
        return thing.id().map(id -> found.className(id, ClassName.ofId(id, thing.name())))
                .orElseGet(() -> found.className(thing.name().orElseThrow()));
    }
}
