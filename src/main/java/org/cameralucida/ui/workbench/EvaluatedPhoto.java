package org.cameralucida.ui.workbench;

import java.util.List;
import java.util.Optional;
import org.cameralucida.dataset.Annotation;
import org.cameralucida.explain.Method;
import org.cameralucida.image.Photo;
import org.cameralucida.network.Network;
import org.cameralucida.workspace.PaneState;

/**
 * A photo as it was evaluated, to be shown on the workbench: with its true boxes, and the map of its class.
 *
 * @param picture the photo where it lies in no file of its own, as in a zip; empty where {@code state} names its file
 * @param truth where the data set says objects are; empty where it does not
 * @param network what it was evaluated with
 * @param state what is shown of it; its settings are all of the method's
 */
public record EvaluatedPhoto(Optional<Photo> picture, Optional<Annotation> truth, Network network, PaneState state) {

    /** Shows it, in what one works at. */
    public void showOn(WorkbenchViewModel workbench, Feature feature) {
        var before = workbench.film().currentProperty().get();
        use(workbench.methods());
        var photo = picture.map(PhotoItem::of).orElseGet(() -> PhotoItem.of(state.photo().orElseThrow()));
        workbench.restore(photo, state, () -> true);
        // What is open already is shown.
        workbench.film().add(List.of(photo));
        var item = workbench.film().currentProperty().get();
        truth.filter(annotation -> !workbench.truths().isEdited(item))
                .ifPresent(annotation -> workbench.truths().show(item, annotation));
        var key = state.network().key();
        var output = state.network().output();
        if (!key.equals(workbench.networks().keyProperty().get()) || !output.equals(workbench.networks().chosenOutput())) {
            workbench.networks().open(key, Optional.empty(), output);
        } else if (item == before && workbench.observationProperty().get() != null) {
            // It was seen already, so that nothing is to be waited for.
            workbench.sighted(workbench.view(), workbench.observationProperty().get());
        }
        workbench.featureProperty().set(feature);
    }

    private void use(MethodsViewModel methods) {
        var method = Method.named(state.method().id());
        methods.use(method, state.method().settings());
        methods.look(network, state.method().layer());
        methods.chosenProperty().set(method);
    }
}
