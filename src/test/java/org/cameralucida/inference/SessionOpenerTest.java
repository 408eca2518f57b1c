package org.cameralucida.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cameralucida.inference.EngineInfo.State;
import org.cameralucida.message.Problem;
import org.cameralucida.onnx.GraphBuilder;
import org.cameralucida.onnx.Shape;
import org.junit.jupiter.api.Test;

/** What is said to run a network on machines that nobody here has: the engine is made up, the way to it is not. */
class SessionOpenerTest {

    /** An engine with these providers in its library. */
    private static final class MadeUp implements Engine {

        private final Set<OrtProvider> providers;
        private final Map<Accelerator, String> reasons = new HashMap<>();
        private final Set<Accelerator> needHelp = EnumSet.noneOf(Accelerator.class);
        private final List<String> loaded = new ArrayList<>();

        MadeUp(OrtProvider... besidesTheProcessor) {
            providers = EnumSet.of(OrtProvider.CPU, besidesTheProcessor);
        }

        @Override
        public String version() {
            return "9.8.7";
        }

        @Override
        public Set<OrtProvider> providers() {
            return providers;
        }

        @Override
        public void probe(Accelerator accelerator, int index) throws OrtException {
            if (reasons.containsKey(accelerator)) {
                throw new OrtException(reasons.get(accelerator));
            }
        }

        @Override
        public DjlSession.Loaded load(GraphHandover graph, Optional<Accelerator> accelerator, int index, int threads,
                boolean alone) throws OrtException {
            loaded.add(accelerator.map(each -> each + ":" + index).orElse("CPU") + (alone ? " alone" : ""));
            if (alone && accelerator.filter(needHelp::contains).isPresent()) {
                throw new OrtException("fallback to CPU EP has been explicitly disabled");
            }
            return new DjlSession.Loaded(null, List.of());
        }
    }

    private static RunsOn open(MadeUp engine, String device) throws IOException {
        var b = new GraphBuilder(13);
        b.output(b.emit("Relu", List.of(b.input("x", Shape.of(1)))), Shape.of(1));
        try (var graph = GraphHandover.whole(b.model("relu"))) {
            return new SessionOpener(engine).open(graph, "net", Device.parse(device), Threads.forOneRun(2)).runsOn();
        }
    }

    @Test
    void directMlAndCoreMlAreUsedWhereTheyAreThereAndAskedFor() throws IOException {
        var windows = new MadeUp(OrtProvider.DIRECT_ML);
        assertThat(open(windows, "directml:1")).isEqualTo(new RunsOn("DirectML", "adapter 1", 0, Optional.empty()));
        assertThat(windows.loaded).containsExactly("DIRECT_ML:1 alone");
        var mac = open(new MadeUp(OrtProvider.CORE_ML), "coreml");
        assertThat(mac).isEqualTo(new RunsOn("CoreML", "", 0, Optional.empty()));
        assertThat(mac.description()).hasToString("CoreML");
        assertThat(mac.onProcessor()).isFalse();
    }

    @Test
    void byItselfTheProgramTakesNeither() throws IOException {
        for (var provider : List.of(OrtProvider.DIRECT_ML, OrtProvider.CORE_ML)) {
            var engine = new MadeUp(provider);
            assertThat(open(engine, "auto").onProcessor()).isTrue();
            assertThat(engine.loaded).containsExactly("CPU");
        }
    }

    @Test
    void wherePartOfANetworkRunsOnTheProcessorThatIsSaid() throws IOException {
        var engine = new MadeUp(OrtProvider.CORE_ML);
        engine.needHelp.add(Accelerator.CORE_ML);
        var runsOn = open(engine, "coreml");
        assertThat(engine.loaded).containsExactly("CORE_ML:0 alone", "CORE_ML:0");
        assertThat(runsOn.provider()).isEqualTo("CoreML");
        assertThat(runsOn.note().orElseThrow().toString()).contains("operators run on the processor").contains("CoreML");
    }

