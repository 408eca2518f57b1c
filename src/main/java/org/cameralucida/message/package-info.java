/**
 * Sentences for people, in their language: what every room may say to a user, and the one exception that carries such a
 * sentence. The bottom room: it imports nothing of ours, and every other may import it.
 */
package org.cameralucida.message;
