package org.cameralucida.ui.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cameralucida.explain.Observation;
import org.cameralucida.image.ColorProfile;
import org.cameralucida.message.Message;
import org.cameralucida.ui.kit.Texts;
import org.cameralucida.ui.workbench.Feature;
import org.cameralucida.ui.workbench.MethodsViewModel;

/** What one is looking at, in plain words, for what is shown now. */
public final class ExplanationViewModel {

    private final ExploreViewModel explore;
    private final Texts texts;

    /** Explains {@code explore}. */
    public ExplanationViewModel(ExploreViewModel explore, Texts texts) {
        this.explore = explore;
        this.texts = texts;
    }

    /** The paragraphs, for now. */
    public List<String> paragraphs() {
        var paragraphs = new ArrayList<String>();
        var seen = explore.workbench().observationProperty().get();
        var index = explore.workbench().predictions().selectedProperty().get();
        if (seen == null || index < 0) {
            paragraphs.add(say("nothing"));
            return paragraphs;
        }
        paragraphs.add(say("says." + kind(seen, index), explore.workbench().predictions().name(index),
                texts.percent(seen.probability(index), 1), texts.figure(seen.logits()[index])));
        seen.network().head().scores().note().ifPresent(note -> paragraphs.add(texts.of(note)));
        paragraphs.add(seen(seen));
        profile(seen).ifPresent(paragraphs::add);
        int edits = explore.workbench().view().photo().edits().size();
        if (edits > 0) {
            paragraphs.add(say("edited", edits));
        }
        if (explore.workbench().featureProperty().get() == Feature.CHANNELS) {
            paragraphs.add(say("channels"));
            paragraphs.add(texts.of(seen.network().head().description()));
            return paragraphs;
        }
        if (explore.map().whyNotProperty().get() != null) {
            paragraphs.add(say("noMap", explore.map().whyNotProperty().get()));
            return paragraphs;
        }
        paragraphs.add(texts.of(explore.workbench().methods().chosenProperty().get().meaning()));
        paragraphs.addAll(asked(seen));
        if (explore.heatmap().layerProperty().get() != null) {
            paragraphs.addAll(map());
        }
        paragraphs.add(texts.of(seen.network().head().description()));
        return paragraphs;
    }

    /** How the score of a class becomes its probability, by the name of the sentence that says so. */
    private static String kind(Observation seen, int index) {
        var scores = seen.network().head().scores();
        return Double.isNaN(seen.probability(index)) ? "value" : scores.isBinary() ? "binary"
                : switch (scores.activation()) {
                    case SIGMOID -> "alone";
                    case NONE -> "none";
                    default -> "together";
                };
    }

    private String seen(Observation seen) {
        var view = explore.workbench().view();
        var frame = view.photo().within(view.region());
        var preprocessing = seen.network().preprocessing();
        boolean isFilled = !frame.equals(view.region());
        return say(isFilled ? "seenFilled" : frame.equals(view.photo().whole()) ? "seenAll" : "seen",
                texts.number(frame.width(), 0), texts.number(frame.height(), 0),
                Integer.toString(preprocessing.width()), Integer.toString(preprocessing.height()));
    }

    /** Whether the photo's colour profile was applied for the network; empty where there is none. */
    private Optional<String> profile(Observation seen) {
        var isApplied = seen.network().preprocessing().profile() == ColorProfile.APPLY;
        return explore.workbench().view().photo().hasProfile()
                ? Optional.of(say(isApplied ? "profile.apply" : "profile.ignore")) : Optional.empty();
    }

    /** With what the method was asked, where that is to be known. */
    private List<String> asked(Observation seen) {
        var paragraphs = new ArrayList<String>();
        var method = explore.workbench().methods().chosenProperty().get();
        var methods = explore.workbench().methods();
        var network = seen.network();
        network.head().swapNote().ifPresent(note -> paragraphs.add(texts.of(note)));
        if (method.hasLayer()) {
            methods.layer(network).or(() -> MethodsViewModel.standardLayer(network)).ifPresent(layer -> paragraphs.add(
                    say(methods.layer(network).isPresent() ? "layer" : "layer.head", layer.title(texts.locale()),
                            Integer.toString(layer.channels()), Integer.toString(layer.height()),
                            Integer.toString(layer.width()))));
        }
        var differing = SettingWords.differing(method, methods.settings(method), texts);
        if (!differing.isEmpty()) {
            paragraphs.add(say("settings", differing));
        }
        return paragraphs;
    }

    private List<String> map() {
        var paragraphs = new ArrayList<String>();
        var standing = explore.map().standingProperty().get();
        if (standing != null && standing.passes().total() > 0) {
            paragraphs.add(say("standing", standing.passes().done(), standing.passes().total()));
        }
        explore.map().notesProperty().get().forEach(note -> paragraphs.add(texts.of(note)));
        var layer = explore.heatmap().layerProperty().get();
        var options = explore.workbench().display();
        paragraphs.add(say("scale." + options.scalingProperty().get().id(), texts.figure(layer.scale().high()),
                texts.figure(layer.scale().low())));
        paragraphs.add(say("cells", Integer.toString(layer.map().extent(-1)),
                Integer.toString(layer.map().extent(-2))));
        if (options.boxProperty().get()) {
            paragraphs.add(say("box", texts.percent(options.thresholdProperty().get(), 0)));
        }
        return paragraphs;
    }

    private String say(String key, Object... arguments) {
        return texts.of(Message.of(ExplanationViewModel.class, "explanation." + key, arguments));
    }
}
