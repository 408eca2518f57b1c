package org.cameralucida.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class SmallHeapTest {

    private final SmallHeap.Watch watch = new SmallHeap.Watch(400, 60);

    @Test
    void theVirtualMachineDoesAsItIsAsked() {
        SmallHeap.keep();
        var machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        assertThat(machine.getVMOption("MinHeapFreeRatio").getValue()).isEqualTo("10");
        assertThat(machine.getVMOption("MaxHeapFreeRatio").getValue()).isEqualTo("30");
    }

    @Test
    void aHeapThatIsSmallEnoughMayBeAsItLikes() {
        assertThat(watch.isDue(100, 50, 20)).isFalse();
        assertThat(watch.isDue(400, 350, 300)).isFalse();
        assertThat(watch.isDue(400, 10, 300)).isFalse();
    }

    @Test
    void aLargerOneIsCollectedEachTimeThatThereIsMoreInIt() {
        watch.isDue(380, 300, 200);
        assertThat(watch.isDue(430, 400, 250)).isFalse();
        for (int second = 0; second < SmallHeap.Watch.PATIENCE; second++) {
            assertThat(watch.isDue(430, 400, 270)).isTrue();
        }
        assertThat(watch.isDue(430, 400, 280)).as("nothing could be freed").isFalse();
        assertThat(watch.isDue(430, 400, 340)).isTrue();
        assertThat(watch.isDue(430, 400, 330)).as("it was").isFalse();
    }

    @Test
    void whatIsFreeIsAskedForUntilItIsGivenBack() {
        assertThat(watch.isDue(900, 300, 200)).isTrue();
        assertThat(watch.isDue(900, 300, 200)).isTrue();
        assertThat(watch.isDue(500, 300, 200)).isFalse();
    }

    @Test
    void afterACollectionThereIsARest() {
        assertThat(watch.isDue(900, 300, 200)).isTrue();
        watch.collected();
        for (int second = 0; second < SmallHeap.Watch.REST; second++) {
            assertThat(watch.isDue(900, 300, 200)).isFalse();
        }
        assertThat(watch.isDue(900, 300, 200)).isTrue();
    }

    @Test
    void whatStaysAfterACollectionIsNotCollectedAgain() {
        watch.isDue(380, 300, 200);
        assertThat(watch.isDue(600, 500, 400)).isTrue();
        watch.isDue(500, 400, 380);
        for (int second = 0; second < 60; second++) {
            assertThat(watch.isDue(510, 400, 390)).isFalse();
        }
    }

    @Test
    void aVirtualMachineThatCannotGiveNativeMemoryBackIsNotAskedForMore() {
        var nativeHeap = new NativeHeap();
        assertThatCode(() -> {
            nativeHeap.trim();
            nativeHeap.trim();
        }).doesNotThrowAnyException();
    }
}
