#!/usr/bin/env bash
# Whether a site is one register while its parts die: records what clients are answered by four
# daemons, three of which vote, while some are killed and some put to sleep, and searches for an
# order of it. Fails, and keeps the history, if there is none.
#
#   bench/histories.sh                      a seed by chance, 3,000 operations; some minutes
#   bench/histories.sh SEED [OPERATIONS]    what clients and faults do follows from the seed
set -euo pipefail

# shellcheck source=bench/run.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/run.sh"
build
run org.xsm.bench.history.Histories "$@"
