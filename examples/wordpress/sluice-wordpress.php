<?php
// Speaks for a WordPress on the site's own side, a JSON object a line:
//
//   php sluice-wordpress.php /var/www/html
//
// In the file of sites, with a login on the web server that may run PHP there:
//
//   {"iem": {"system": "wordpress", "url": "https://iem.example",
//            "run": ["ssh", "web1", "php", "/opt/sluice/sluice-wordpress.php", "/var/www/html"]}}
//
// It compares and sets in one transaction of the database, filters no text and leaves address, browser and date as they are. It needs no
// password and no plugin: whoever may log in there may do this.

declare(strict_types=1);

$out = fopen('php://stdout', 'w');
$say = function (array $answer) use ($out): void {
    fwrite($out, json_encode($answer, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_INVALID_UTF8_SUBSTITUTE) . "\n");
};
$fail = function (int $exit, string $text) use ($say): never {
    $say(['error' => ['exit' => $exit, 'text' => $text]]);
    exit($exit);
};
// What plugins print must not get between the answers.
ob_start(fn() => '', 4096);
ini_set('display_errors', 'stderr');

$folder = $argv[1] ?? '';
if (!is_file("$folder/wp-load.php")) {
    $fail(66, "$folder is no WordPress: name the folder that holds wp-load.php");
}
$_SERVER += [
    'HTTP_HOST' => 'localhost', 'SERVER_NAME' => 'localhost', 'REQUEST_METHOD' => 'GET', 'REQUEST_URI' => '/',
    'SERVER_PROTOCOL' => 'HTTP/1.1', 'REMOTE_ADDR' => '127.0.0.1',
];
require "$folder/wp-load.php";
kses_remove_filters();
set_exception_handler(fn(Throwable $error) => $fail(74, $error->getMessage()));

$words = ['0' => 'hold', '1' => 'approved', 'spam' => 'spam', 'trash' => 'trash'];
$hasTrash = defined('EMPTY_TRASH_DAYS') && EMPTY_TRASH_DAYS > 0;
$ofReaders = "comment_type IN ('', 'comment')";

/** What JSON can carry of a text, and whether that is all of it. */
function carried(string $text): array
{
    $carried = json_decode(json_encode(str_replace("\0", "\u{FFFD}", $text), JSON_INVALID_UTF8_SUBSTITUTE));
    return [$carried, $carried === $text];
}

/** A name or an address as it was typed: forms store them with references. */
function decoded(string $text): string
{
    return html_entity_decode($text, ENT_QUOTES | ENT_HTML5, 'UTF-8');
}

/** The word for a row's state: a post in the trash took its comments along, and they are what they were. */
$state = function (object $row) use ($words): string {
    $stored = $row->comment_approved;
    if ($stored === 'post-trashed') {
        $before = get_post_meta((int) $row->comment_post_ID, '_wp_trash_meta_comments_status', true);
        $stored = is_array($before) ? (string) ($before[$row->comment_ID] ?? '0') : '0';
    }
    return $words[$stored] ?? $stored;
};

$shown = function (object $row) use ($state): array {
    [$text, $stable] = carried($row->comment_content);
    $comment = [
        'id' => $row->comment_ID, 'thread' => $row->comment_post_ID, 'parent' => $row->comment_parent,
        'state' => $state($row), 'text' => $text, 'kind' => 'html',
        'author' => array_filter([
            'name' => decoded($row->comment_author), 'email' => $row->comment_author_email,
            'site' => decoded($row->comment_author_url), 'address' => $row->comment_author_IP,
        ], 'strlen'),
        'type' => 'comment', 'stable' => $stable,
    ];
    if (!str_starts_with($row->comment_date_gmt, '0000')) {
        $comment['submitted'] = str_replace(' ', 'T', $row->comment_date_gmt) . 'Z';
    }
    return ['comment' => $comment];
};

$hello = function () use ($wpdb, $hasTrash): array {
    $home = parse_url(home_url());
    $site = strtolower($home['host']) . (isset($home['port']) ? ":{$home['port']}" : '') . rtrim($home['path'] ?? '', '/');
    $system = "wordpress:$site";
    if (strlen($system) > 64) {
        $system = substr($system, 0, 55) . '-' . substr(hash('sha256', $system), 0, 8);
    }
    $engine = $wpdb->get_var($wpdb->prepare(
        'SELECT engine FROM information_schema.tables WHERE table_schema = %s AND table_name = %s', DB_NAME, $wpdb->comments));
    return [
        'hello' => 1, 'system' => $system, 'title' => decoded(get_bloginfo('name')),
        'states' => $hasTrash ? ['hold', 'approved', 'spam', 'trash'] : ['hold', 'approved', 'spam'],
        'can' => ['edit' => true, 'compareAndSet' => strtolower((string) $engine) === 'innodb', 'unpublish' => true],
    ];
};

