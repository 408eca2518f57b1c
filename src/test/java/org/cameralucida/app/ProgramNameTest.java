package org.cameralucida.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramNameTest {

    @TempDir
    private Path folder;

    @Test
    void theCommandLiesBesideTheWindowsLauncher() {
        assertThat(ProgramName.command(folder.resolve("Camera Lucida"), ""))
                .isEqualTo(folder.resolve("camera-lucida").toString());
        assertThat(ProgramName.command(folder.resolve("Camera Lucida.exe"), ""))
                .isEqualTo(folder.resolve("camera-lucida.exe").toString());
    }

    @Test
    void whereAShellFindsItItsNameIsEnough() throws IOException {
        Path command = Files.createFile(Files.createDirectories(folder.resolve("opt/bin")).resolve("camera-lucida"));
        Path bin = Files.createDirectories(folder.resolve("usr/bin"));
        Files.createSymbolicLink(bin.resolve("camera-lucida"), command);
        String searched = folder.resolve("nowhere") + File.pathSeparator + bin;
        assertThat(ProgramName.command(command, searched)).isEqualTo("camera-lucida");
    }

    @Test
    void anotherProgramOfThatNameIsNotIt() throws IOException {
        Path command = Files.createFile(Files.createDirectories(folder.resolve("opt/bin")).resolve("camera-lucida"));
        Path bin = Files.createDirectories(folder.resolve("usr/bin"));
        Files.createFile(bin.resolve("camera-lucida"));
        assertThat(ProgramName.command(command, bin.toString())).isEqualTo(command.toString());
    }
}
