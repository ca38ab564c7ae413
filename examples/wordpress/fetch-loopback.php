<?php
// Must-use plugin: lets WordPress ask this very machine, and its ports, for what an address is. It refuses both elsewhere.
add_filter('http_request_host_is_external', '__return_true');
add_filter('http_allowed_safe_ports', fn ($ports) => [...$ports, 8130]);
