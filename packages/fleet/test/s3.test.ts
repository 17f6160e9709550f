import { readFileSync } from 'node:fs';
import {
  CreateBucketCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import S3rver from 's3rver';
import { expect, onTestFinished, test } from 'vitest';
import { s3Sink } from '../src/index.js';
import { file, files, openStage, temporaryFolder, until } from './support/stage.js';

/** An S3 server, and a client with two buckets. */
async function openStore() {
  const server = new S3rver({ port: 0, address: '127.0.0.1', directory: temporaryFolder(), silent: true });
  const address = await server.run();
  onTestFinished(() => server.close());
  const client = new S3Client({
    endpoint: `http://127.0.0.1:${address.port}`,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' },
    requestChecksumCalculation: 'WHEN_REQUIRED',
  });
  onTestFinished(() => client.destroy());
  for (const Bucket of ['photos', 'cutouts']) await client.send(new CreateBucketCommand({ Bucket }));
  return client;
}

test('pictures are read from a bucket, and results are written into another, whole and with their type', async () => {
  const client = await openStore();
  await client.send(new PutObjectCommand({ Bucket: 'photos', Key: 'a/red shirt.png', Body: readFileSync(file(0)) }));
  const { queue, startWorker, ended } = await openStage();
  const [first] = await queue.enqueue(['s3://photos/a/red shirt.png', 's3://photos/missing.png'], {
    fields: { outputFormat: 'png' },
  });
  await startWorker({ s3: client, sink: s3Sink({ client, bucket: 'cutouts', prefix: 'spring/' }) });
  await ended(2);
  expect(await queue.status()).toMatchObject({ done: 1, failed: 1, dead: 0 });
  const { Contents } = await client.send(new ListObjectsV2Command({ Bucket: 'cutouts' }));
  const key = `spring/red shirt-${first?.id.slice(1, 9)}.png`;
  expect(Contents?.map(({ Key }) => Key)).toEqual([key]);
  const object = await client.send(new GetObjectCommand({ Bucket: 'cutouts', Key: key }));
  expect(object.ContentType).toBe('image/png');
  expect(
    Buffer.from((await object.Body?.transformToByteArray()) ?? [])
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG');
}, 60_000);

test('a bucket that is missing delays the job, and the paid task is kept until it is there', async () => {
  const client = await openStore();
  const { queue, startWorker, ended, api, log } = await openStage();
  await queue.enqueue(files(1));
  await startWorker({ sink: s3Sink({ client, bucket: 'later' }) });
  await until('it waits for another try', () => log.lines.some((line) => line.endsWith('It is tried again.')), 20_000);
  await client.send(new CreateBucketCommand({ Bucket: 'later' }));
  await ended(1, 30_000);
  expect(await queue.status()).toMatchObject({ done: 1, failed: 0, dead: 0 });
  expect(await api.charged()).toBe(1);
}, 60_000);
