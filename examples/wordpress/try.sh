#!/bin/sh
# Shows the tools in a real WordPress: Debian's, with a database and a server of its own in a temporary folder.
#
#   cargo xtask build --origin http://127.0.0.1:8130/
#   examples/wordpress/try.sh            leaves WordPress running until Ctrl-C
#   examples/wordpress/try.sh --check    checks what becomes of the pasted addresses, and ends
#
# It takes Debian 12, root for apt and the database, and a built site. It changes nothing outside the temporary folder,
# except that it installs what it needs.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
dist=${FELTWORTH_DIST:-$here/../../dist}
check=${1:-}
work=$(mktemp -d /tmp/feltworth-wordpress.XXXXXX)
site_port=8130
blog_port=8131
blog=http://127.0.0.1:$blog_port
started=

finish() {
  for process in $started; do kill "$process" 2>/dev/null || true; done
  for process in $started; do wait "$process" 2>/dev/null || true; done
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 1' INT TERM

fail() { echo "try.sh: $*" >&2; exit 1; }

# Waits until a command succeeds, 30 seconds at most.
wait_for() {
  for _ in $(seq 150); do
    if "$@" >/dev/null 2>&1; then return; fi
    sleep 0.2
  done
  fail "in vain: $*"
}

grep -qs "http://127.0.0.1:$site_port/" "$dist/oembed/ltv/en.json" ||
  fail "$dist is not built for this: cargo xtask build --origin http://127.0.0.1:$site_port/"

tools=$(ls "$dist/embed")

for port in $site_port $blog_port; do
  ! curl --silent --output /dev/null "http://127.0.0.1:$port/" || fail "port $port is taken"
done

packages="wordpress wordpress-theme-twentytwentyone mariadb-server php-cli php-mysql php-xml curl"
# shellcheck disable=SC2086
dpkg -s $packages >/dev/null 2>&1 || {
  apt-get update
  DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends $packages
}

# The site, as a static host serves it.
cargo xtask static "$dist" --port $site_port >"$work/site.log" 2>&1 &
started="$started $!"

# A database that listens on a socket in the folder only.
socket=$work/database.sock
mariadb-install-db --no-defaults --user="$(id -un)" --datadir="$work/database" --auth-root-authentication-method=normal >"$work/install.log" 2>&1
mariadbd --no-defaults --user="$(id -un)" --datadir="$work/database" --socket="$socket" --skip-networking --pid-file="$work/database.pid" >"$work/database.log" 2>&1 &
started="$started $!"
wait_for mariadb-admin --no-defaults --socket="$socket" --user=root ping
mariadb --no-defaults --socket="$socket" --user=root --execute='CREATE DATABASE wordpress'

# WordPress. Debian spreads its files by links, so they are copied whole.
cp -rL /usr/share/wordpress "$work/wordpress" 2>/dev/null || [ -f "$work/wordpress/wp-load.php" ] || fail "WordPress cannot be copied"
mkdir -p "$work/wordpress/wp-content/mu-plugins"
cp "$here/fetch-loopback.php" "$work/wordpress/wp-content/mu-plugins/"
cat >"$work/wordpress/wp-config.php" <<END
<?php
define('DB_NAME', 'wordpress');
define('DB_USER', 'root');
define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:$socket');
define('DB_CHARSET', 'utf8mb4');
define('DB_COLLATE', '');
define('WP_HOME', '$blog');
define('WP_SITEURL', '$blog');
define('DISABLE_WP_CRON', true);
define('WP_DEFAULT_THEME', 'twentytwentyone');
define('AUTOMATIC_UPDATER_DISABLED', true);
\$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
END

cd "$work/wordpress"
cp "$here/post.php" "$work/post.php"
# shellcheck disable=SC2086
php -d display_errors=stderr "$work/post.php" "$work/wordpress" "http://127.0.0.1:$site_port" $tools >"$work/addresses" || fail "WordPress cannot be set up"
php -S "127.0.0.1:$blog_port" -t "$work/wordpress" >"$work/blog.log" 2>&1 &
started="$started $!"
wait_for curl --silent --fail --output /dev/null "$blog/"

# What WordPress has made of each pasted address.
while read -r tool address; do
  curl --silent --fail "$address" >"$work/$tool.html"
  frame=$(grep -o "<iframe[^>]*http://127.0.0.1:$site_port/embed/$tool/[^>]*>" "$work/$tool.html") || fail "$tool is not embedded in $address"
  echo "$tool: $address"
  echo "  $frame"
  for part in 'sandbox="allow-scripts"' '#?secret=' 'width="100%"'; do
    case $frame in *"$part"*) ;; *) fail "$tool: the frame has no $part" ;; esac
  done
done <"$work/addresses"

[ "$check" = --check ] && exit 0
echo "Ctrl-C ends it."
while :; do sleep 60 & wait $!; done
