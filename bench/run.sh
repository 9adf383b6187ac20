# shellcheck shell=bash
# Part of the scripts beside it: builds the benchmarks, and runs one of them.

cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." || exit 1

build() {
  local log
  log=$(mktemp)
  mvn -B -pl bench -am -DskipTests -Dxsm.skip.checks=true package \
    dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory=target/lib >"$log" 2>&1 ||
    { tail -n 25 "$log" >&2; rm -f -- "$log"; exit 1; }
  rm -f -- "$log"
}

# Runs a main class in a JVM as the daemons have it, which are started with its class path.
run() { # MAIN ARGUMENT...
  local java=${JAVA_HOME:-}/bin/java home
  [[ -x $java ]] || java=java
  for home in /usr/lib/jvm/*25*; do
    [[ ! -x $home/bin/java ]] || java=$home/bin/java
  done
  printf '# %s, load %s\n' "$(date -u +'%F %R UTC')" "$(cut -d' ' -f1-3 /proc/loadavg)"
  "$java" -XX:+UseSerialGC --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED \
    -cp "$PWD/bench/target/classes:$PWD/bench/target/lib/*" "$@"
}
