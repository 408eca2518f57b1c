package org.cameralucida.explain.gradient;

import java.util.List;
import org.cameralucida.explain.ChannelReduction;
import org.cameralucida.explain.Explanation;
import org.cameralucida.explain.MethodInput;
import org.cameralucida.explain.PixelMethod;
import org.cameralucida.explain.Progress;
import org.cameralucida.explain.Setting;
import org.cameralucida.explain.Settings;
import org.cameralucida.explain.cam.GradCam;
import org.cameralucida.image.BilinearUpsampling;
import org.cameralucida.image.Tensor;
import org.cameralucida.network.Network;

/**
 * Guided Grad-CAM (Selvaraju et al., ICCV 2017): guided backpropagation, multiplied by the Grad-CAM of a layer,
 * enlarged to the input by bilinear interpolation between the centres of its cells.
 */
public final class GuidedGradCam extends PixelMethod {

    private static final GradCam GRAD_CAM = new GradCam();

    @Override
    public String id() {
        return "guided-gradcam";
    }

    @Override
    public List<Setting> settings() {
        return List.of(ChannelReduction.setting("sum"));
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
    public Explanation explain(MethodInput input, int classIndex, Settings settings, Progress progress) {
        Tensor guided = input.picture().layout().channelsFirst(GuidedBackpropagation.guided(input, classIndex));
        progress.passed(1, 2);
        Tensor map = GRAD_CAM.explain(input, classIndex, Settings.of(GRAD_CAM), Progress.NONE).map();
        progress.passed(2, 2);
        int positions = guided.extent(1) * guided.extent(2);
        float[] large = BilinearUpsampling.bilinear(map, guided.extent(1), guided.extent(2));
        var product = new float[guided.data().length];
        for (int i = 0; i < product.length; i++) {
            product[i] = guided.data()[i] * large[i % positions];
        }
        return new Explanation(ChannelReduction.mapOfChannelsFirst(new Tensor(product, guided.shape()), settings),
                GuidedBackpropagation.notes(input));
    }
}
