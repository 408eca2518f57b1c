package org.cameralucida.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.cameralucida.catalog.Catalog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Commands as they are typed, where no networks but the bundled ones are, and what they say. */
public abstract class CommandTest {

    @TempDir
    protected Path folder;
    protected Catalog catalog;
    protected String out;
    protected String err;

    @BeforeEach
    void anEmptyCatalog() {
        catalog = new Catalog(folder.resolve("networks"));
    }

    protected int run(String... arguments) {
        var outWriter = new StringWriter();
        var errWriter = new StringWriter();
        int status = Cli.run(catalog, new PrintWriter(outWriter, true), new PrintWriter(errWriter, true), arguments);
        out = outWriter.toString();
        err = errWriter.toString();
        return status;
    }
}
