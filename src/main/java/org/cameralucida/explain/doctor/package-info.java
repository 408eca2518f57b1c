/**
 * The preprocessing doctor: which convention a network was trained with, found by showing it photos under several and
 * judging its answers.
 */
package org.cameralucida.explain.doctor;
