package org.cameralucida.ui.network;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.cameralucida.image.ColorProfile;
import org.cameralucida.image.Resampling;
import org.cameralucida.image.ResizeFilter;
import org.cameralucida.message.Message;
import org.cameralucida.network.Card;
import org.cameralucida.network.Channels;
import org.cameralucida.network.Fit;
import org.cameralucida.network.Framing;
import org.cameralucida.network.Layout;
import org.cameralucida.network.Network;
import org.cameralucida.network.Position;
import org.cameralucida.network.Preprocessing;
import org.cameralucida.network.SideRounding;

/**
 * How a photo becomes a network's input, to be changed while one looks: every change that makes sense is used at once,
 * and what does not make sense is said and changes nothing.
 */
public final class CardEditorViewModel {

    /** Ways of writing colours as numbers that many networks share; null numbers mean one a channel as it is. */
    public enum Preset {
        /** 0…1, ImageNet's mean and standard deviation in RGB. */
        PYTORCH(Channels.RGB, "0; 1", "0.485; 0.456; 0.406", "0.229; 0.224; 0.225"),
        /** −1…1. */
        TENSORFLOW(Channels.RGB, "-1; 1", "0; 0; 0", "1; 1; 1"),
        /** 0…255 in BGR, minus ImageNet's mean. */
        CAFFE(Channels.BGR, "0; 255", "104; 117; 123", "1; 1; 1"),
        /** 0…1 as it is. */
        UNIT(Channels.RGB, "0; 1", "0; 0; 0", "1; 1; 1"),
        /** 0…255 as it is. */
        BYTES(Channels.RGB, "0; 255", "0; 0; 0", "1; 1; 1");

        private final Channels channels;
        private final String range;
        private final String mean;
        private final String std;

        Preset(Channels channels, String range, String mean, String std) {
            this.channels = channels;
            this.range = range;
            this.mean = mean;
            this.std = std;
        }
    }

    private final NetworksViewModel networks;
    private final Network before;
    private final Layout layout;
    private final StringProperty width = new SimpleStringProperty();
    private final StringProperty height = new SimpleStringProperty();
    private final StringProperty shortSide = new SimpleStringProperty();
    private final ObjectProperty<Fit> fit = new SimpleObjectProperty<>();
    private final ObjectProperty<Channels> channels = new SimpleObjectProperty<>();
    private final ObjectProperty<SideRounding> rounding = new SimpleObjectProperty<>();
    private final ObjectProperty<Position> position = new SimpleObjectProperty<>();
    private final StringProperty pad = new SimpleStringProperty();
    private final ObjectProperty<ResizeFilter> interpolation = new SimpleObjectProperty<>();
    private final BooleanProperty antialias = new SimpleBooleanProperty();
    private final ObjectProperty<ColorProfile> profile = new SimpleObjectProperty<>();
    private final StringProperty range = new SimpleStringProperty();
    private final StringProperty mean = new SimpleStringProperty();
    private final StringProperty std = new SimpleStringProperty();
    private final ReadOnlyObjectWrapper<Message> wrong = new ReadOnlyObjectWrapper<>();
    private boolean filling;

    /** Edits the network that is open. */
    public CardEditorViewModel(NetworksViewModel networks) {
        this.networks = networks;
        before = networks.loadedProperty().get().network();
        layout = before.preprocessing().layout();
        fill(before.preprocessing());
        for (var value : new ObservableValue<?>[] {width, height, shortSide, fit, rounding, position, pad, channels,
            interpolation, antialias, profile, range, mean, std}) {
            value.addListener((property, old, now) -> changed());
        }
    }

    public StringProperty widthProperty() {
        return width;
    }

    public StringProperty heightProperty() {
        return height;
    }

    /** What a photo's short side is resized to before the centre is cut out. */
    public StringProperty shortSideProperty() {
        return shortSide;
    }

    public ObjectProperty<Fit> fitProperty() {
        return fit;
    }

    public ObjectProperty<Channels> channelsProperty() {
        return channels;
    }

    public ObjectProperty<ResizeFilter> interpolationProperty() {
        return interpolation;
    }

    /** How the sides of a resized photo become whole pixels. */
    public ObjectProperty<SideRounding> roundingProperty() {
        return rounding;
    }

    /** Where on the resized photo the network's input lies. */
    public ObjectProperty<Position> positionProperty() {
        return position;
    }

    /** What fills what is no photo: a number of 0…255 a channel, or nothing. */
    public StringProperty padProperty() {
        return pad;
    }

    /** Whether the filter grows when shrinking. */
    public BooleanProperty antialiasProperty() {
        return antialias;
    }

    /** What is done with a photo's colour profile. */
    public ObjectProperty<ColorProfile> profileProperty() {
        return profile;
    }

    /** What black and white become: two numbers, separated by semicolons or spaces. */
    public StringProperty rangeProperty() {
        return range;
    }

    /** What is subtracted: a number a channel. */
    public StringProperty meanProperty() {
        return mean;
    }

    /** What it is divided by: a number a channel. */
    public StringProperty stdProperty() {
        return std;
    }

    /** What makes no sense; null while all does. */
    public ReadOnlyObjectProperty<Message> wrongProperty() {
        return wrong.getReadOnlyProperty();
    }

