#!/usr/bin/env bash
# How long an edit takes, from the HTTP call to the answer, by the size of the site file and by who is
# asked: real daemons, each a process of its own, with TLS between them and every write on the disk.
#
#   bench/commit.sh           three voters (of four hosts) and five (of six); about six minutes
#   bench/commit.sh HOSTS...
set -euo pipefail

# shellcheck source=bench/run.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/run.sh"
build
(($#)) || set -- 4 6
for hosts in "$@"; do
  run org.xsm.bench.daemons.CommitTimes "$hosts"
done
