package org.cameralucida.app;

import java.util.List;
import org.cameralucida.catalog.Catalog;
import org.cameralucida.explain.ActivationMaximisation;
import org.cameralucida.explain.Explanation;
import org.cameralucida.explain.Method;
import org.cameralucida.explain.Observation;
import org.cameralucida.explain.Observer;
import org.cameralucida.explain.Progress;
import org.cameralucida.explain.Settings;
import org.cameralucida.explain.Subject;
import org.cameralucida.image.Tensor;
import org.cameralucida.inference.Device;
import org.cameralucida.inference.RunsOn;
import org.cameralucida.network.Network;
import org.cameralucida.ui.network.Lens;
import org.cameralucida.ui.network.NetworkShelf;
import org.cameralucida.workspace.Preferences;

/** The catalog and the engine, as the window sees them. */
record CatalogShelf(Catalog catalog) implements NetworkShelf {

    @Override
    public List<Offer> offers() {
        return catalog.entries().stream().map(entry -> new Offer(entry.name(), entry.name(), "")).toList();
    }

    @Override
    public Network read(String nameOrFile) {
        return catalog.open(nameOrFile);
    }

    @Override
    public Lens open(Network network, Preferences preferences) {
        return new ObserverLens(network,
                Observer.open(network, Device.parse(preferences.device()), preferences.threads()));
    }

    /** An open network, under the preprocessing and pooling of {@code network}. */
    private record ObserverLens(Network network, Observer observer) implements Lens {

        @Override
        public Observation observe(Tensor input) {
            return observer.observe(network, input);
        }

        @Override
        public Explanation explain(Method method, Observation observation, String layer, int classIndex,
                Settings settings, Progress progress) {
            var subject = layer == null ? Subject.of(observation, observer)
                    : Subject.at(observation, observer, layer);
            return method.explain(subject, classIndex, settings, progress);
        }

        @Override
        public ActivationMaximisation.Maximised maximise(ActivationMaximisation.Target target, Settings settings,
                Progress progress) {
            return ActivationMaximisation.maximise(observer, network, target, settings, progress);
        }

        @Override
        public RunsOn runsOn() {
            return observer.runsOn();
        }

        @Override
        public Lens with(Network changed) {
            return new ObserverLens(changed, observer);
        }

        @Override
        public void close() {
            observer.close();
        }
    }
}
