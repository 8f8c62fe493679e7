/**
 * Experiment files: YAML nodes with positions become immutable records. Files that extend others,
 * the command line's changes and a sweep's arms are layers of settings, one over the other ({@link
 * org.unroll.config.Baseline}); interpolations are looked up in what the layers make together.
 * Every problem is collected and told at once. Knows components only through the catalog.
 */
package org.unroll.config;
