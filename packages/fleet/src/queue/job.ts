/** Where a picture is. Redis keeps this, never the picture. */
export type PictureSource =
  | { readonly path: string }
  | { readonly url: string }
  | { readonly bucket: string; readonly key: string };

/** The data of a job, as BullMQ keeps it. Short names: there may be millions. */
export interface JobData {
  /** The picture. */
  readonly in: PictureSource;
  /** The options of the call. */
  readonly with?: Readonly<Record<string, string | number | boolean>> | undefined;
  /** The name of the result without its extension, unless it is made of the picture's name and the job's id. */
  readonly out?: string | undefined;
  /** The account that must run it, if only one may. */
  readonly on?: string | undefined;
  /** Trace context of the program that added the job (W3C `traceparent`). */
  readonly trace?: Readonly<Record<string, string>> | undefined;
}

/** The result of a finished job. */
export interface JobResult {
  /** Where the result was written: a path, an `s3://` address, or what the sink's function returned. */
  readonly output: string;
  /** Media type, such as `image/png`. */
  readonly contentType: string;
  /** Bytes. */
  readonly size: number;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  /** The task that made it. */
  readonly taskId: number;
}

/** The state of a job's task. */
export interface JobProgress {
  readonly state: 'queued' | 'running' | 'done' | 'failed';
  /** Percent, 0 to 100. */
  readonly progress: number;
  /** Place in the API's queue, or `null`. */
  readonly position: number | null;
}
