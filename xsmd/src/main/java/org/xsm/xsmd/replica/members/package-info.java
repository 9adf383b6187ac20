/**
 * Who orders the site, who comes and who goes. {@link org.xsm.xsmd.replica.members.VoterPolicy}
 * decides, from values alone, who should vote; the rest carries it out, and lets hosts in and out.
 */
@NullMarked
package org.xsm.xsmd.replica.members;

import org.jspecify.annotations.NullMarked;