/** Puts one state and text in place of another, if that still stands there. */
$set = function (array $order) use ($wpdb, $words, $hasTrash): array {
    $id = (int) $order['id'];
    ['seen' => $seen, 'want' => $want] = $order;
    $wpdb->query('START TRANSACTION');
    $end = function (array $answer) use ($wpdb): array {
        $wpdb->query('COMMIT');
        return $answer;
    };
    $row = $wpdb->get_row($wpdb->prepare("SELECT * FROM $wpdb->comments WHERE comment_ID = %d FOR UPDATE", $id));
    if (!$row) {
        return $end(['result' => 'gone']);
    }
    if ($row->comment_approved === 'post-trashed') {
        // When the post comes back, WordPress would put its comments back over this.
        return $end(['result' => 'refused', 'why' => 'its page is in the trash there']);
    }
    if (($words[$row->comment_approved] ?? '') !== $seen['state'] || $row->comment_content !== $seen['text']) {
        return $end(['result' => 'changed']);
    }
    if ($want['state'] === 'trash' && $seen['state'] !== 'trash' && !$hasTrash) {
        return $end(['result' => 'refused', 'why' => 'no-trash']);
    }
    clean_comment_cache($id);
    if ($want['text'] !== $seen['text']) {
        if ($wpdb->update($wpdb->comments, ['comment_content' => $want['text']], ['comment_ID' => $id]) === false) {
            return $end(['result' => 'refused', 'why' => 'the database does not take the text']);
        }
        clean_comment_cache($id);
        do_action('edit_comment', $id, (array) get_comment($id));
    }
    if ($want['state'] !== $seen['state']) {
        match ($want['state']) {
            'trash' => wp_trash_comment($id),
            'spam' => wp_spam_comment($id),
            'approved' => wp_set_comment_status($id, 'approve'),
            'hold' => wp_set_comment_status($id, 'hold'),
        };
    }
    $now = $wpdb->get_row($wpdb->prepare("SELECT * FROM $wpdb->comments WHERE comment_ID = %d", $id));
    return $end([
        'result' => 'ok', 'state' => $words[$now->comment_approved] ?? $now->comment_approved, 'text' => $now->comment_content,
    ]);
};

$greeted = false;
while (($line = fgets(STDIN)) !== false) {
    $order = json_decode($line, true);
    if (!is_array($order)) {
        $fail(65, 'expected an order, an object of JSON');
    }
    if (isset($order['hello'])) {
        if ($order['hello'] !== 1) {
            $fail(78, 'this helper speaks version 1 alone');
        }
        $greeted = true;
        $say($hello());
        continue;
    }
    if (!$greeted) {
        $fail(65, 'expected hello first');
    }
    $ids = array_map('intval', $order['ids'] ?? []);
    $count = 0;
    switch ($order['do'] ?? '') {
        case 'totals':
            $totals = ['hold' => 0, 'approved' => 0, 'spam' => 0, 'trash' => 0];
            $rows = $wpdb->get_results("SELECT comment_approved, COUNT(*) AS n FROM $wpdb->comments WHERE $ofReaders GROUP BY 1");
            foreach ($rows as $row) {
                if ($row->comment_approved !== 'post-trashed') {
                    $totals[$words[$row->comment_approved] ?? $row->comment_approved] = (int) $row->n;
                }
            }
            foreach ($wpdb->get_results("SELECT * FROM $wpdb->comments WHERE comment_approved = 'post-trashed' AND $ofReaders") as $row) {
                $totals[$state($row)] = ($totals[$state($row)] ?? 0) + 1;
            }
            $say(['totals' => $totals]);
            break;
        case 'list':
            $last = (int) ($order['from'] ?? 0);
            do {
                $rows = $wpdb->get_results($wpdb->prepare(
                    "SELECT * FROM $wpdb->comments WHERE comment_ID > %d AND $ofReaders ORDER BY comment_ID LIMIT 500", $last));
                foreach ($rows as $row) {
                    $last = (int) $row->comment_ID;
                    $count += 1;
                    $say($shown($row));
                }
            } while ($rows);
            $say(['end' => $count]);
            break;
        case 'get':
            foreach ($ids as $id) {
                $row = $wpdb->get_row($wpdb->prepare("SELECT * FROM $wpdb->comments WHERE comment_ID = %d", $id));
                $count += $row ? 1 : 0;
                $say($row ? $shown($row) : ['gone' => (string) $id]);
            }
            $say(['end' => $count]);
            break;
        case 'threads':
            foreach ($ids as $id) {
                if (!($post = get_post($id))) {
                    continue;
                }
                $count += 1;
                $say(['thread' => [
                    'id' => (string) $id, 'title' => decoded(wp_strip_all_tags($post->post_title)),
                    'url' => get_permalink($post), 'date' => $post->post_date,
                    // A draft, a private one, one in the trash, one behind a password.
                    'hidden' => get_post_status($post) !== 'publish' || $post->post_password !== '',
                ]]);
            }
            $say(['end' => $count]);
            break;
        case 'set':
            $say(['set' => $order['id']] + $set($order));
            break;
        default:
            $fail(65, 'expected hello, list, get, threads, totals or set');
    }
}
