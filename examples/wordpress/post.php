<?php
// Installs WordPress and writes a post for each tool, in which nothing but the tool's address is pasted.
// Prints each tool with the address of its post.
[, $wordpress, $site] = $argv;
$tools = array_slice($argv, 3);
define('WP_INSTALLING', true);
$_SERVER['HTTP_HOST'] = parse_url($site, PHP_URL_HOST);
require "$wordpress/wp-load.php";
require ABSPATH . 'wp-admin/includes/upgrade.php';
add_filter('pre_wp_mail', '__return_true');
wp_install('Feltworth in WordPress', 'editor', 'editor@example.org', false, '', wp_generate_password());
foreach ($tools as $tool) {
    $post = wp_insert_post([
        'post_title' => $tool,
        'post_content' => "Before.\n\n$site/en/$tool/\n\nAfter.",
        'post_status' => 'publish',
    ], true);
    if (is_wp_error($post)) {
        fwrite(STDERR, $post->get_error_message());
        exit(1);
    }
    echo "$tool ", get_permalink($post), "\n";
}
