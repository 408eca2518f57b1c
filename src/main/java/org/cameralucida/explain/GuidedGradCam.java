package org.cameralucida.explain;

import java.util.List;
import org.cameralucida.image.Tensor;
import org.cameralucida.network.Network;

/**
 * Guided Grad-CAM (Selvaraju et al., ICCV 2017): guided backpropagation, multiplied by the Grad-CAM of a layer,
 * enlarged to the input by bilinear interpolation between the centres of its cells.
 */
public final class GuidedGradCam extends InputMethod {

    private static final GradCam GRAD_CAM = new GradCam();

    @Override
    public String id() {
        return "guided-gradcam";
    }

    @Override
    public List<Setting> settings() {
        return List.of(Pixels.setting("sum"));
    }

    @Override
    public boolean hasLayer() {
        return true;
    }

    @Override
    public boolean works(Network network) {
        return super.works(network) && GRAD_CAM.works(network);
    }

    @Override
    public Explanation explain(Subject subject, int classIndex, Settings settings, Progress progress) {
        Tensor guided = EngineBackend.channelsFirst(GuidedBackpropagation.guided(subject, classIndex),
                Pixels.layout(subject));
        progress.passed(1, 2);
        Tensor map = GRAD_CAM.explain(subject, classIndex, Settings.of(GRAD_CAM), Progress.NONE).map();
        progress.passed(2, 2);
        int positions = guided.extent(1) * guided.extent(2);
        float[] large = Enlarged.bilinear(map, guided.extent(1), guided.extent(2));
        var product = new float[guided.data().length];
        for (int i = 0; i < product.length; i++) {
            product[i] = guided.data()[i] * large[i % positions];
        }
        return new Explanation(Pixels.mapOfChannelsFirst(new Tensor(product, guided.shape()), settings),
                GuidedBackpropagation.notes(subject));
    }
}
