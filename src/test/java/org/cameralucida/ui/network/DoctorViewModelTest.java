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
import org.cameralucida.network.Origin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The doctor in the window, on the bundled network without its card. */
class DoctorViewModelTest extends OpenNetworkTest {

    private final List<Path> photos = new ArrayList<>();
    private DoctorViewModel doctor;

    @BeforeEach
    void openANetworkOfWhichNothingIsSaid() throws IOException {
        var file = Files.copy(Path.of("models/lucida-gap.onnx"), folder.resolve("net.onnx"));
        from(files(network -> LoadedNetwork.open(network, Device.CPU, 2)));
        networks.open(file);
        doctor = new DoctorViewModel(networks, () -> photos.stream().map(photo -> new DoctorViewModel.OpenPhoto(
                photo.getFileName().toString(), Optional.of(photo), () -> PhotoReader.read(photo))).toList(), background,
                activities);
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
}
