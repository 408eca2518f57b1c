package org.cameralucida.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.cameralucida.compare.StandardScaling;
import org.cameralucida.explain.Method;
import org.cameralucida.image.Region;
import org.cameralucida.render.Display;
import org.cameralucida.render.ScaleOption;
import org.cameralucida.workspace.PaneState;

/** The command that repeats what a pane shows. */
final class ExplainLine {

    private ExplainLine() {
    }

    /** @throws IllegalArgumentException if the photo is no file */
    static CommandWords of(PaneState state) {
        var photo = state.photo().orElseThrow(() -> new IllegalArgumentException("a picture that is no file"));
        var words = new CommandWords("explain").option("--network", state.network().key());
        state.network().output().ifPresent(output -> words.option("--output", output));
        state.classIndex().ifPresent(index -> words.option("--class", Integer.toString(index)));
        words.option("--method", state.method().id());
        state.method().layer().ifPresent(layer -> words.option("--layer", layer));
        state.method().settings().forEach((key, value) -> words.option("--option", key + "=" + value));
        if (state.network().swapped()) {
            words.option("--pooling", state.network().pooling().id());
        }
        state.frame().region().ifPresent(region -> words.option("--region", written(region)));
        display(words, Method.named(state.method().id()), state.display());
        return words.option("--out", "overlay.png").file(photo.toString());
    }

    private static void display(CommandWords words, Method method, Display display) {
        words.option("--opacity", number(display.opacity(), 3));
        words.option("--colormap", display.colors().id());
        var standard = new ScaleOption.Found(StandardScaling.of(method, display.colors()));
        if (!display.scale().equals(ScaleOption.STANDARD) && !display.scale().equals(standard)) {
            words.option("--scale", display.scale().id());
        }
        words.option("--blend", display.blend().id());
        words.option("--interpolation", display.interpolation().name().toLowerCase(Locale.ROOT));
        if (display.box()) {
            words.flag("--box").option("--threshold", number(display.threshold(), 3));
        }
    }

    private static String written(Region region) {
        return number(region.x(), 2) + "," + number(region.y(), 2) + ","
                + number(region.width(), 2) + "," + number(region.height(), 2);
    }

    private static String number(double value, int decimals) {
        var rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
