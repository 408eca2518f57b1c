package org.cameralucida.evaluate;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Locale;

/**
 * {@code summary.json}: an entry a network and source of maps. What is of a network alone, its confusion matrix (true
 * class, then the class that came first, then how many images; only what is not 0) and the rank agreement of its
 * methods, stands in its first entry.
 */
final class SummaryJson {

    private static final List<String> CALIBRATION = List.of("classification", "expectedCalibrationError");
    private static final List<Measure> OF_CLASSES = List.of(Measure.TOP1_ERROR, Measure.TOP5_ERROR, Measure.CONFIDENCE,
            Measure.LOCALISATION_TOP1_ERROR, Measure.GT_KNOWN, Measure.IOU, Measure.POINTING, Measure.ENERGY_IN_BOX,
            Measure.DELETION, Measure.INSERTION, Measure.ROAD, Measure.AVERAGE_DROP, Measure.INCREASE);

    private final Summary summary;
    private final Results results;
    private final List<Finding> findings;

    SummaryJson(Summary summary) {
        this.summary = summary;
        this.results = summary.results();
        this.findings = results.findings();
    }

    JsonArray entries() {
        var parameters = results.parameters().json();
        parameters.getAsJsonArray("networks").forEach(network -> network.getAsJsonObject().remove("names"));
        var conventions = new JsonArray();
        summary.conventions().forEach(each -> conventions.add(each.toString()));
        var all = new JsonArray();
        for (int n = 0; n < results.networks().size(); n++) {
            for (int s = 0; s < results.sources().size(); s++) {
                var object = figures(summary.entries().get(n * results.sources().size() + s));
                if (s == 0) {
                    ofNetwork(object, n);
                }
                object.add("classes", classes(n, s));
                object.add("findings", findings(n, s));
                if (!results.isBaseline(s) && results.sanity().isPresent()) {
                    object.add("sanity", sanity(results.sanity().get(), n, s));
                }
                object.add("parameters", parameters);
                object.add("conventions", conventions);
                all.add(object);
            }
        }
        return all;
    }

    private JsonObject figures(Summary.Entry entry) {
        var object = new JsonObject();
        object.addProperty("network", entry.network());
        object.addProperty("method", entry.method());
        object.addProperty("images", entry.images());
        object.addProperty("failed", entry.failed());
        object.addProperty("labelled", entry.labelled());
        object.addProperty("boxed", entry.boxed());
        entry.figures().forEach(figure -> put(object, figure.measure().path(), number(figure.interval().value())));
        put(object, CALIBRATION, number(entry.calibration().value()));
        var intervals = intervals(entry.figures(), false);
        intervals.add(String.join(".", CALIBRATION), ends(entry.calibration(), false));
        object.add("intervals", intervals);
        if (!entry.differences().isEmpty()) {
            object.add("differences", intervals(entry.differences(), true));
            object.addProperty("differencesFrom", results.networks().get(0));
        }
        return object;
    }

    private void ofNetwork(JsonObject object, int network) {
        var confusion = new JsonObject();
        results.confusion(network).counts().forEach((label, row) -> {
            var cells = new JsonObject();
            row.forEach((predicted, images) -> cells.addProperty(String.valueOf(predicted), images));
            confusion.add(String.valueOf(label), cells);
        });
        object.add("confusion", confusion);
        results.agreement(network).ifPresent(agreement -> {
            var rows = new JsonObject();
            for (int i = 0; i < agreement.measures().size(); i++) {
                var row = new JsonObject();
                for (int j = 0; j < agreement.measures().size(); j++) {
                    row.add(agreement.measures().get(j).key(), number(agreement.tau()[i][j]));
                }
                rows.add(agreement.measures().get(i).key(), row);
            }
            object.add("rankAgreement", rows);
        });
    }

    private JsonArray classes(int network, int source) {
        var classes = new JsonArray();
        for (var each : results.classes(network, source)) {
            var object = new JsonObject();
            object.addProperty("index", each.classIndex());
            object.addProperty("name", results.className(network, each.classIndex()));
            object.addProperty("images", each.images());
            object.addProperty("predicted", each.predicted());
            OF_CLASSES.stream().filter(measure -> !Double.isNaN(each.mean(measure)))
                    .forEach(measure -> put(object, measure.path(), number(each.mean(measure))));
            classes.add(object);
        }
        return classes;
    }

    private JsonArray findings(int network, int source) {
        var array = new JsonArray();
        findings.stream().filter(each -> each.network() == network && each.source() == source).forEach(each -> {
            var object = new JsonObject();
            object.addProperty("kind", each.kind().name().toLowerCase(Locale.ROOT));
            object.add("class", each.classIndex() < 0 ? JsonNull.INSTANCE : new JsonPrimitive(each.classIndex()));
            object.addProperty("found", each.found());
            object.addProperty("images", each.images());
            object.addProperty("chance", each.chance());
            object.addProperty("sentence", each.sentence().toString());
            array.add(object);
        });
        return array;
    }

    private static JsonObject sanity(Sanity sanity, int network, int method) {
        var of = sanity.networks().get(network);
        var object = new JsonObject();
        object.addProperty("images", sanity.images());
        object.addProperty("layers", of.layers());
        if (!of.refusal().isEmpty()) {
            object.addProperty("refusal", of.refusal());
            return object;
        }
        var depths = new JsonArray();
        of.methods().get(method).depths().forEach(each -> {
            var depth = new JsonObject();
            depth.addProperty("layers", each.layers());
            depth.addProperty("layer", each.layer());
            depth.add("ssim", number(each.ssim()));
            depth.add("spearman", number(each.spearman()));
            depths.add(depth);
        });
        object.add("depths", depths);
        object.add("entropyRise", number(of.methods().get(method).entropyRise()));
        return object;
    }

    private static void put(JsonObject object, List<String> path, JsonElement value) {
        var inner = object;
        for (var key : path.subList(0, path.size() - 1)) {
            if (!inner.has(key)) {
                inner.add(key, new JsonObject());
            }
            inner = inner.getAsJsonObject(key);
        }
        inner.add(path.get(path.size() - 1), value);
    }

    private static JsonObject intervals(List<Summary.Figure> figures, boolean withValues) {
        var intervals = new JsonObject();
        figures.forEach(figure -> intervals.add(figure.measure().key(), ends(figure.interval(), withValues)));
        return intervals;
    }

    private static JsonArray ends(Interval interval, boolean withValue) {
        var ends = new JsonArray();
        if (withValue) {
            ends.add(number(interval.value()));
        }
        ends.add(number(interval.low()));
        ends.add(number(interval.high()));
        return ends;
    }

    private static JsonElement number(double value) {
        return Double.isFinite(value) ? new JsonPrimitive(value) : JsonNull.INSTANCE;
    }
}
