package org.cameralucida.catalog.download;

import java.time.Duration;

/**
 * How long is waited for others.
 *
 * @param connect for a connection
 * @param answer for the first word of an answer
 * @param silence while nothing arrives, before a connection counts as broken
 * @param retry before a broken one is made anew; twice as long each time
 * @param retries how often that is done while nothing new arrives
 */
record Patience(Duration connect, Duration answer, Duration silence, Duration retry, int retries) {

    static final Patience USUAL = new Patience(Duration.ofSeconds(15), Duration.ofSeconds(30), Duration.ofSeconds(30),
            Duration.ofSeconds(1), 3);
}
