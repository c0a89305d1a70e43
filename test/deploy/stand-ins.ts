import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * What stands in for the commands that want root or a service manager. `sudo` runs the rest as it is; `systemctl` starts
 * what the unit says; those that only make users and packages are written down.
 */
export function standIns(
  folder: string,
  means: { readonly map: string; readonly run: string; readonly calls: string },
): void {
  const noted = `echo "$(basename "$0") $*" >> ${means.calls}`
  const scripts: Record<string, string> = {
    sudo: `if [ "$1" = -u ]; then shift 2; fi\nexec env "$@"`,
    useradd: noted,
    chown: noted,
    npm: noted,
    nginx: noted,
    install: `args=()\nwhile [ $# -gt 0 ]; do case "$1" in -o|-g) shift 2;; *) args+=("$1"); shift;; esac; done\nexec /usr/bin/install "\${args[@]}"`,
    // As npx does with the package's own command.
    npx: `shift\nexec "${process.execPath}" "$PROJECT/server/trucban.mjs" "$@"`,
    systemctl: systemctl(means),
  }
  mkdirSync(folder, { recursive: true })
  for (const [name, body] of Object.entries(scripts)) {
    writeFileSync(join(folder, name), `#!/bin/bash\nset -euo pipefail\n${body}\n`)
    chmodSync(join(folder, name), 0o755)
  }
}

/** Starts and stops a unit's ExecStart with the environment that the unit gives, and nothing else of it. */
const systemctl = ({ map, run, calls }: { map: string; run: string; calls: string }): string => `
echo "systemctl $*" >> ${calls}
verb=$1; shift
[ "\${1:-}" = --now ] && shift
unit=\${1:-}
file="$UNITS/\${unit%.service}.service"
pidfile="${run}/\${unit%.service}.pid"
case "$verb" in
  daemon-reload|reload) exit 0;;
  stop) if [ -f "$pidfile" ]; then
      pid=$(cat "$pidfile"); kill -TERM "$pid"
      for _ in $(seq 1 300); do kill -0 "$pid" 2>/dev/null || break; sleep 0.1; done
      rm "$pidfile"
    fi; exit 0;;
esac
case "$unit" in *.timer) [ -f "$UNITS/$unit" ] && [ -f "$UNITS/\${unit%.timer}.service" ]; exit;; esac
text=$(sed ${map} "$file")
envs=()
while read -r line; do envs+=("$line"); done < <(sed -n 's/^Environment=//p' <<< "$text")
from=$(sed -n 's/^EnvironmentFile=//p' <<< "$text")
if [ -n "$from" ]; then while read -r line; do envs+=("$line"); done < "$from"; fi
start=$(sed -n 's/^ExecStart=//p' <<< "$text")
cd "$(sed -n 's/^WorkingDirectory=//p' <<< "$text")"
setsid env -i PATH=/usr/bin:/bin "\${envs[@]}" $start > "${run}/\${unit%.service}.log" 2>&1 < /dev/null &
echo $! > "$pidfile"`
