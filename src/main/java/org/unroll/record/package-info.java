/**
 * Training events become files: tables of measurements, final parameters, a manifest per run and
 * the list of an experiment's runs. Manifests and lists are replaced in one step, and a run counts
 * as finished only when its manifest, written last, says so.
 */
package org.unroll.record;
