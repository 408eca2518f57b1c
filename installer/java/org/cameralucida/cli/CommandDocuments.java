package org.cameralucida.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cameralucida.catalog.Catalog;
import picocli.AutoComplete;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/**
 * Makes the manual pages, as AsciiDoc, and the shell completion of the command line, from the model of its parser. Tested
 * in every build; {@link ManualPages} makes the pages as {@code man} reads them.
 */
public final class CommandDocuments {

    private static final String NAME = "camera-lucida";

    private CommandDocuments() {
    }

    /** @param arguments the folder into which {@code adoc/} and {@code completion} come, and the program's version */
    public static void main(String[] arguments) throws IOException {
        write(Path.of(arguments[0]), arguments[1]);
    }

    static void write(Path folder, String version) throws IOException {
        var nowhere = new PrintWriter(PrintWriter.nullWriter());
        var commandLine = Cli.parser(new Console(new Catalog(folder.resolve("none")), nowhere, nowhere),
                Cli.commands());
        commandLine.getCommandSpec().versionProvider(null).version("Camera Lucida " + version);
        Files.writeString(Files.createDirectories(folder).resolve("completion"), AutoComplete.bash(NAME, commandLine));
        int failed = ManPageGenerator.generateManPage(folder.resolve("adoc").toFile(), null, new boolean[0], true,
                commandLine.getCommandSpec());
        if (failed != 0) {
            throw new IOException("no manual pages: picocli says " + failed);
        }
    }
}
