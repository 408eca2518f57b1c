package org.cameralucida.catalog.download;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.cameralucida.network.Card;

/**
 * A network that can be had: one that others publish, or one of the program's own.
 *
 * @param id what it is called on disk and on the command line
 * @param name its name for people
 * @param about what it is, one sentence by language
 * @param license what may be done with it, by SPDX
 * @param source where its maker tells of it
 * @param top1 its accuracy on ImageNet's validation set as published, per cent
 * @param kind how it comes here
 * @param fixed what its card says of its input and its labels
 * @param files the file itself first, then others of the same network (older versions of ONNX, eight bits); none where none is published
 */
public record Offer(String id, String name, Map<String, String> about, String license, String source,
                    OptionalDouble top1, Kind kind, JsonObject fixed, List<PublishedFile> files) {

    /** How a network comes here. */
    public enum Kind {
        /** It is downloaded. */
        PUBLISHED,
        /** It is not offered, and recognised where someone has it. */
        KNOWN,
        /** It is published in another form, and converted by a script. */
        RECIPE,
        /** It is part of the program. */
        BUNDLED
    }

    public Offer {
        about = Map.copyOf(about);
        fixed = fixed.deepCopy();
        files = List.copyOf(files);
        if (!id.matches("[a-z0-9][a-z0-9.-]*")) {
            throw new IllegalArgumentException("id " + id);
        }
        if (files.isEmpty() == (kind == Kind.PUBLISHED || kind == Kind.KNOWN)) {
            throw new IllegalArgumentException("files of " + id);
        }
    }

    /** The file that is downloaded. */
    public PublishedFile file() {
        return files.get(0);
    }

    /** What it is, in a language; in English where there is no translation. */
    public String about(Locale locale) {
        return about.getOrDefault(locale.getLanguage(), about.getOrDefault("en", ""));
    }

    /** The card of one of its files: preprocessing, labels, licence. */
    public Card card(PublishedFile of) {
        var card = new JsonObject();
        card.addProperty("name", of.equals(file()) ? name : name + " (" + of.stem() + ")");
        card.addProperty("description", about(Locale.ENGLISH));
        card.addProperty("source", source);
        card.addProperty("license", license);
        fixed.entrySet().forEach(entry -> card.add(entry.getKey(), entry.getValue()));
        return Card.parse("catalog (" + id + ")", card.toString());
    }
}
