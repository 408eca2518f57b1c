package org.cameralucida.dataset;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import org.cameralucida.message.Message;

/**
 * Photos with what is known of them. To be closed when no photo is read any more: it may be a zip.
 *
 * @param root the folder or zip that was named
 * @param layout how it lies there
 * @param classes those that it has, in the order of their texts, numbers by size; empty without labels
 * @param examples in the order of their names
 * @param notes how the layout was found, and what was not right
 */
public record DataSet(Path root, Layout layout, List<ClassName> classes, List<Example> examples, List<Message> notes)
        implements AutoCloseable {

    public DataSet {
        classes = List.copyOf(classes);
        examples = List.copyOf(examples);
        notes = List.copyOf(notes);
    }

    @Override
    public void close() {
        var files = examples.isEmpty() ? FileSystems.getDefault() : examples.get(0).file().getFileSystem();
        if (files != FileSystems.getDefault()) {
            DataSets.close(files);
        }
    }
}
