/**
 * A painter of photo-like scenes: things of some of the data set's classes in light and shadow before a backdrop,
 * different from seed to seed, with the exact mask and box of every thing. They are training pictures, test pictures
 * with an exact truth, and the sample pictures of a fresh start.
 */
package org.cameralucida.training.scene;
