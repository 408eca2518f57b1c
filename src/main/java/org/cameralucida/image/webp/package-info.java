/**
 * A decoder for WebP pictures: the container, lossy pictures (VP8 key frames, RFC 6386), lossless ones (RFC 9649), and
 * transparency. Plain arrays in and out; bounded by the size that the file announces, whatever else the file says.
 */
package org.cameralucida.image.webp;
