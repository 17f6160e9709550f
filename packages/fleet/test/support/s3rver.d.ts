declare module 's3rver' {
  /** An S3 server in memory and on disk. */
  export default class S3rver {
    constructor(options: { port: number; address: string; directory: string; silent: boolean });
    run(): Promise<import('node:net').AddressInfo>;
    close(): Promise<void>;
  }
}
