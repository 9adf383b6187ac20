/**
 * Makes site files out of nothing but a few numbers, for first steps, tests and measurements. Knows
 * no other part of the schema but sizes: what it writes is read and checked like any other file.
 * Entry: {@link org.xsm.schema.generate.SiteGenerator}.
 */
@NullMarked
package org.xsm.schema.generate;

import org.jspecify.annotations.NullMarked;
