#!/usr/bin/env bash
# @aws-sdk/client-s3 3.1175.0 on Node. PutObject with a body of 100 bytes whose length is given.
# Guess: a web stream is sent as a Node stream is, and a Blob too: the types take all three.
# Behaviour: the web stream and the Blob are refused before anything is sent: their checksum cannot be computed.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install @aws-sdk/client-s3@3.1175.0
program <<'JS'
import { createServer } from 'node:http';
import { Readable } from 'node:stream';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { finding } from './finding.mjs';

const server = createServer((request, response) => request.resume().on('end', () => response.end()));
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const client = new S3Client({
  endpoint: `http://127.0.0.1:${server.address().port}`,
  region: 'us-east-1',
  forcePathStyle: true,
  credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
});
const bytes = Buffer.alloc(100);
const put = (Body) =>
  client.send(new PutObjectCommand({ Bucket: 'bucket', Key: 'key', ContentLength: 100, Body })).then(
    () => 'sent',
    () => 'refused',
  );
const seen = [await put(Readable.from([bytes])), await put(new Blob([bytes]).stream()), await put(new Blob([bytes]))];
finding({ guess: ['sent', 'sent', 'sent'], recorded: ['sent', 'refused', 'refused'], seen });
process.exit();
JS
