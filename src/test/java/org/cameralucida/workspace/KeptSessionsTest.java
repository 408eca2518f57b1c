package org.cameralucida.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.cameralucida.compare.Axis;
import org.cameralucida.dataset.TrueBox;
import org.cameralucida.localize.Box;
import org.cameralucida.render.Display;
import org.cameralucida.workspace.KeptSessions.Kept;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptSessionsTest {

    @TempDir
    private Path home;

    /** One running program: in one process its locks are its own as well. */
    private KeptSessions program() {
        return new Workspace(home).sessions();
    }

    private static Session session(String... photos) {
        var pane = new PaneState(Optional.empty(), PaneState.Frame.CARD, PaneState.NetworkChoice.of("colors"),
                OptionalInt.of(2), new PaneState.MethodChoice("cam", Map.of(), Optional.empty()), Display.DEFAULT);
        var boxes = Optional.of(List.of(TrueBox.ofAnything(new Box(1, 2, 30, 40)), TrueBox.ofAnything(new Box(5, 6, 7, 8))));
        return new Session(List.of(photos).stream().map(name -> new Session.Photo(name, "", boxes, true)).toList(), 0, pane,
                Map.of(), Map.of(), new Session.Comparison(true, Axis.CLASSES, "cam", List.of(), List.of(), List.of(), 4,
                        true, true, false, Map.of(), List.of(), Optional.empty(), Optional.empty()), Optional.empty(), false,
                ChannelsState.NONE, Optional.empty());
    }

    private static void keep(KeptSessions program, Session session) {
        program.keep(session, Map.of(), program.next());
    }

    /** The process is killed as {@code kill -9} does it. */
    @Test
    void whatAProgramKeptThatWasKilledIsOfferedAndWhatARunningOneKeepsIsNot() throws Exception {
        var process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Victim.class.getName(), home.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (var out = process.inputReader()) {
            assertThat(out.readLine()).isEqualTo("kept");
            assertThat(program().left()).as("while it runs").isEmpty();
        } finally {
            process.destroyForcibly().waitFor();
        }
        var left = program().left();
        assertThat(left).hasSize(1);
        assertThat(left.get(0).cutOff()).isTrue();
        assertThat(left.get(0).session()).isEqualTo(session("/killed.png"));
        assertThat(left.get(0).session().drawnBoxes()).isEqualTo(2);
    }

    /** Keeps something and waits. */
    static final class Victim {

        private Victim() {
        }

        public static void main(String[] home) throws InterruptedException {
            keep(new Workspace(Path.of(home[0])).sessions(), session("/killed.png"));
            System.out.println("kept");
            Thread.sleep(60_000);
        }
    }

    /** As if the program that kept something here had been cut off. */
    private Path cutOff(String photo) throws IOException {
        var program = program();
        keep(program, session(photo));
        var file = program.own().orElseThrow();
        program.end(true);
        Files.createFile(file.resolveSibling(file.getFileName() + ".lock"));
        return file;
    }

    @Test
    void twoWindowsAtOnceKeepEachTheirOwn() {
        var first = program();
        var second = program();
        keep(first, session("/first.png"));
        keep(second, session("/second.png"));
        assertThat(first.left()).isEmpty();
        assertThat(second.left()).isEmpty();
        second.end(true);
        assertThat(first.left()).extracting(Kept::cutOff, kept -> kept.session().photos().get(0).file())
                .containsExactly(org.assertj.core.groups.Tuple.tuple(false, "/second.png"));
        assertThat(SessionFile.read(first.own().orElseThrow())).isEqualTo(session("/first.png"));
        first.end(true);
    }

    @Test
    void whatWasCutOffComesFirstAndAllOfIt() throws IOException {
        var a = cutOff("/a.png");
        var b = cutOff("/b.png");
        Files.setLastModifiedTime(a, java.nio.file.attribute.FileTime.fromMillis(1_000_000));
        Files.setLastModifiedTime(b, java.nio.file.attribute.FileTime.fromMillis(2_000_000));
        var ended = program();
        keep(ended, session("/ended.png"));
        ended.end(true);
        assertThat(program().left()).extracting(kept -> kept.session().photos().get(0).file())
                .containsExactly("/b.png", "/a.png", "/ended.png");
    }

    @Test
    void onlyOneWindowGoesOnWithASession() throws IOException {
        cutOff("/a.png");
        var first = program();
        var second = program();
        var kept = first.left().get(0);
        assertThat(second.left()).hasSize(1);
        assertThat(first.take(kept)).isTrue();
        assertThat(second.take(kept)).isFalse();
        assertThat(second.left()).isEmpty();
        second.discard(kept);
        keep(second, session("/b.png"));
        keep(first, session("/a.png", "/c.png"));
        assertThat(SessionFile.read(kept.file()).photos()).hasSize(2);
        assertThat(second.own().orElseThrow()).isNotEqualTo(kept.file());
        first.end(true);
        second.end(true);
    }

    @Test
    void whatAnotherWindowHasJustDeletedIsNotTaken() throws IOException {
        cutOff("/a.png");
        var first = program();
        var kept = first.left().get(0);
        program().discard(kept);
        assertThat(first.take(kept)).isFalse();
        assertThat(kept.session()).isEqualTo(session("/a.png"));
    }

    @Test
    void whatThisWindowKeptBeforeItTookAnotherStays() throws IOException {
        cutOff("/a.png");
        var program = program();
        keep(program, session("/mine.png"));
        var mine = program.own().orElseThrow();
        assertThat(program.take(program.left().get(0))).isTrue();
        assertThat(SessionFile.read(mine)).isEqualTo(session("/mine.png"));
        assertThat(program().left()).extracting(kept -> kept.session().photos().get(0).file()).containsExactly("/mine.png");
        program.end(true);
    }

    @Test
    void aDamagedSessionIsKeptAsideAndTheOthersAreOffered() throws IOException {
        var damaged = cutOff("/a.png");
        cutOff("/b.png");
        Files.writeString(damaged, Files.readString(damaged).substring(0, 200));
        assertThat(program().left()).extracting(kept -> kept.session().photos().get(0).file()).containsExactly("/b.png");
        assertThat(damaged).doesNotExist();
        assertThat(damaged.resolveSibling(damaged.getFileName() + ".damaged")).isRegularFile();
    }

    @Test
    void aSessionOfALaterVersionStaysAsItIs() throws IOException {
        var later = cutOff("/a.png");
        var text = Files.readString(later).replace(SessionFile.FORMAT, "camera-lucida-session-3");
        Files.writeString(later, text);
        var program = program();
        assertThat(program.left()).isEmpty();
        keep(program, session("/b.png"));
        program.end(true);
        assertThat(later).hasContent(text);
        assertThat(later.resolveSibling(later.getFileName() + ".lock")).exists();
    }

    @Test
    void versionOnesSessionIsOfferedAndNeverWritten() throws IOException {
        var older = home.resolve("last.lucida");
        Files.copy(Path.of("src/test/resources/org/cameralucida/workspace/sessions/1e-held.lucida"), older);
        var before = Files.readAllBytes(older);
        var program = program();
        var kept = program.left().get(0);
        assertThat(kept.cutOff()).isFalse();
        assertThat(program.take(kept)).isFalse();
        keep(program, session("/b.png"));
        program.discard(kept);
        program.end(true);
        assertThat(older).hasBinaryContent(before);
        assertThat(program().left()).extracting(Kept::file).doesNotContain(older);
    }

    @Test
    void whatIsLateIsNotWrittenOverWhatIsNew() {
        var program = program();
        long early = program.next();
        keep(program, session("/new.png"));
        program.keep(session("/old.png"), Map.of(), early);
        assertThat(SessionFile.read(program.own().orElseThrow())).isEqualTo(session("/new.png"));
        program.end(true);
        program.keep(session("/late.png"), Map.of(), early);
        assertThat(program.own()).isEmpty();
    }

    @Test
    void ofThoseThatEndedOnlyTheNewestStays() throws IOException {
        for (String photo : List.of("/1.png", "/2.png", "/3.png")) {
            var program = program();
            keep(program, session(photo));
            program.end(true);
        }
        var empty = program();
        keep(empty, session());
        empty.end(false);
        assertThat(program().left()).extracting(kept -> kept.session().photos().get(0).file()).containsExactly("/3.png");
        try (var files = Files.list(home.resolve("sessions"))) {
            assertThat(files).hasSize(1);
        }
    }
}
