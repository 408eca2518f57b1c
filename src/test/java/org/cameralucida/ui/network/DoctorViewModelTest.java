package org.cameralucida.ui.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.image.PhotoReader;
import org.cameralucida.inference.Device;
import org.cameralucida.network.Card;
import org.cameralucida.network.Network;
import org.cameralucida.network.NetworkReader;
import org.cameralucida.network.Origin;
import org.cameralucida.ui.kit.Activities;
import org.cameralucida.ui.kit.Memory;
import org.cameralucida.ui.kit.SynchronousBackground;
import org.cameralucida.workspace.Preferences;
import org.cameralucida.workspace.Workspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The doctor in the window, on the bundled network without its card. */
class DoctorViewModelTest {

    @TempDir
    Path folder;

    private final Activities activities = new Activities();
    private final List<Path> photos = new ArrayList<>();
    private NetworksViewModel networks;
    private DoctorViewModel doctor;

    @BeforeEach
    void openANetworkOfWhichNothingIsSaid() throws IOException {
        var file = Files.copy(Path.of("models/lucida-gap.onnx"), folder.resolve("net.onnx"));
        var background = new SynchronousBackground();
        networks = new NetworksViewModel(new FileNetworks(),
                new Memory(new Workspace(folder.resolve("home")), background, activities), background, activities);
        networks.open(file);
        doctor = new DoctorViewModel(networks, () -> photos.stream().map(photo -> new DoctorViewModel.OpenPhoto(
                photo.getFileName().toString(), Optional.of(photo), () -> PhotoReader.read(photo))).toList(), background,
                activities);
    }

    @AfterEach
    void close() {
        networks.loadedProperty().get().close();
    }

    private Network network() {
        return networks.loadedProperty().get().network();
    }

    private void show(String... names) {
        for (var name : names) {
            photos.add(Path.of("models/samples", name + ".jpg"));
        }
        doctor.start();
    }

    @Test
    void changesNothingBeforeSomethingIsAccepted() {
        var before = network();
        show("goldfish", "espresso");
        assertThat(doctor.diagnosisProperty().get().photos()).isEqualTo(2);
        assertThat(network()).isSameAs(before);
        assertThat(folder.resolve("net.json")).doesNotExist();
    }

    @Test
    void whatIsAcceptedIsInUseAndSavedWithTheDoctorAsItsOrigin() {
        show("goldfish", "espresso");
        var other = doctor.diagnosisProperty().get().findings().stream().filter(f -> !doctor.isInUse(f)).findFirst()
                .orElseThrow();
        doctor.accept(other);
        assertThat(doctor.isInUse(other)).isTrue();
        assertThat(network().origins().values()).containsEntry("mean", Origin.DOCTOR);
        assertThat(network().isInputGuessed()).isFalse();
        assertThat(doctor.diagnosisProperty().get()).as("one may choose another").isNotNull();
        doctor.save();
        assertThat(Card.read(folder.resolve("net.json")).input().channels())
                .contains(other.candidate().preprocessing().channels());
    }

    @Test
    void withoutPhotosItSaysWhatIsMissing() {
        show();
        assertThat(doctor.diagnosisProperty().get()).isNull();
        assertThat(doctor.failureProperty().get().toString()).startsWith("Open photos");
    }

    @Test
    void aPhotoThatCannotBeReadIsASentence() {
        show("absent");
        assertThat(doctor.failureProperty().get().toString()).contains("absent.jpg");
        assertThat(activities.failureProperty().get()).as("said once, in the dialog").isNull();
    }

    @Test
    void anotherNetworkIsNotWhatWasExamined() throws IOException {
        show("goldfish");
        networks.open(Files.copy(Path.of("models/lucida-gmp.onnx"), folder.resolve("other.onnx")));
        assertThat(doctor.diagnosisProperty().get()).isNull();
    }

    @Test
    void foldersNamedAsClassesAreJudgedByRightAnswers() throws IOException {
        Files.writeString(folder.resolve("net.json"), "{\"labels\": \"labels.txt\"}");
        Files.copy(Path.of("models/lucida-labels.txt"), folder.resolve("labels.txt"));
        networks.open(folder.resolve("net.onnx"));
        for (var name : List.of("goldfish", "espresso")) {
            photos.add(Files.copy(Path.of("models/samples", name + ".jpg"),
                    Files.createDirectories(folder.resolve("data").resolve(name)).resolve("1.jpg")));
        }
        doctor.start();
        assertThat(doctor.diagnosisProperty().get().first().accuracy()).isPresent();
    }

    /** Reads files, and opens the engine. */
    private static final class FileNetworks implements NetworkSource {

        @Override
        public List<String> names() {
            return List.of();
        }

        @Override
        public Network read(String nameOrFile) {
            return NetworkReader.read(Path.of(nameOrFile));
        }

        @Override
        public LoadedNetwork open(Network network, Preferences preferences) {
            return LoadedNetwork.open(network, Device.CPU, 2);
        }
    }
}
