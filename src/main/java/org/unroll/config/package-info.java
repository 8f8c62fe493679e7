/**
 * Experiment files: YAML nodes with positions become immutable records; merging, overrides and
 * every problem a file has, collected and told at once. Knows components only through the catalog.
 */
package org.unroll.config;
