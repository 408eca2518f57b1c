package org.cameralucida.convention;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What Teachable Machine exports, converted: {@code metadata.json} from its JavaScript form, {@code labels.txt} with
 * "0 Class 1" beside {@code keras_model.h5} from its Keras form. The central square is resized by Pillow's
 * {@code ImageOps.fit} with Lanczos' filter, and becomes v/127.5 − 1 (the code beside each Keras export).
 */
final class TeachableMachine implements Convention {

    @Override
    public List<Statement> read(Evidence evidence) {
        var metadata = evidence.document("metadata.json").filter(document -> isOfMaker(document.fields()));
        if (metadata.isPresent()) {
            var fields = metadata.get().fields();
            return statement(metadata.get().path(), fields.extent("imageSize"), fields.flag("grayscale").orElse(false))
                    .names(fields.names("labels")).about("name", fields.text("modelName")).list();
        }
        var labels = evidence.find("labels.txt").filter(file -> evidence.find("keras_model.h5", "converted_keras.zip")
                .isPresent() || KerasApplications.isOfKeras(evidence) && isNumbered(evidence, file));
        return labels.map(file -> statement(file, OptionalInt.empty(), false).build()).map(List::of).orElse(List.of());
    }

    /** "0 Class 1": nobody else numbers the names of Keras' networks so. */
    private static boolean isNumbered(Evidence evidence, String file) {
        return evidence.bytes(file).map(ClassNames::text).filter(text -> text.strip().lines()
                .allMatch(line -> line.matches("\\d{1,4} \\S.*"))).isPresent();
    }

    private static boolean isOfMaker(Fields fields) {
        return fields.text("packageName").filter(name -> name.contains("teachablemachine")).isPresent()
                || fields.has("tmVersion") || fields.has("imageSize") && fields.has("labels");
    }

    private static StatementBuilder statement(String source, OptionalInt size, boolean isGrey) {
        return new StatementBuilder(source).size(size, size).range(-1, 1).channels(isGrey ? "GRAY" : "RGB")
                .fit("cover").pillow("lanczos").names(Optional.empty());
    }
}
