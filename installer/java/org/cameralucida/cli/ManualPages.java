package org.cameralucida.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.asciidoctor.Asciidoctor;
import org.asciidoctor.Options;
import org.asciidoctor.SafeMode;

/** Makes manual pages from what {@link CommandDocuments} wrote. Compiled while packages are made only: it needs Asciidoctor. */
public final class ManualPages {

    private ManualPages() {
    }

    /** @param arguments the folder with {@code adoc/}, into which {@code man/} comes */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Path pages = Files.createDirectories(folder.resolve("man"));
        try (var asciidoctor = Asciidoctor.Factory.create(); var files = Files.list(folder.resolve("adoc"))) {
            var options = Options.builder().backend("manpage").safe(SafeMode.UNSAFE).toDir(pages.toFile()).build();
            files.filter(file -> file.toString().endsWith(".adoc")).sorted()
                    .forEach(file -> asciidoctor.convertFile(file.toFile(), options));
        }
    }
}