    @Test
    void whatIsNotThereOrCannotBeHadIsASentenceWithTheEnginesReasonAndNothingElseRuns() {
        assertThatThrownBy(() -> open(new MadeUp(), "directml")).isInstanceOf(Problem.class)
                .hasMessageContaining("DirectML").hasMessageContaining("networks --verbose");
        assertThatThrownBy(() -> open(new MadeUp(), "coreml")).isInstanceOf(Problem.class).hasMessageContaining("CoreML");
        var noDriver = new MadeUp(OrtProvider.DIRECT_ML);
        noDriver.reasons.put(Accelerator.DIRECT_ML, "DXGI_ERROR_NOT_FOUND\nmore");
        assertThatThrownBy(() -> open(noDriver, "directml")).isInstanceOf(Problem.class)
                .hasMessageContaining("DXGI_ERROR_NOT_FOUND").hasMessageNotContaining("more");
        assertThat(noDriver.loaded).isEmpty();
    }

    @Test
    void withoutCudasLibrariesAutoFallsBackAndGpuSaysWhatIsMissing() throws IOException {
        var engine = new MadeUp(OrtProvider.CUDA, OrtProvider.TENSOR_RT);
        engine.reasons.put(Accelerator.CUDA, "libcudart.so.12: cannot open shared object file");
        var auto = open(engine, "auto");
        assertThat(auto.onProcessor()).isTrue();
        assertThat(auto.note()).isPresent();
        assertThatThrownBy(() -> open(engine, "gpu")).isInstanceOf(Problem.class).hasMessageContaining("libcudart.so.12");
        assertThat(engine.loaded).containsExactly("CPU");
    }

    private static EngineInfo.Provider provider(EngineInfo info, String name) {
        return info.providers().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void theEngineSaysWhatIsUsedAndWhyNotAnother() {
        var engine = new MadeUp(OrtProvider.CUDA, OrtProvider.TENSOR_RT);
        engine.reasons.put(Accelerator.CUDA, "libcudart.so.12: cannot open shared object file");
        var info = EngineInfo.of(engine, Optional.of(Path.of("/gpu")), "Linux");
        assertThat(info.version()).isEqualTo("9.8.7");
        assertThat(provider(info, "CPU").state()).isEqualTo(State.USED);
        assertThat(provider(info, "CUDA").state()).isEqualTo(State.FAILING);
        assertThat(provider(info, "CUDA").says().toString()).contains("libcudart.so.12");
        assertThat(provider(info, "Tensorrt").state()).isEqualTo(State.IGNORED);
        assertThat(provider(info, "DirectML").says().toString()).contains("only on Windows");
        assertThat(provider(info, "CoreML").says().toString()).contains("only on macOS");
    }

    @Test
    void whereCudaWorksItIsUsedAndTheProcessorIsReady() {
        var info = EngineInfo.of(new MadeUp(OrtProvider.CUDA), Optional.empty(), "Linux");
        assertThat(provider(info, "CUDA").state()).isEqualTo(State.USED);
        assertThat(provider(info, "CPU").says().toString()).contains("--device cpu");
    }

    @Test
    void whatWindowsAndMacosHaveIsReadyWhenAskedFor() {
        var windows = EngineInfo.of(new MadeUp(OrtProvider.DIRECT_ML), Optional.empty(), "Windows 11");
        assertThat(provider(windows, "DirectML").state()).isEqualTo(State.READY);
        assertThat(provider(windows, "DirectML").says().toString()).contains("--device directml");
        var mac = EngineInfo.of(new MadeUp(OrtProvider.CORE_ML), Optional.empty(), "Mac OS X");
        assertThat(provider(mac, "CoreML").state()).isEqualTo(State.READY);
        assertThat(provider(mac, "CUDA").says().toString()).contains("only on Linux, Windows");
        var plain = EngineInfo.of(new MadeUp(), Optional.empty(), "Windows 11");
        assertThat(provider(plain, "DirectML").state()).isEqualTo(State.ABSENT);
        assertThat(provider(plain, "CPU").state()).isEqualTo(State.USED);
    }

    @Test
    void theEngineThatIsHereSaysWhatTheSessionsDo() {
        var info = EngineInfo.find();
        assertThat(info.version()).matches("\\d+\\.\\d+\\.\\d+.*");
        assertThat(info.providers()).filteredOn(each -> each.state() == State.USED).hasSize(1);
    }
}
