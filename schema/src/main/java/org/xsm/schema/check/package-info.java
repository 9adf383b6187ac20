/**
 * The checks over a whole site: what no single element shows, from names that nobody defined to
 * hosts that promise more memory than they have. Each check is a class of its own and says
 * everything it finds; knows neither XML nor where a text came from. Entry: {@link
 * org.xsm.schema.check.SiteChecks}.
 */
@NullMarked
package org.xsm.schema.check;

import org.jspecify.annotations.NullMarked;
