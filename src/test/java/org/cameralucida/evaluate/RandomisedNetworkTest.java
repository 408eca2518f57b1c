package org.cameralucida.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.cameralucida.network.NetworkReader;
import org.cameralucida.network.TwoHeads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RandomisedNetworkTest {

    @TempDir
    Path folder;

    @Test
    void onlyLayersThatTheScoresAreMadeOfForget() throws IOException {
        var tasks = NetworkReader.read(TwoHeads.write(folder));
        var light = new RandomisedNetwork(tasks.withOutput("light"));
        assertThat(light.depth()).isEqualTo(2);
        assertThat(light.layer(0)).isEqualTo("light");
        // The two directions of a value are made of it by a product that is not the network's.
        var age = new RandomisedNetwork(NetworkReader.read(TwoHeads.writeValue(folder)));
        assertThat(age.depth()).isEqualTo(2);
        assertThat(age.layer(0)).isEqualTo("age");
        assertThat(age.without(1, 1).model().graph().constants()).isNotEqualTo(age.without(0, 1).model().graph().constants());
    }
}
