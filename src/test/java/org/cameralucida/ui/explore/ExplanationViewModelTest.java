package org.cameralucida.ui.explore;

import org.cameralucida.ui.workbench.WorkbenchFixture;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.cameralucida.render.Scaling;
import org.cameralucida.ui.kit.Texts;
import org.junit.jupiter.api.Test;

class ExplanationViewModelTest extends WorkbenchFixture {

    @Test
    void thereIsAParagraphForEverythingThatIsShown() {
        open();
        var explanation = new ExplanationViewModel(explore, ENGLISH);
        assertThat(String.join("\n", explanation.paragraphs())).contains("red", "32 × 32", "8 × 8", "4 × 4");
        workbench.display().boxProperty().set(true);
        assertThat(String.join("\n", explanation.paragraphs())).contains("20 %");
        for (var scaling : Scaling.values()) {
            workbench.display().scalingProperty().set(scaling);
            assertThat(explanation.paragraphs()).hasSizeGreaterThan(5);
        }
    }

    @Test
    void withNothingOpenItSaysWhatToDo() {
        assertThat(new ExplanationViewModel(explore, new Texts(Locale.ITALIAN)).paragraphs()).hasSize(1);
    }
}
