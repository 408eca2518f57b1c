package org.cameralucida.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClassMatchTest {

    @Test
    void theSameListHasTheSameIndex() {
        assertThat(ClassMatch.of(Labels.imagenet(), 94, Labels.imagenet(), 1000)).hasValue(94);
        assertThat(ClassMatch.of(Labels.imagenet(), 94, Labels.imagenet(), 10)).isEmpty();
    }

    @Test
    void wordNetIdsMatchListsWithAndWithoutBackground() {
        assertThat(ClassMatch.of(Labels.imagenet(), 94, Labels.imagenetWithBackground(), 1001)).hasValue(95);
        assertThat(ClassMatch.of(Labels.imagenetWithBackground(), 0, Labels.imagenet(), 1000)).isEmpty();
    }

    @Test
    void withoutIdsASharedSynonymMatches() {
        var few = Labels.of(List.of("dog", "Hummingbird", "ship"));
        assertThat(ClassMatch.of(Labels.imagenet(), 94, few, 3)).hasValue(1);
        assertThat(ClassMatch.of(few, 1, Labels.imagenet(), 1000)).hasValue(94);
    }

    @Test
    void theTwoMaillotsAndCranesStayApart() {
        for (int index = 0; index < 1000; index++) {
            assertThat(ClassMatch.of(Labels.imagenet(), index, Labels.imagenetWithBackground(), 1001)).hasValue(index + 1);
        }
    }

    @Test
    void aClassThatIsNotThereIsNotFound() {
        assertThat(ClassMatch.of(Labels.numbered(5), 3, Labels.imagenet(), 1000)).isEmpty();
        assertThat(ClassMatch.of(Labels.of(List.of("unicorn")), 0, Labels.imagenet(), 1000)).isEmpty();
    }

    @Test
    void caseAccentsAndWhatIsBetweenWordsDoNotCount() {
        var dance = Labels.of(List.of("entrechat", "Pas_de_deux", "PAPILLON, café-au-lait"));
        var other = Labels.of(List.of("cafe au lait", "pas de deux"));
        assertThat(ClassMatch.of(dance, 2, other, 2)).hasValue(0);
        assertThat(ClassMatch.of(other, 1, dance, 3)).hasValue(1);
    }
}
