#!/bin/sh
# Serves the built site by the samples in this folder, with Debian's nginx, Apache and Caddy, and checks what they send.
#
#   cargo xtask build
#   examples/hosting/try.sh
#
# It takes Debian 12 and root for apt. It changes nothing outside a temporary folder, except that it installs what it needs.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
dist=${FELTWORTH_DIST:-$here/../../dist}
[ -f "$dist/_headers" ] || { echo "try.sh: $dist has no site: cargo xtask build" >&2; exit 1; }
dist=$(cd "$dist" && pwd)
work=$(mktemp -d /tmp/feltworth-hosting.XXXXXX)
chmod 755 "$work"
faults=0

finish() {
  for server in nginx apache caddy; do
    kill "$(cat "$work/$server.pid" 2>/dev/null)" 2>/dev/null || true
  done
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 1' INT TERM

packages="nginx-light apache2 caddy curl"
# shellcheck disable=SC2086
dpkg -s $packages >/dev/null 2>&1 || {
  apt-get update
  DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends $packages
}
for port in 8141 8142 8143; do
  ! curl --silent --output /dev/null "http://127.0.0.1:$port/" || { echo "try.sh: port $port is taken" >&2; exit 1; }
done
cp -R "$dist" "$work/site"
cp "$here/.htaccess" "$work/site/"

# nginx
sed "s#/srv/feltworth#$work/site#; s/listen 80/listen 8141/" "$here/nginx.conf" >"$work/site.conf"
cat >"$work/nginx.conf" <<END
pid $work/nginx.pid;
error_log $work/nginx.log;
user $(id -un);
events {}
http { access_log off; include $work/site.conf; }
END
nginx -c "$work/nginx.conf"

# Apache
modules=/usr/lib/apache2/modules
for module in mpm_event authz_core dir mime headers filter deflate; do
  echo "LoadModule ${module}_module $modules/mod_$module.so"
done >"$work/apache.conf"
cat >>"$work/apache.conf" <<END
PidFile $work/apache.pid
ErrorLog $work/apache.log
Listen 8142
ServerName localhost
TypesConfig /etc/mime.types
DocumentRoot $work/site
<Directory $work/site>
  AllowOverride FileInfo Indexes
  Require all granted
</Directory>
END
apache2 -d /etc/apache2 -f "$work/apache.conf" -k start

# Caddy
sed "s#/srv/feltworth#$work/site#; s/^feltworth.example/:8143/; 1i { \n admin off\n}" "$here/Caddyfile" >"$work/Caddyfile"
caddy run --config "$work/Caddyfile" --adapter caddyfile >"$work/caddy.log" 2>&1 &
echo $! >"$work/caddy.pid"

# Whether a server's answer to a path has a line.
expect() {
  path=$2 line=$3
  curl --silent --compressed --retry 20 --retry-connrefused --retry-delay 1 --output /dev/null --dump-header "$work/answer" "http://127.0.0.1:$1/$path"
  tr -d '\r' <"$work/answer" | grep -qiF "$line" || { echo "$name: /$path has no \"$line\""; faults=$((faults + 1)); }
}

written=$(sed -n 's/^  \(Content-Security-Policy: .*\)/\1/p' "$dist/_headers")
forever='Cache-Control: public, max-age=31536000, immutable'
asset=$(cd "$dist" && ls assets/*.wasm | head -n 1)
pinned=$(cd "$dist" && ls v/*/assets/*.wasm | head -n 1)
for server in nginx:8141 Apache:8142 Caddy:8143; do
  name=${server%:*} port=${server#*:}
  # Each names its own origin beside 'self'.
  policy=$(echo "$written" | sed "s#'self'#'self' http://127.0.0.1:$port#g")
  for path in en/ltv/ embed/ltv/en/ no/such/page/ "$asset" "$pinned" embed.js; do
    for header in "$policy" 'Access-Control-Allow-Origin: *' 'X-Content-Type-Options: nosniff' 'Referrer-Policy: no-referrer'; do
      expect "$port" "$path" "$header"
    done
  done
  for path in "$asset" "$pinned"; do
    expect "$port" "$path" "$forever"
    expect "$port" "$path" 'Content-Type: application/wasm'
    expect "$port" "$path" 'Content-Encoding: '
  done
  for path in en/ltv/ embed.js feltworth-core.js sw.js; do
    expect "$port" "$path" 'Cache-Control: no-cache'
    expect "$port" "$path" 'Content-Encoding: '
  done
  for path in no/such/page/ assets/no-such.js; do
    expect "$port" "$path" ' 404'
    expect "$port" "$path" 'Cache-Control: no-cache'
  done
  echo "$name: asked"
done
[ $faults -eq 0 ]
