package org.cameralucida.cli;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.cameralucida.catalog.Catalog;
import org.cameralucida.catalog.download.ByteCount;
import org.cameralucida.catalog.download.Downloads;
import org.cameralucida.catalog.download.Offer;
import org.cameralucida.inference.EngineInfo;
import org.cameralucida.message.Message;
import org.cameralucida.message.Problem;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code networks}: the networks that can be named, those that others publish, and the way to have them here. */
@Command(name = "networks", mixinStandardHelpOptions = true,
        description = "The networks that can be named; those that can be downloaded; and the download.")
final class NetworksCommand implements Callable<Integer> {

    /** How the list is written. */
    enum Format { TEXT, JSON }

    /** What is done instead of listing what is here. */
    static final class Instead {

        @Option(names = "--available", description = "List the networks that can be had, and whether they are here.")
        private boolean available;

        @Option(names = "--download", paramLabel = "NAME",
                description = "Download a network, or go on with it; repeatable.")
        private List<String> download;

        @Option(names = "--recipe",
                description = "Print the script that makes the networks which are not published as ONNX.")
        private boolean recipe;
    }

    @ArgGroup
    private Instead instead;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text", description = "text or json.")
    private Format format;

    @Option(names = "--quiet", description = "No progress bar.")
    private boolean quiet;

    @Option(names = "--verbose", description = "Say after the list what engine runs them, on what, and why not on anything else.")
    private boolean verbose;

    private final Console console;

    NetworksCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (instead == null) {
            list(console.catalog().refresh());
        } else if (instead.recipe) {
            console.out().print(Downloads.recipe());
        } else if (instead.available) {
            listPublished(console.catalog().downloads());
        } else {
            download(console.catalog().downloads());
        }
        return Cli.DONE;
    }

    private void list(List<Catalog.Entry> entries) {
        if (format == Format.JSON) {
            writeJson(entries);
            return;
        }
        if (entries.isEmpty()) {
            console.out().println(Message.of(Cli.class, "networks.none", console.catalog().folder().toString()));
        } else {
            for (Catalog.Entry entry : entries) {
                console.out().printf("%-24s %-10s %s%n", entry.name(), origin(entry),
                        entry.file().map(Object::toString).orElse(""));
            }
        }
        if (verbose) {
            console.out().println(EngineText.text(EngineInfo.find()));
        }
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
        if (verbose) {
            var both = new JsonObject();
            both.add("networks", all);
            both.add("engine", EngineText.json(EngineInfo.find()));
            print(both);
        } else {
            print(all);
        }
    }

    private void listPublished(Downloads downloads) {
        var all = new JsonArray();
        for (Offer offer : downloads.offers().listed()) {
            if (format == Format.JSON) {
                all.add(json(offer, downloads));
            } else {
                console.out().printf(Locale.ROOT, "%-20s %9s  %-13s %7s  %-9s %s%n", offer.id(),
                        offer.files().isEmpty() ? "" : ByteCount.of(offer.file().size()), offer.license(),
                        offer.top1().isEmpty() ? "" : String.format(Locale.ROOT, "%.1f %%", offer.top1().getAsDouble()),
                        state(offer, downloads), offer.about(Locale.ENGLISH));
            }
        }
        if (format == Format.JSON) {
            print(all);
        }
    }

    private static JsonObject json(Offer offer, Downloads downloads) {
        var object = new JsonObject();
        object.addProperty("name", offer.id());
        object.addProperty("title", offer.name());
        object.addProperty("about", offer.about(Locale.ENGLISH));
        object.addProperty("license", offer.license());
        object.addProperty("source", offer.source());
        offer.top1().ifPresent(top1 -> object.addProperty("top1", top1));
        if (!offer.files().isEmpty()) {
            object.addProperty("size", offer.file().size());
            object.addProperty("sha256", offer.file().sha256());
        }
        object.addProperty("state", state(offer, downloads));
        return object;
    }

    private static String state(Offer offer, Downloads downloads) {
        return switch (offer.kind()) {
            case BUNDLED -> "bundled";
            case RECIPE -> downloads.isHere(offer) ? "here" : "recipe";
            case PUBLISHED, KNOWN -> downloads.isHere(offer) ? "here" : downloads.arrived(offer) > 0 ? "begun" : "published";
        };
    }

    private void download(Downloads downloads) {
        // All names first: a mistake in the last is not to be found out after an hour.
        var offers = instead.download.stream().map(name -> published(name, downloads)).toList();
        try (var interruption = new Interruption()) {
            download(offers, downloads, interruption);
        }
    }

    private void download(List<Offer> offers, Downloads downloads, Interruption interruption) {
        for (Offer offer : offers) {
            var bar = new DownloadBar(console, quiet, offer, interruption);
            try {
                console.out().println(downloads.fetch(offer, bar));
            } catch (Interruption.Stopped e) {
                // Here, and not further out: when the interruption is closed the program may end at once.
                bar.clear();
                console.err().println("camera-lucida: " + Message.of(Cli.class, "download.stopped"));
                console.err().flush();
                throw e;
            } finally {
                bar.clear();
            }
        }
    }

    private static Offer published(String name, Downloads downloads) {
        var offer = downloads.offers().named(name).orElseThrow(() -> Problem.of(Cli.class, "download.unknown", name,
                downloads.offers().listed().stream().filter(o -> o.kind() == Offer.Kind.PUBLISHED).map(Offer::id)
                        .collect(Collectors.joining(", "))));
        return switch (offer.kind()) {
            case RECIPE -> throw Problem.of(Cli.class, "download.recipe", name);
            case BUNDLED -> throw Problem.of(Cli.class, "download.bundled", name);
            case PUBLISHED, KNOWN -> offer;
        };
    }

    private void print(JsonElement all) {
        console.out().println(new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(all));
    }

    private static String origin(Catalog.Entry entry) {
        return entry.origin().name().toLowerCase(Locale.ROOT);
    }
}
