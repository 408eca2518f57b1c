package org.cameralucida.ui.explore;

import java.nio.file.Files;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.cameralucida.explain.SmallestFrame;
import org.cameralucida.explain.View;
import org.cameralucida.image.Area;
import org.cameralucida.image.Edit;
import org.cameralucida.image.Filling;
import org.cameralucida.image.Photo;
import org.cameralucida.image.PhotoWriter;
import org.cameralucida.message.Message;
import org.cameralucida.ui.control.AreaGestures;
import org.cameralucida.ui.kit.Activities;
import org.cameralucida.ui.kit.Background;
import org.cameralucida.ui.kit.Dialogs;
import org.cameralucida.ui.kit.Lane;
import org.cameralucida.ui.workbench.EditsViewModel;
import org.cameralucida.ui.workbench.Feature;
import org.cameralucida.ui.workbench.WorkbenchViewModel;

/** Brush and lasso: what is done to the photo where they go. */
public final class BrushViewModel implements AreaGestures.Drawing {

    /** What is done to a part of the photo. */
    public enum Tool { HIDE, KEEP, BLUR, MOVE, PASTE }

    /** What a part is hidden behind. */
    public enum Cover { MEAN, GREY, BLACK, WHITE, NOISE }

    private static final double LEAST = 1;
    /** At first the brush is as wide as a tenth of the photo's shorter side. */
    private static final double FIRST = 0.05;
    /** At most its radius is this share of the longer side. */
    private static final double MOST = 0.25;
    /** The share of the shorter side that a Gaussian has as its standard deviation: nothing is to be recognised. */
    private static final double BLUR = 0.04;
    private static final int MIDDLE_GREY = 0x808080;
    private static final int WHITE = 0xFFFFFF;

    private final WorkbenchViewModel workbench;
    private final EditsViewModel edits;
    private final Dialogs dialogs;
    private final BooleanProperty editing = new SimpleBooleanProperty();
    private final BooleanProperty lasso = new SimpleBooleanProperty();
    private final ObjectProperty<Tool> tool = new SimpleObjectProperty<>(Tool.HIDE);
    private final ObjectProperty<Cover> cover = new SimpleObjectProperty<>(Cover.MEAN);
    private final DoubleProperty radius = new SimpleDoubleProperty(LEAST);
    private final ReadOnlyObjectWrapper<Area> selected = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Message> done = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyDoubleWrapper most = new ReadOnlyDoubleWrapper(LEAST);
    private final Lane averaging;
    private final Lane tightening;
    private final Activities activities;
    private Photo sized;
    private Filling mean;

    /** Not at work yet. */
    public BrushViewModel(WorkbenchViewModel workbench, Dialogs dialogs, Background background, Activities activities) {
        this.activities = activities;
        tightening = background.newestWins("smallest frame");
        this.workbench = workbench;
        this.dialogs = dialogs;
        edits = workbench.edits();
        averaging = background.newestWins("mean colour");
        editing.addListener((property, before, now) -> {
            deselect();
            if (now) {
                workbench.featureProperty().set(Feature.EXPLORE);
                average();
            }
        });
        workbench.featureProperty().addListener((property, before, now) -> {
            if (now != Feature.EXPLORE) {
                editing.set(false);
            }
        });
        tool.addListener((property, before, now) -> deselect());
        workbench.photoProperty().addListener((property, before, now) -> size(now));
        radius.addListener((property, before, now) ->
                radius.set(Math.max(LEAST, Math.min(most.get(), now.doubleValue()))));
    }

    /** Whether dragging on the photo edits it. */
    public BooleanProperty editingProperty() {
        return editing;
    }

    /** Whether with a lasso, which closes by itself, not with a brush. */
    public BooleanProperty lassoProperty() {
        return lasso;
    }

    /** What is done. */
    public ObjectProperty<Tool> toolProperty() {
        return tool;
    }

    /** What a part is hidden behind, and what one that is moved leaves behind. */
    public ObjectProperty<Cover> coverProperty() {
        return cover;
    }

    /** Of the brush, pixels of the photo. */
    public DoubleProperty radiusProperty() {
        return radius;
    }

    /** The largest. */
    public ReadOnlyDoubleProperty mostProperty() {
        return most.getReadOnlyProperty();
    }

    /** What is going to be moved or copied; null for nothing. */
    public ReadOnlyObjectProperty<Area> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** What was done last, to be said for a moment; null for nothing. */
    public ReadOnlyObjectProperty<Message> doneProperty() {
        return done.getReadOnlyProperty();
    }

    /** Makes the brush larger, or smaller. */
    public void grow(int steps) {
        radius.set(radius.get() * Math.pow(1.25, steps));
    }

