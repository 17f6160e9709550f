<?php
// Cuts a picture out as a task: `php cut-out.php shirt.jpg` writes shirt.png. PHP 8 with the curl extension.
//
// The key comes from KOUKOUTU_API_KEY. KOUKOUTU_BASE_URL names the mock, such as http://127.0.0.1:4010.
declare(strict_types=1);

/** An error of the API. Its code is the API's, whether it came as the HTTP status or inside of HTTP 200. */
class KoukoutuException extends RuntimeException {}

/** The request was sent, and nobody knows whether it was carried out and charged. Compare your credits before you repeat it. */
class UnknownOutcomeException extends RuntimeException {}

const MODEL = 'background-removal';

/** Sends a form and returns the `data` of the answer. */
function call(string $path, array $form, bool $costs = false): array
{
    $base = getenv('KOUKOUTU_BASE_URL');
    $host = $base ? "$base/async" : 'https://async.koukoutu.com';
    $curl = curl_init($host . $path);
    curl_setopt_array($curl, [
        CURLOPT_POSTFIELDS => $form,
        CURLOPT_HTTPHEADER => ['X-API-Key: ' . getenv('KOUKOUTU_API_KEY')],
        CURLOPT_RETURNTRANSFER => true,
        CURLOPT_CONNECTTIMEOUT => 10,
        CURLOPT_TIMEOUT => 120,
    ]);
    $body = curl_exec($curl);
    $status = curl_getinfo($curl, CURLINFO_RESPONSE_CODE);
    // Before a connection stands, nothing was sent.
    $sent = curl_getinfo($curl, CURLINFO_PRETRANSFER_TIME_T) > 0;
    if ($body === false) {
        $reason = "$path: " . curl_error($curl);
        throw $costs && $sent ? new UnknownOutcomeException($reason) : new RuntimeException($reason);
    }
    $answer = json_decode($body, true);
    $code = $answer['code'] ?? $status;
    if ($code === 200 && is_array($answer['data'] ?? null)) {
        return $answer['data'];
    }
    $reason = "$path: code $code, " . ($answer['message'] ?? substr($body, 0, 200));
    if ($costs && ($code >= 500 || $code === 200)) {
        throw new UnknownOutcomeException($reason);
    }
    throw new KoukoutuException($reason, $code);
}

/** Asks about once a second until the task ends. A poll costs nothing, so it may fail and be repeated. */
function waitFor(int $task, int $seconds = 300): string
{
    $deadline = time() + $seconds;
    for ($failures = 0; time() < $deadline; sleep(1)) {
        try {
            $state = call('/v1/query', ['task_id' => $task, 'model_key' => MODEL, 'response' => 'url']);
        } catch (RuntimeException $error) {
            if (++$failures > 5 || in_array($error->getCode(), [401, 404], true)) {
                throw $error;
            }
            continue;
        }
        if ($state['state'] === 1) {
            return $state['result_file'];
        }
        if ($state['state'] !== 0) {
            throw new KoukoutuException("task $task failed: " . ($state['message'] ?? ''));
        }
    }
    throw new RuntimeException("task $task is still running: ask for it again later, it is paid for");
}

/** Downloads a result. Its host gets no key. */
function download(string $link): string
{
    $curl = curl_init($link);
    curl_setopt_array($curl, [CURLOPT_RETURNTRANSFER => true, CURLOPT_FOLLOWLOCATION => true, CURLOPT_TIMEOUT => 120]);
    $picture = curl_exec($curl);
    if ($picture === false || !str_starts_with($picture, "\x89PNG")) {
        throw new RuntimeException('the result is no PNG: ' . curl_error($curl));
    }
    return $picture;
}

function main(array $arguments): int
{
    $photo = $arguments[1] ?? null;
    if ($photo === null || !getenv('KOUKOUTU_API_KEY')) {
        fwrite(STDERR, "Usage: KOUKOUTU_API_KEY=… php cut-out.php photo.jpg\n");
        return 2;
    }
    if (!is_readable($photo)) {
        fwrite(STDERR, "$photo cannot be read.\n");
        return 1;
    }
    try {
        $file = new CURLFile($photo, mime_content_type($photo) ?: 'application/octet-stream', basename($photo));
        $form = ['model_key' => MODEL, 'output_format' => 'png', 'image_file' => $file];
        $task = call('/v1/create', $form, costs: true)['task_id'];
        fwrite(STDERR, "task $task\n"); // write it down: whoever knows the number can fetch the result later
        $name = pathinfo($photo, PATHINFO_DIRNAME) . '/' . pathinfo($photo, PATHINFO_FILENAME) . '.png';
        file_put_contents($name, download(waitFor($task)));
        echo "$name\n";
        return 0;
    } catch (UnknownOutcomeException $error) {
        fwrite(STDERR, "{$error->getMessage()}\nThis may have been charged: compare your credits before you repeat it.\n");
        return 3;
    } catch (RuntimeException $error) {
        fwrite(STDERR, "{$error->getMessage()}\n");
        return 1;
    }
}

exit(main($argv));
