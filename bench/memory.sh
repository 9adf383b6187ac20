#!/usr/bin/env bash
# How much memory idle daemons take, bounded as `xsm demo` bounds them: four of them, three vote.
#
#   bench/memory.sh           after three minutes of peace
#   bench/memory.sh MINUTES
set -euo pipefail

# shellcheck source=bench/run.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/run.sh"
build
run org.xsm.bench.daemons.IdleMemory "$@"
