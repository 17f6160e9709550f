/**
 * One account shared by many machines: task slots counted in Redis, and a queue of pictures on BullMQ.
 * @module
 */
export { FleetError, type FleetErrorCode } from './internal/errors.js';
export type { FleetLogger } from './internal/log.js';
export type { DeadLetter, DeadLetters } from './queue/dead-letters.js';
export type { Dedupe, FleetInput, InputDetails } from './queue/input.js';
export type { JobData, JobProgress, JobResult, PictureSource } from './queue/job.js';
export type { EnqueueOptions } from './queue/prepare.js';
export { createQueue, type Enqueued, type Queue, type QueueOptions } from './queue/queue.js';
export type { FleetStatus } from './queue/status.js';
export type { RedisTarget } from './redis/connect.js';
export { folderSink } from './sinks/folder.js';
export { type S3SinkOptions, s3Sink } from './sinks/s3.js';
export type { Sink, SinkContext } from './sinks/sink.js';
export type { SlotStatus } from './slots/keeper.js';
export { type RedisLimiter, type RedisLimiterOptions, redisLimiter } from './slots/limiter.js';
export { type FleetEvent, type WatchOptions, watchQueue } from './watch/watch-queue.js';
export { type MetricsServer, serveMetrics } from './worker/metrics-server.js';
export type { AccountOptions, WorkerOptions } from './worker/options.js';
export type { Ending, Stats } from './worker/stats.js';
export { createWorker, type Worker } from './worker/worker.js';
