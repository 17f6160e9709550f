import type { S3Client } from '@aws-sdk/client-s3';
import { FleetError, wordsOf } from '../internal/errors.js';
import type { Sink } from './sink.js';

/** Options of {@link s3Sink}. */
export interface S3SinkOptions {
  /** A client of `@aws-sdk/client-s3`, which you install yourself. It works with every S3-compatible store. */
  readonly client: S3Client;
  readonly bucket: string;
  /** Prefix of every name, for example `cutouts/`. */
  readonly prefix?: string | undefined;
}

/** The client's package is optional, so it is loaded on use. */
async function commands() {
  try {
    return await import('@aws-sdk/client-s3');
  } catch (error) {
    throw new FleetError('usage', 'S3 needs the package @aws-sdk/client-s3: install it next to @koukoutu/fleet.', {
      cause: error,
    });
  }
}

/** Writes results into a bucket of S3-compatible storage. An object appears only when it is complete. */
export function s3Sink({ client, bucket, prefix = '' }: S3SinkOptions): Sink {
  return async (result, { name, signal }) => {
    const { PutObjectCommand } = await commands();
    const key = `${prefix}${name}`;
    const object = { Bucket: bucket, Key: key, Body: await result.bytes(), ContentType: result.contentType };
    try {
      await client.send(new PutObjectCommand(object), { abortSignal: signal });
    } catch (error) {
      throw new FleetError('sink', `s3://${bucket}/${key} could not be written: ${wordsOf(error)}`, { cause: error });
    }
    return `s3://${bucket}/${key}`;
  };
}

/** Reads a picture from a bucket. */
export async function readObject(client: S3Client, bucket: string, key: string): Promise<Uint8Array<ArrayBuffer>> {
  const { GetObjectCommand } = await commands();
  const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  if (Body === undefined) throw new FleetError('input', `s3://${bucket}/${key} is empty.`);
  return new Uint8Array(await Body.transformToByteArray());
}

/** A client that takes credentials and region from the environment, like every program that uses the AWS SDK. */
export async function clientFromEnvironment(endpoint?: string): Promise<S3Client> {
  const { S3Client } = await commands();
  return new S3Client({
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
    ...(process.env.AWS_REGION === undefined ? { region: 'us-east-1' } : {}),
  });
}
