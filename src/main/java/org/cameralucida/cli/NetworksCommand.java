package org.cameralucida.cli;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.cameralucida.catalog.Catalog;
import org.cameralucida.message.Message;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code networks}: the networks that can be named. */
@Command(name = "networks", mixinStandardHelpOptions = true, description = "The networks that can be named.")
final class NetworksCommand implements Callable<Integer> {

    /** How the list is written. */
    enum Format { TEXT, JSON }

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text", description = "text or json.")
    private Format format;

    private final Console console;

    NetworksCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<Catalog.Entry> entries = console.catalog().refresh();
        if (format == Format.JSON) {
            writeJson(entries);
        } else if (entries.isEmpty()) {
            console.out().println(Message.of(Cli.class, "networks.none", console.catalog().folder().toString()));
        } else {
            for (Catalog.Entry entry : entries) {
                console.out().printf("%-24s %-10s %s%n", entry.name(), origin(entry),
                        entry.file().map(Object::toString).orElse(""));
            }
        }
        return Cli.DONE;
    }

    private void writeJson(List<Catalog.Entry> entries) {
        var all = new JsonArray();
        for (Catalog.Entry entry : entries) {
            var object = new JsonObject();
            object.addProperty("name", entry.name());
            object.addProperty("origin", origin(entry));
            entry.file().ifPresent(file -> object.addProperty("file", file.toString()));
            all.add(object);
        }
        console.out().println(new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(all));
    }

    private static String origin(Catalog.Entry entry) {
        return entry.origin().name().toLowerCase(Locale.ROOT);
    }
}
