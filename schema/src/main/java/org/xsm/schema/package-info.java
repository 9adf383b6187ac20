/**
 * The site as values: what a site file says, in immutable records with the names of the file, and
 * the values they are made of (sizes, addresses, labels). Lists are in the order of the file. Knows
 * neither XML nor where a text came from; has no I/O and no clock. Entry: {@link
 * org.xsm.schema.Site}; what a guest comes to with its config is {@link
 * org.xsm.schema.EffectiveGuest}.
 */
@NullMarked
package org.xsm.schema;

import org.jspecify.annotations.NullMarked;
