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
    void aHeapThatIsSmallEnoughMayGrowAsItLikes() {
        assertThat(watch.hasGrown(100, 20)).isFalse();
        assertThat(watch.hasGrown(400, 300)).isFalse();
    }

    @Test
    void aLargerOneIsCollectedOnceForEachTimeThatItHasGrown() {
        watch.hasGrown(380, 200);
        assertThat(watch.hasGrown(430, 250)).isFalse();
        assertThat(watch.hasGrown(430, 270)).as("of what is old there is more").isTrue();
        assertThat(watch.hasGrown(430, 280)).as("it was asked for").isFalse();
        assertThat(watch.hasGrown(900, 280)).as("all of it is larger").isTrue();
    }

    @Test
    void whatStaysAfterACollectionIsNotCollectedAgain() {
        watch.hasGrown(380, 200);
        assertThat(watch.hasGrown(600, 400)).isTrue();
        watch.hasGrown(500, 380);
        for (int second = 0; second < 60; second++) {
            assertThat(watch.hasGrown(510, 390)).isFalse();
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