    /**
     * Leaves what is selected, or else the editing.
     *
     * @return whether there was anything to leave
     */
    public boolean leave() {
        boolean wasEditing = editing.get();
        if (selected.get() != null) {
            deselect();
        } else {
            editing.set(false);
        }
        return wasEditing;
    }

    private void deselect() {
        selected.set(null);
        edits.cancel();
    }

    private void size(Photo now) {
        if (now != null && !now.isOfSameFile(sized)) {
            sized = now.original();
            mean = null;
            deselect();
            most.set(Math.max(2 * LEAST, Math.rint(MOST * Math.max(now.width(), now.height()))));
            radius.set(Math.max(LEAST, Math.rint(FIRST * Math.min(now.width(), now.height()))));
            average();
        }
    }

    /** Of a large photo that takes longer than a picture of the window does. */
    private void average() {
        var of = sized;
        if (editing.get() && of != null && mean == null) {
            averaging.run(progress -> Filling.mean(of.raster()), found -> mean = of == sized ? found : mean);
        }
    }

    @Override
    public void drawing(Area soFar) {
        if (!isMoving()) {
            edits.draw(edit(soFar));
        }
    }

    @Override
    public void drawn(Area area) {
        if (isMoving()) {
            selected.set(area);
        } else {
            edits.add(edit(area));
        }
    }

    @Override
    public void dragging(double dx, double dy) {
        edits.draw(moved(dx, dy));
    }

    @Override
    public void dropped(double dx, double dy) {
        var edit = moved(dx, dy);
        selected.set(null);
        edits.add(edit);
    }

    @Override
    public void cancelled() {
        edits.cancel();
    }

    private boolean isMoving() {
        return tool.get() == Tool.MOVE || tool.get() == Tool.PASTE;
    }

    private Edit moved(double dx, double dy) {
        int across = (int) Math.round(dx);
        int down = (int) Math.round(dy);
        return tool.get() == Tool.MOVE ? new Edit.Move(selected.get(), across, down, filling())
                : new Edit.Paste(selected.get(), across, down);
    }

    private Edit edit(Area area) {
        return switch (tool.get()) {
            case BLUR -> new Edit.Blur(area, Math.max(1, Math.rint(BLUR * Math.min(sized.width(), sized.height()))));
            case KEEP -> new Edit.Fill(area.inverse(), filling());
            default -> new Edit.Fill(area, filling());
        };
    }

    private Filling filling() {
        return switch (cover.get()) {
            case MEAN -> mean();
            case GREY -> Filling.color(MIDDLE_GREY);
            case BLACK -> Filling.color(0);
            case WHITE -> Filling.color(WHITE);
            case NOISE -> Filling.noise(workbench.film().currentProperty().get().editsProperty().get().size());
        };
    }

    /** Of the photo before all edits. */
    private Filling mean() {
        if (mean == null) {
            mean = Filling.mean(sized.raster());
        }
        return mean;
    }

    /** Makes the frame as small as it can be with the chosen class still the most probable one. */
    public void tighten() {
        var loaded = workbench.networks().loadedProperty().get();
        var seen = workbench.observationProperty().get();
        var view = workbench.view();
        int index = workbench.predictions().selectedProperty().get();
        if (loaded == null || seen == null || index < 0) {
            return;
        }
        if (seen.top(1)[0] != index) {
            say(Message.of(BrushViewModel.class, "tighten.other", workbench.predictions().name(index)));
            return;
        }
        activities.begin(Message.of(BrushViewModel.class, "tighten.going"), tightening.run(progress ->
                SmallestFrame.of(view.photo().within(view.region()), frame -> {
                    progress.check();
                    // Not kept: there are hundreds, and nobody comes back to them.
                    var said = loaded.observe(new View(view.photo(), frame).tensor(loaded.network().preprocessing()));
                    return said.top(1)[0] == index ? said.logits()[index] : Double.NaN;
                }), frame -> {
                    if (workbench.photoProperty().get() == view.photo()) {
                        workbench.predictions().selectedProperty().set(index);
                        workbench.gaze().frameProperty().set(frame);
                        say(Message.of(BrushViewModel.class, "tighten.done", workbench.predictions().name(index)));
                    }
                }, activities::fail));
    }

    private void say(Message message) {
        done.set(null);
        done.set(message);
    }

    /** Saves the photo as it is shown now, at the size at which it was decoded. */
    public void save() {
        var photo = workbench.photoProperty().get();
        if (photo != null) {
            var name = photo.exportName().replaceFirst("\\.[^.]*$", "");
            dialogs.save(Dialogs.Kind.PNG, name + ".png").ifPresent(file -> workbench.exports().write(file, () -> {
                try (var stream = Files.newOutputStream(file)) {
                    PhotoWriter.png(photo.raster(), stream);
                }
            }, this::say));
        }
    }
}