    /** Writes colours as many networks want them. */
    public void use(Preset preset) {
        filling = true;
        channels.set(preset.channels);
        range.set(preset.range);
        mean.set(preset.mean);
        std.set(preset.std);
        filling = false;
        changed();
    }

    /** The orders of as many channels as the network has. */
    public List<Channels> offeredChannels() {
        var count = before.preprocessing().channels().count();
        return Arrays.stream(Channels.values()).filter(offered -> offered.count() == count).toList();
    }

    /** Back to what it was when the editor was opened. */
    public void reset() {
        fill(before.preprocessing());
        networks.use(before);
        wrong.set(null);
    }

    /** Where the card is saved; empty for a network that is no file. */
    public Optional<Path> file() {
        return Optional.ofNullable(networks.loadedProperty().get().network().file()).map(Card::fileBeside);
    }

    /** Saves the card beside the network: what it said before stays, but for the input. */
    public void save() {
        networks.saveCard();
    }

    private void fill(Preprocessing p) {
        filling = true;
        width.set(Integer.toString(p.width()));
        height.set(Integer.toString(p.height()));
        shortSide.set(Integer.toString(Math.min(p.framing().width(), p.framing().height())));
        fit.set(p.framing().fit());
        rounding.set(p.framing().rounding());
        position.set(p.framing().position());
        pad.set(written(p.framing().pad()));
        antialias.set(p.resampling().antialias());
        profile.set(p.profile());
        channels.set(p.channels());
        interpolation.set(p.resampling().filter());
        range.set(written(p.range()));
        mean.set(written(p.mean()));
        std.set(written(p.std()));
        filling = false;
    }

    private void changed() {
        if (!filling) {
            wrong.set(null);
            value().ifPresent(networks::use);
        }
    }

    /** The preprocessing, if all of it makes sense; otherwise says what does not. */
    private Optional<Preprocessing> value() {
        var w = size(width, "width");
        var h = size(height, "height");
        int s = fit.get() == Fit.CROP ? size(shortSide, "shortSide") : 1;
        var count = channels.get().count();
        var r = numbers(range, 2, "range");
        var m = numbers(mean, count, "mean");
        var d = numbers(std, count, "std");
        if (d.contains(0f)) {
            complain("zero");
        }
        var f = pad.get().isBlank() ? List.<Float>of() : numbers(pad, count, "pad");
        return wrong.get() != null ? Optional.empty()
                : Optional.of(new Preprocessing(layout, w, h, framing(w, h, s, f), channels.get(), r, m, d,
                        new Resampling(interpolation.get(), antialias.get() || !hasAntialias()),
                        before.preprocessing().transfer(), profile.get()));
    }

    /** What a photo is resized to stays where it cannot be said here: a box that is no square. */
    private Framing framing(int w, int h, int shorter, List<Float> filling) {
        var p = before.preprocessing();
        var was = p.framing();
        boolean isCrop = fit.get() == Fit.CROP;
        boolean isSame = fit.get() == was.fit() && (isCrop ? shorter == Math.min(was.width(), was.height())
                : w == p.width() && h == p.height());
        return new Framing(fit.get(), isSame ? was.width() : isCrop ? shorter : w,
                isSame ? was.height() : isCrop ? shorter : h, rounding.get(), position.get(), filling);
    }

    /** Whether nothing is asked for that most networks do not ask for. */
    boolean isUsual() {
        var p = before.preprocessing();
        return p.framing().equals(Framing.of(p.framing().fit(), p.framing().width(), p.framing().height()))
                && p.profile() == ColorProfile.APPLY;
    }

    /** Whether the filter is known with and without antialiasing. */
    boolean hasAntialias() {
        return Resampling.isForNeighbours(interpolation.get());
    }

    private int size(StringProperty text, String key) {
        try {
            var number = Integer.parseInt(text.get().strip());
            if (number >= 1 && number <= 4096) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        complain(key);
        return 1;
    }

    /** Numbers with a point or a comma for the decimals, between spaces or semicolons; one alone stands for all. */
    private List<Float> numbers(StringProperty text, int count, String key) {
        var numbers = new ArrayList<Float>();
        try {
            for (var word : text.get().strip().split("[;\\s]+")) {
                numbers.add(Float.parseFloat(word.replace(',', '.')));
            }
        } catch (NumberFormatException e) {
            numbers.clear();
        }
        while (numbers.size() == 1 && numbers.size() < count) {
            numbers.addAll(Collections.nCopies(count - 1, numbers.get(0)));
        }
        if (numbers.size() != count || numbers.stream().anyMatch(number -> !Float.isFinite(number))) {
            complain(key);
            return Collections.nCopies(count, 1f);
        }
        return numbers;
    }

    private void complain(String key) {
        if (wrong.get() == null) {
            wrong.set(Message.of(CardEditorViewModel.class, "card.wrong." + key,
                    Integer.toString(channels.get().count())));
        }
    }

    private static String written(List<Float> numbers) {
        return numbers.stream().map(number -> written(number.floatValue())).reduce((a, b) -> a + "; " + b).orElse("");
    }

    /** A number as one would write it: 0.485, 104, 0.003921569. */
    static String written(float number) {
        var text = new BigDecimal(Float.toString(number)).setScale(9, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return text.signum() == 0 ? "0" : text.toPlainString();
    }
}
