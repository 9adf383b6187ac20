/**
 * The file of the old XSM, as its paper shows it: read as it is, judged by its own schema, and
 * turned into a site file by a stylesheet. Knows nothing of sites as a model; what it makes is a
 * text, to be read like any other. The entry class is {@link
 * org.xsm.schema.legacy.LegacyConversion}.
 */
@NullMarked
package org.xsm.schema.legacy;

import org.jspecify.annotations.NullMarked;
