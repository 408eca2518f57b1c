package org.cameralucida.ui.workbench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.cameralucida.message.Message;
import org.cameralucida.message.Problem;
import org.cameralucida.ui.kit.Activities;
import org.cameralucida.ui.kit.Background;
import org.cameralucida.ui.kit.Lane;
import org.cameralucida.ui.kit.Work;

/** What leaves the window: pictures drawn and files written off its thread, one after the other. */
public final class Exports {

    /** Said when a command is on the clipboard. */
    public static final Message COMMAND_COPIED = Message.of(Exports.class, "copied.command");

    /** Writes one file. */
    @FunctionalInterface
    public interface Writing {
        void write() throws IOException;
    }

    private final Activities activities;
    private final Lane saving;

    Exports(Background background, Activities activities) {
        this.activities = activities;
        saving = background.newestFirst("saving", Integer.MAX_VALUE);
    }

    /**
     * Writes a file.
     *
     * @param done hears on the window's thread what to say when it is written
     */
    public void write(Path file, Writing writing, Consumer<Message> done) {
        draw(Message.of(Exports.class, "saving", file.toString()), progress -> {
            try {
                writing.write();
            } catch (IOException e) {
                throw Problem.causedBy(e, Exports.class, "notSaved", file.toString(), String.valueOf(e.getMessage()));
            }
            return saved(file);
        }, done);
    }

    /** Said when a file is written. */
    public static Message saved(Path file) {
        return Message.of(Exports.class, "saved", file.toString());
    }

    /**
     * Makes what is to be saved or copied.
     *
     * @param title of the work
     * @param then gets it on the window's thread
     */
    public <T> void draw(Message title, Work<T> work, Consumer<? super T> then) {
        activities.begin(title, saving.run(work, then, activities::fail));
    }
}
