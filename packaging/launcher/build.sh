# shellcheck shell=bash
# shellcheck disable=SC2154 # root, jdk, listing, cache, java: ./xsm sets them
# Part of ./xsm: makes the program from the sources. It is built beside Maven's usual target
# directories, in target/launcher, so that a start during `mvn verify` disturbs neither.
# What is built becomes current in one step, by the rename of .xsm/current.

say() { printf 'xsm: %s\n' "$*" >&2; }

find_maven() {
  type -P mvn >/dev/null ||
    die 2 "needs Maven to build itself and found no mvn on the PATH; install it: apt-get install maven"
}

# Waits for a build that another start is doing and takes its result, or builds.
build() {
  local lock
  find_maven
  mkdir -p "$root/.xsm" 2>/dev/null || true
  [[ -w $root/.xsm ]] ||
    die 2 "cannot build: $(id -un) may not write to $root/.xsm; call xsm once as the owner of the checkout"
  exec {lock}>"$root/.xsm/lock"
  if ! flock -n "$lock"; then
    say "another start is building; waiting for it"
    flock "$lock"
    find_app
  fi
  [[ -n $app ]] || build_locked
  exec {lock}>&-
}

build_locked() {
  local log=$root/.xsm/build.log maven='' began=$SECONDS
  local -a goals=(package)
  next=$root/.xsm/app-$EPOCHREALTIME-$$
  # A build that was cut off may have left half a class file: only then start from nothing.
  [[ ! -e $root/.xsm/building ]] || goals=(clean package)
  : >"$root/.xsm/building"
  trap 'rm -rf -- "$next"' EXIT
  trap 'give_up' INT TERM HUP
  mkdir -p "$next/lib"
  : >"$next/stamp"

  say "building, once until sources change; the whole story is in $log"
  make_jars || explain_failure "$log"
  cp "$root"/xsmd/target/launcher/xsmd-*.jar "$root/packaging/launcher/daemon.options" "$next/lib/"

  printf '%s\n' "$root" "$listing" "$next" >"$root/.xsm/current.new"
  mv "$root/.xsm/current.new" "$root/.xsm/current"
  trap - EXIT
  app=$next
  rm -f "$root/.xsm/building"
  forget_old_builds
  name_cache
  rehearse
  trap - INT TERM HUP
  say "built in $((SECONDS - began)) s"
}

# Runs Maven and shows how far it is. Both are waited for in the background, for only so can the
# shell act on a signal at once. Maven keeps our lock: should it outlive us, the next start waits.
make_jars() {
  local watcher status=0
  : >"$log"
  JAVA_HOME=$jdk MAVEN_OPTS="-XX:+UseSerialGC -XX:TieredStopAtLevel=1 ${MAVEN_OPTS:-}" \
    mvn -B -f "$root/pom.xml" -Plauncher -pl xsmd -am "-Dxsm.lib=$next/lib" "${goals[@]}" \
    >"$log" 2>&1 </dev/null &
  maven=$!
  tail -n +1 -s 0.2 --pid="$maven" -f "$log" 2>/dev/null | show_modules &
  watcher=$!
  wait "$maven" || status=$?
  wait "$watcher" || true
  return "$status"
}

give_up() {
  trap '' INT TERM HUP
  [[ -z ${maven:-} ]] || kill "$maven" 2>/dev/null || true
  wait
  die 130 "the build was interrupted; nothing of it is used, the next start builds again"
}

# Reads Maven's output and says which module it has come to.
show_modules() {
  local line fetched=0
  while IFS= read -r line; do
    if [[ $line =~ \]\ Building\ XSM\ ([a-z]+)\ .*\[([0-9]+)/([0-9]+)\] ]]; then
      say "  module ${BASH_REMATCH[1]} ($((BASH_REMATCH[2] - 1)) of $((BASH_REMATCH[3] - 1)))"
    elif [[ $line == '[INFO] Downloaded from '* ]] && ((++fetched % 50 == 0)); then
      say "  fetched $fetched files that Maven needs"
    fi
  done
}

explain_failure() { # LOG
  local wrong
  wrong=$(sed -n 's|^\[ERROR\] \(/.*\):\[\([0-9]*\),\([0-9]*\)\] \(.*\)|\1:\2:\3: \4|p' "$1" | sort -u)
  if [[ -n $wrong ]]; then
    printf '%s\n' "${wrong//"$root/"/}" >&2
    die 1 "cannot build: the sources named above do not compile; mend them and call xsm again (the whole story: $1)"
  fi
  tail -n 25 "$1" >&2
  die 1 "cannot build: Maven failed; its last words are above, the whole story is in $1;" \
    "mend what it says and call xsm again (if it could not fetch files: can this machine reach repo.maven.apache.org?)"
}

# A daemon may still run from the build before this one; from older ones it does not.
forget_old_builds() {
  local -a builds=("$root"/.xsm/app-*/)
  while ((${#builds[@]} > 2)); do
    rm -rf -- "${builds[0]}"
    builds=("${builds[@]:1}")
  done
}

# Runs a few commands and keeps what they loaded for quicker starts. Without it all works, slower.
# Recorded and assembled in two steps: in one, Java loses a class path with a blank in it.
rehearse() {
  local log=$root/.xsm/rehearsal.log mine=$cache.$$
  say "  preparing quick starts"
  set_java
  if (
    cd "$root" && unset JAVA_TOOL_OPTIONS &&
      "${java[@]}" -XX:AOTMode=record "-XX:AOTConfiguration=$mine.seen" \
        org.xsm.xsmd.app.Rehearsal packaging/launcher/rehearsal &&
      "${java[@]}" -XX:AOTMode=create "-XX:AOTConfiguration=$mine.seen" "-XX:AOTCache=$mine"
  ) >"$log" 2>&1 </dev/null && [[ -s $mine ]]; then
    mv -f "$mine" "$cache"
  else
    : >"$cache"
    say "  no quick starts with $jdk; why is in $log"
  fi
  rm -f "$mine" "$mine.seen"
}
