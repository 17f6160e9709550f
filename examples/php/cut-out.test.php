<?php
// Runs the program against the mock: no key, no network, no credits.
declare(strict_types=1);

/** Starts the mock on a free port: `npm test` finds it in node_modules. Its first line is JSON and holds the address. */
function startMock(): array
{
    $process = proc_open(['koukoutu-mock', '--port', '0', '--speed', '20', '--log', 'json'], [1 => ['pipe', 'w']], $pipes);
    $line = json_decode((string) fgets($pipes[1]), true);
    return [$process, $line['url']];
}

/** Runs the program. A scenario makes the mock answer with an error. */
function run(string $photo, string $key, string $url): array
{
    $command = 'php cut-out.php ' . escapeshellarg($photo) . ' 2>&1';
    $environment = ['PATH' => getenv('PATH'), 'KOUKOUTU_API_KEY' => $key, 'KOUKOUTU_BASE_URL' => $url, 'no_proxy' => '127.0.0.1'];
    $process = proc_open($command, [1 => ['pipe', 'w']], $pipes, null, $environment);
    $output = stream_get_contents($pipes[1]);
    return [proc_close($process), $output];
}

function fault(string $url, array $rule): void
{
    $context = stream_context_create(['http' => ['method' => 'POST', 'header' => 'Content-Type: application/json', 'content' => json_encode($rule)]]);
    file_get_contents("$url/__mock/faults", false, $context);
}

function check(string $title, bool $holds, string $output): void
{
    echo $holds ? "ok: $title\n" : "FAILED: $title\n$output\n";
    $holds || $GLOBALS['failed'] = true;
}

[$mock, $url] = startMock();
try {
    @unlink('shirt.png');
    [$code, $output] = run('shirt.jpg', 'kkt-mock-key', $url);
    check('a photo becomes a PNG', $code === 0 && str_starts_with(file_get_contents('shirt.png'), "\x89PNG"), $output);

    [$code, $output] = run('shirt.jpg', 'wrong', $url);
    check('a wrong key is said', $code === 1 && str_contains($output, '401'), $output);

    fault($url, ['fault' => ['kind' => 'error', 'code' => 409], 'times' => 1]);
    [$code, $output] = run('shirt.jpg', 'kkt-mock-key', $url);
    check('an empty account is said', $code === 1 && str_contains($output, '409'), $output);

    fault($url, ['fault' => ['kind' => 'error', 'code' => 502], 'operations' => ['createTask'], 'times' => 1]);
    [$code, $output] = run('shirt.jpg', 'kkt-mock-key', $url);
    check('a failure that may have been charged is not repeated', $code === 3 && str_contains($output, 'charged'), $output);

    fault($url, ['fault' => ['kind' => 'error', 'code' => 502], 'operations' => ['queryTask'], 'times' => 2]);
    [$code, $output] = run('shirt.jpg', 'kkt-mock-key', $url);
    check('a poll that fails is repeated', $code === 0, $output);
} finally {
    proc_terminate($mock);
}
exit(isset($GLOBALS['failed']) ? 1 : 0);
