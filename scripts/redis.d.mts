/** A running Redis server, started by `startRedis`. */
export interface RedisServer {
  readonly url: string;
  readonly port: number;
  pause(): boolean;
  resume(): boolean;
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}
export function ensureRedis(): Promise<string>;
export function freePort(): Promise<number>;
export function startRedis(options?: { args?: string[]; port?: number }): Promise<RedisServer>;
