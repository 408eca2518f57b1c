package org.cameralucida.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cameralucida.explain.cam.ChannelSum;
import org.junit.jupiter.api.Test;

class ChannelsStateTest {

    @Test
    void whatAFileSaysIsReadAgainAndWhatItDoesNotSayIsAsEverythingBegins() {
        var state = new ChannelsState(true, ChannelsState.Half.MAPS, ChannelSum.Order.AGAINST, 12,
                Map.of(3, Map.of(6, 0.25, 107, -1.0)), Set.of(50), Optional.of("features"),
                ChannelsState.Sorting.STRENGTH, Optional.of(7));
        var json = StateJson.JSON.toJson(state);
        assertThat(StateJson.JSON.fromJson(json, ChannelsState.class)).isEqualTo(state);
        assertThat(json).contains("\"shown\": \"maps\"", "\"6\": 0.25");
        assertThat(StateJson.JSON.fromJson("{\"open\": true, \"count\": 5}", ChannelsState.class))
                .isEqualTo(ChannelsState.NONE.open(true));
        assertThat(StateJson.JSON.fromJson("{}", ChannelsState.class)).isEqualTo(ChannelsState.NONE.count(0));
    }

    @Test
    void aClassWhoseWeightsAreTheNetworksOwnIsNotInTheState() {
        var changed = ChannelsState.NONE.with(3, new ChannelSum.Edits(Map.of(6, 0.5), Set.of(1)));
        assertThat(changed.edits(3).weights()).containsEntry(6, 0.5);
        assertThat(changed.edits(4).weights()).isEmpty();
        assertThat(changed.edits(4).off()).containsExactly(1);
        assertThat(changed.with(3, ChannelSum.Edits.NONE)).isEqualTo(ChannelsState.NONE);
        assertThat(changed.forgotten()).isEqualTo(ChannelsState.NONE);
    }
}
