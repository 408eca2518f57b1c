package org.cameralucida.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.asciidoctor.Asciidoctor;
import org.asciidoctor.Options;
import org.asciidoctor.SafeMode;
import org.cameralucida.catalog.Catalog;
import picocli.AutoComplete;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/** Makes the manual pages and the shell completion of the command line, from the model of its parser. */
public final class CommandDocuments {

    private static final String NAME = "camera-lucida";

    private CommandDocuments() {
    }

    /** @param arguments the folder into which {@code man/} and {@code completion} come, and the program's version */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        var nowhere = new PrintWriter(PrintWriter.nullWriter());
        var commandLine = Cli.parser(new Console(new Catalog(folder.resolve("none")), nowhere, nowhere),
                Cli.commands());
        commandLine.getCommandSpec().versionProvider(null).version("Camera Lucida " + arguments[1]);
        Files.writeString(Files.createDirectories(folder).resolve("completion"), AutoComplete.bash(NAME, commandLine));
        Path text = folder.resolve("adoc");
        int failed = ManPageGenerator.generateManPage(text.toFile(), null, new boolean[0], true,
                commandLine.getCommandSpec());
        if (failed != 0) {
            throw new IOException("no manual pages: picocli says " + failed);
        }
        Path pages = Files.createDirectories(folder.resolve("man"));
        try (var asciidoctor = Asciidoctor.Factory.create(); var files = Files.list(text)) {
            var options = Options.builder().backend("manpage").safe(SafeMode.UNSAFE).toDir(pages.toFile()).build();
            files.filter(file -> file.toString().endsWith(".adoc")).sorted()
                    .forEach(file -> asciidoctor.convertFile(file.toFile(), options));
        }
    }
}
