import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_API_KEY } from '../../src/node.js';
import { has, type Programs, startPrograms } from './programs.js';

// Programs in less common languages. Each uploads a picture to the sync host under its real name, using only the settings that
// the command prints, and saves the response. If a language is not installed, its test is skipped.
let programs: Programs;
let picture: string;

beforeAll(async () => {
  programs = await startPrograms();
  const red = { width: 200, height: 100, channels: 3 as const, background: 'red' };
  picture = await programs.write('in.png', await sharp({ create: red }).png().toBuffer());
});
afterAll(() => programs.close());

const CREATE = 'https://sync.koukoutu.com/v1/create';

async function expectCutOut(name: string): Promise<void> {
  const found = await sharp(`${programs.folder}/${name}`).metadata();
  expect(found).toMatchObject({ format: 'png', width: 200, height: 100, hasAlpha: true });
}

describe.skipIf(!has('php', '-r', 'exit(extension_loaded("curl") ? 0 : 1);'))('a PHP program', () => {
  it('cuts a picture out with the curl extension', async () => {
    await programs.write(
      'program.php',
      `<?php
$curl = curl_init('${CREATE}');
curl_setopt_array($curl, [
  CURLOPT_RETURNTRANSFER => true,
  CURLOPT_HTTPHEADER => ['X-API-Key: ${DEFAULT_API_KEY}'],
  CURLOPT_POSTFIELDS => [
    'model_key' => 'background-removal',
    'output_format' => 'png',
    'image_file' => new CURLFile('${picture}'),
  ],
]);
$answer = curl_exec($curl);
if ($answer === false) { fwrite(STDERR, curl_error($curl)); exit(1); }
echo curl_getinfo($curl, CURLINFO_HTTP_CODE);
file_put_contents('php.png', $answer);
`,
    );
    expect(await programs.run('PHP', '')).toEqual({ code: 0, stdout: '200', stderr: '' });
    await expectCutOut('php.png');
  });
});

describe.skipIf(!has('javac', '-version') || !has('keytool', '-help'))('a Java program', () => {
  it('cuts a picture out with java.net.http, and with HttpsURLConnection', { timeout: 120_000 }, async () => {
    await programs.write(
      'Cut.java',
      `import java.io.*; import java.net.*; import java.net.http.*; import java.nio.file.*;
public class Cut {
  public static void main(String[] args) throws Exception {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    String part = "--b\\r\\nContent-Disposition: form-data; name=\\"%s\\"%s\\r\\n\\r\\n";
    body.write((String.format(part, "model_key", "") + "background-removal\\r\\n").getBytes());
    body.write((String.format(part, "output_format", "") + "png\\r\\n").getBytes());
    body.write(String.format(part, "image_file", "; filename=\\"in.png\\"").getBytes());
    body.write(Files.readAllBytes(Path.of("${picture}")));
    body.write("\\r\\n--b--\\r\\n".getBytes());
    HttpRequest request = HttpRequest.newBuilder(URI.create("${CREATE}"))
      .header("X-API-Key", "${DEFAULT_API_KEY}")
      .header("Content-Type", "multipart/form-data; boundary=b")
      .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())).build();
    HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
    System.out.println(answer.statusCode());
    Files.write(Path.of("java.png"), answer.body());

    URLConnection score = new URL("https://async.koukoutu.com/v1/score").openConnection();
    score.setRequestProperty("X-API-Key", "${DEFAULT_API_KEY}");
    System.out.println(((HttpURLConnection) score).getResponseCode());
  }
}
`,
    );
    const outcome = await programs.run('Java', 'java Cut.java', { timeout: 100_000 });
    expect(outcome).toMatchObject({ code: 0, stdout: expect.stringMatching(/^200\n200\n$/m) });
    await expectCutOut('java.png');
  });
});

describe.skipIf(!has('go', 'version'))('a Go program', () => {
  it('cuts a picture out with net/http', { timeout: 180_000 }, async () => {
    await programs.write(
      'cut.go',
      `package main

import (
	"bytes"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"os"
)

func main() {
	picture, _ := os.ReadFile("${picture}")
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	form.WriteField("model_key", "background-removal")
	form.WriteField("output_format", "png")
	part, _ := form.CreateFormFile("image_file", "in.png")
	part.Write(picture)
	form.Close()
	request, _ := http.NewRequest("POST", "${CREATE}", &body)
	request.Header.Set("Content-Type", form.FormDataContentType())
	request.Header.Set("X-API-Key", "${DEFAULT_API_KEY}")
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	bytes, _ := io.ReadAll(answer.Body)
	os.WriteFile("go.png", bytes, 0o600)
	fmt.Println(answer.StatusCode)
}
`,
    );
    // Compiled before the settings apply, so that the compiler's requests do not go through the proxy.
    const built = await programs.run('', 'GOFLAGS=-mod=mod GOPROXY=off GOCACHE=$PWD/go-cache go build -o cut cut.go', {
      timeout: 170_000,
    });
    expect(built).toMatchObject({ code: 0 });
    expect(await programs.run('Go', './cut')).toEqual({ code: 0, stdout: '200\n', stderr: '' });
    await expectCutOut('go.png');
  });
});
