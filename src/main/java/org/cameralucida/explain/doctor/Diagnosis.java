package org.cameralucida.explain.doctor;

import java.util.List;
import org.cameralucida.message.Message;
import org.cameralucida.network.Network;
import org.cameralucida.network.Origin;

/**
 * What the doctor found.
 *
 * @param findings what was tried, the best first
 * @param tied how many of them, from the first, can't be told apart by these photos; 1 if the first is clear
 * @param photos how many photos were shown
 * @param passes how many passes each took
 * @param verdict how sure it is, in a sentence
 * @param notes what could not be compared, and why
 */
public record Diagnosis(List<Finding> findings, int tied, int photos, int passes, Message verdict, List<Message> notes) {

    public Diagnosis {
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
    }

    /** The best. */
    public Finding first() {
        return findings.get(0);
    }

    /** The network as the best has it: who says so is the doctor. */
    public Network accepted(Network network) {
        return network.withPreprocessing(first().candidate().preprocessing(), Origin.DOCTOR);
    }
}
