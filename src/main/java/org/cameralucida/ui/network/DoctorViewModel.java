package org.cameralucida.ui.network;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.cameralucida.dataset.FolderClasses;
import org.cameralucida.explain.LoadedNetwork;
import org.cameralucida.explain.doctor.Diagnosis;
import org.cameralucida.explain.doctor.Finding;
import org.cameralucida.explain.doctor.PreprocessingDoctor;
import org.cameralucida.explain.doctor.Sample;
import org.cameralucida.image.Photo;
import org.cameralucida.message.Message;
import org.cameralucida.message.Problem;
import org.cameralucida.network.Network;
import org.cameralucida.network.Origin;
import org.cameralucida.ui.kit.Activities;
import org.cameralucida.ui.kit.Background;
import org.cameralucida.ui.kit.Job;
import org.cameralucida.ui.kit.Lane;
import org.cameralucida.ui.kit.Steps;

/** The preprocessing doctor on the open network and the open photos; changes nothing before something is accepted. */
public final class DoctorViewModel {

    /**
     * An open photo.
     *
     * @param name what to call it
     * @param file where it lies; empty for a pasted picture
     * @param photo decodes it
     */
    public record OpenPhoto(String name, Optional<Path> file, Supplier<Photo> photo) {
    }

    private final NetworksViewModel networks;
    private final Supplier<List<OpenPhoto>> photos;
    private final Activities activities;
    private final Lane lane;
    private final ReadOnlyObjectWrapper<Diagnosis> diagnosis = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Message> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Steps> steps = new ReadOnlyObjectWrapper<>();
    private Network examined;
    private Job job;

    /** Examines nothing yet. */
    public DoctorViewModel(NetworksViewModel networks, Supplier<List<OpenPhoto>> photos, Background background,
                           Activities activities) {
        this.networks = networks;
        this.photos = photos;
        this.activities = activities;
        lane = background.newestWins("doctor");
        networks.loadedProperty().addListener((property, before, now) -> forgetOther(now));
    }

    /** What was found; null while nothing is. */
    public ReadOnlyObjectProperty<Diagnosis> diagnosisProperty() {
        return diagnosis.getReadOnlyProperty();
    }

    /** Why nothing was found; null for no reason. */
    public ReadOnlyObjectProperty<Message> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** How many passes are made; null before the first. */
    public ReadOnlyObjectProperty<Steps> stepsProperty() {
        return steps.getReadOnlyProperty();
    }

    /** Whether it is at work. */
    public ReadOnlyBooleanProperty runningProperty() {
        return lane.busyProperty();
    }

    /** The network that is examined, or would be. */
    public Optional<Network> network() {
        return Optional.ofNullable(networks.loadedProperty().get()).map(LoadedNetwork::network);
    }

    /** What opened another network is not what was examined. */
    private void forgetOther(LoadedNetwork now) {
        if (examined != null && (now == null || now.network().model() != examined.model())) {
            cancel();
            examined = null;
            diagnosis.set(null);
        }
    }

    /** Shows the open photos to the open network under the usual conventions. */
    public void start() {
        var open = networks.loadedProperty().get();
        var shown = photos.get();
        cancel();
        diagnosis.set(null);
        steps.set(null);
        failure.set(shown.isEmpty() || open == null ? say("doctor.nothing") : null);
        if (failure.get() != null) {
            return;
        }
        examined = open.network();
        job = lane.run(progress -> PreprocessingDoctor.examine(open, samples(shown, open.network()), (done, total) -> {
            progress.check();
            progress.report(new Steps(done, total));
        }), diagnosis::set, this::fail);
        steps.bind(job.stepsProperty());
        activities.begin(say("doctor.running", examined.name()), job);
    }

    /** The open photos; those that lie in folders named as classes show these. */
    private static List<Sample> samples(List<OpenPhoto> shown, Network network) {
        var files = shown.stream().flatMap(photo -> photo.file().stream()).toList();
        var classes = files.size() < shown.size() ? Map.<Path, Integer>of() : FolderClasses.of(files, network);
        return shown.stream().map(photo -> new Sample(photo.name(), photo.photo(), photo.file().map(classes::get)
                .map(OptionalInt::of).orElse(OptionalInt.empty()))).toList();
    }

    private void fail(Throwable cause) {
        activities.log(cause);
        failure.set(cause instanceof Problem problem ? problem.sentence() : say("doctor.failed", String.valueOf(cause)));
    }

    /** Stops it; what it has found by then is lost. */
    public void cancel() {
        if (job != null) {
            steps.unbind();
            job.cancel();
            job = null;
        }
    }

    /** Whether the network is shown photos so now. */
    public boolean isInUse(Finding finding) {
        return network().filter(now -> now.preprocessing().equals(finding.candidate().preprocessing())).isPresent();
    }

    /** Shows the network photos so from now on. */
    public void accept(Finding finding) {
        networks.use(finding.candidate().preprocessing(), Origin.DOCTOR);
    }

    /** Whether what is in use can be saved as a card. */
    public boolean canSave() {
        return network().filter(now -> now.file() != null).isPresent();
    }

    /** Saves what is in use as the network's card. */
    public void save() {
        networks.saveCard();
    }

    private static Message say(String key, Object... arguments) {
        return Message.of(DoctorViewModel.class, key, arguments);
    }
}
