package org.cameralucida.explain.doctor;

import java.util.OptionalDouble;
import org.cameralucida.image.Raster;

/**
 * One convention, and how the network answered under it.
 *
 * @param candidate the convention
 * @param worth what the answers are worth without knowing the classes; nats, higher is better ({@link Answers})
 * @param accuracy the share of right answers, where classes are known
 * @param share how often it would come first with other photos of the same kind, a fraction of 1: of resampled sets of
 *     the photos
 * @param confidence the mean probability of the best class
 * @param steadiness the share of photos whose mirror image has the same best class
 * @param best the best class of the first photo
 * @param probability of that class
 * @param picture the first photo as the network sees it under this convention, if the first convention is the true one:
 *     what else is written in numbers that mean other colours
 */
public record Finding(Candidate candidate, double worth, OptionalDouble accuracy, double share, double confidence,
                      double steadiness, int best, float probability, Raster picture) {
}
