package org.cameralucida.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cameralucida.compare.Fact.Kind;
import org.cameralucida.compare.MeasureTable.Measured;
import org.cameralucida.compare.MeasureTable.Row;
import org.cameralucida.explain.Explained;
import org.cameralucida.explain.Method;
import org.cameralucida.explain.Request;
import org.cameralucida.explain.Settings;
import org.cameralucida.explain.Target;
import org.cameralucida.explain.View;
import org.cameralucida.image.Photo;
import org.cameralucida.image.Region;
import org.cameralucida.image.Tensor;
import org.cameralucida.localize.Box;
import org.cameralucida.ui.ColorNetworks;
import org.cameralucida.workspace.Preferences;
import org.junit.jupiter.api.Test;

/** The table under the panes, of a photo that is red at its left and green at its right. */
class MeasureTableTest {

    private static final Photo PHOTO = new Photo("photo", 16, 8, ColorNetworks.redAndGreen(16, 8));
    private static final Region SEEN = new Region(4, 0, 8, 8);
    private static final Tensor MAP = new Tensor(new float[] {0, 9, 0, 1}, 2, 2);

    private static Measured measured(String method, int classIndex, Box... truths) {
        var networks = new ColorNetworks();
        try (var loaded = networks.open(networks.read("colors"), Preferences.DEFAULTS)) {
            var view = new View(PHOTO, SEEN);
            var request = new Request(view, new Target.Index(classIndex), Method.named(method),
                    Settings.of(Method.named(method)), Optional.empty());
            var pane = Pane.of(new Explained(request, loaded.observe(view), classIndex, Optional.empty(), MAP, List.of()));
            return Measured.ofNullable(pane, Measures.of(pane, 0.2, List.of(truths)));
        }
    }

    private static MeasureTable table(Axis axis, Measured... panes) {
        return MeasureTable.of(axis, List.of(panes), Optional.empty(), Locale.ENGLISH);
    }

    private static List<String> values(MeasureTable table, Kind kind) {
        return table.rows().stream().filter(row -> row.kind() == kind).findFirst().map(Row::values).orElse(List.of());
    }

    @Test
    void aColumnIsAPanesAndANameIsSaidOnceWithItsDefinition() {
        var table = table(Axis.CLASSES, measured("contribution", 0), measured("contribution", 1));
        assertThat(table.columns()).extracting(MeasureTable.Column::heading).containsExactly("red", "green");
        assertThat(table.rows()).extracting(Row::kind).containsExactly(Kind.LOGIT, Kind.BOX, Kind.ABOVE,
                Kind.CONTRIBUTING, Kind.HOLDING);
        assertThat(table.rows()).allMatch(row -> row.values().size() == 2 || row.kind() == Kind.LOGIT);
        assertThat(table.rows()).extracting(Row::definition).allMatch(text -> text.length() > 40)
                .anyMatch(text -> text.contains("20\u00a0%") || text.contains("20 %"));
    }

    @Test
    void whatTheNetworkSaysIsTheSameForAllMethodsAndSaidOnce() {
        var table = table(Axis.METHODS, measured("contribution", 0), measured("occlusion", 0));
        assertThat(values(table, Kind.LOGIT)).containsExactly("0.50");
        assertThat(values(table, Kind.TOP)).hasSize(1);
        // Both maps are the same: that is no reason to say their numbers once.
        assertThat(values(table, Kind.ABOVE)).hasSize(2);
    }

    @Test
    void aPaneWhoseMapDoesNotTellANumberHasADash() {
        var table = table(Axis.METHODS, measured("contribution", 0), measured("gradient", 0));
        assertThat(values(table, Kind.CONTRIBUTING)).containsExactly("2\u200a/\u200a4", MeasureTable.NOTHING);
        assertThat(values(table, Kind.HOLDING)).containsExactly("1\u200a/\u200a4", MeasureTable.NOTHING);
    }

    @Test
    void aMeasureThatNoPaneHasIsNotThereAndOneOfAPaneThatIsMadeIsEmpty() {
        var without = table(Axis.METHODS, measured("gradient", 0), new Measured(Optional.empty(), Optional.empty()));
        assertThat(without.rows()).extracting(Row::kind).containsExactly(Kind.LOGIT, Kind.TOP, Kind.BOX, Kind.ABOVE);
        assertThat(values(without, Kind.BOX)).element(1).isEqualTo("");
        assertThat(without.columns().get(1).heading()).isEmpty();
        var box = new Box(8, 0, 11, 7);
        var with = table(Axis.METHODS, measured("gradient", 0, box), measured("contribution", 0));
        // The right half of what is seen holds all of the evidence.
        assertThat(values(with, Kind.TRUTH)).containsExactly("100 %", MeasureTable.NOTHING);
        assertThat(values(with, Kind.IOU)).element(1).isEqualTo(MeasureTable.NOTHING);
    }

    @Test
    void aDifferenceHasAColumnOfItsOwn() {
        var red = measured("contribution", 0);
        var green = measured("contribution", 2);
        var table = MeasureTable.of(Axis.CLASSES, List.of(red, green), Optional.of(Difference.of(
                red.pane().orElseThrow(), green.pane().orElseThrow())), Locale.ENGLISH);
        assertThat(table.columns()).extracting(MeasureTable.Column::heading)
                .containsExactly("red", "dark", "red − dark");
        assertThat(values(table, Kind.LOGIT)).containsExactly("0.50", "0.00", "0.50");
        assertThat(values(table, Kind.ABOVE)).element(2).isEqualTo("");
    }

    @Test
    void withLittleRoomTheMostTellingStayInTheirOrder() {
        var box = new Box(8, 0, 11, 7);
        var poolings = table(Axis.POOLING, measured("contribution", 0, box), measured("contribution", 0, box));
        assertThat(poolings.mostTelling(Axis.POOLING, 3).rows()).extracting(Row::kind)
                .containsExactly(Kind.IOU, Kind.CONTRIBUTING, Kind.HOLDING);
        assertThat(poolings.mostTelling(Axis.IMAGES, 3).rows()).extracting(Row::kind)
                .containsExactly(Kind.LOGIT, Kind.IOU, Kind.BOX);
        assertThat(poolings.mostTelling(Axis.METHODS, 2).rows()).extracting(Row::kind)
                .containsExactly(Kind.IOU, Kind.TRUTH);
    }
}
