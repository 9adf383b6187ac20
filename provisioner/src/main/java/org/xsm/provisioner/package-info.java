/**
 * Bare metal on its way in: which machine is at which step between its first network boot and its
 * first appearance in the site.
 *
 * <p>It knows the site's description of machines, and nothing of guests or of how the site is
 * replicated. What boots a machine are real programs with configuration made here; one machine's
 * failure never stops another's.
 */
@NullMarked
package org.xsm.provisioner;

import org.jspecify.annotations.NullMarked;
