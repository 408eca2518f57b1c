package org.cameralucida.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cameralucida.image.Raster;
import org.cameralucida.ui.kit.Dialogs;

/** Answers as a test has said, and remembers what was put on the clipboard. */
public final class SilentDialogs implements Dialogs {

    public List<Path> photos = List.of();
    public Path folder;
    /** Where a photo is that was asked for. */
    public Path located;
    /** Which photos were asked for. */
    public final List<String> asked = new java.util.ArrayList<>();
    public Path network;
    public Path dataSet;
    public Path mapping;
    public Path results;
    public Path target;
    public Path session;
    public Path lesson;
    public String suggestedName;
    public String copiedText;
    public Raster copiedPicture;
    public Clip clip = new Clip(List.of(), Optional.empty());

    @Override
    public List<Path> openPhotos() {
        return photos;
    }

    @Override
    public Optional<Path> locatePhoto(Path photo) {
        asked.add(String.valueOf(photo.getFileName()));
        return Optional.ofNullable(located);
    }

    @Override
    public Optional<Path> openFolder() {
        return Optional.ofNullable(folder);
    }

    @Override
    public Optional<Path> openDataSet() {
        return Optional.ofNullable(dataSet);
    }

    @Override
    public Optional<Path> openMapping() {
        return Optional.ofNullable(mapping);
    }

    @Override
    public Optional<Path> openResults() {
        return Optional.ofNullable(results);
    }

    @Override
    public Optional<Path> openNetwork() {
        return Optional.ofNullable(network);
    }

    @Override
    public Optional<Path> openSession() {
        return Optional.ofNullable(session);
    }

    @Override
    public Optional<Path> openLesson() {
        return Optional.ofNullable(lesson);
    }

    @Override
    public Optional<Path> save(Kind kind, String name) {
        suggestedName = name;
        return Optional.ofNullable(target);
    }

    @Override
    public void copy(String text) {
        copiedText = text;
    }

    @Override
    public void copy(Raster picture) {
        copiedPicture = picture;
    }

    @Override
    public Clip paste() {
        return clip;
    }
}
