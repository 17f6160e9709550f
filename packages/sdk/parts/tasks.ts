/** What creates and polls tasks. */
export * from '../src/tasks/create.js';
export * from '../src/tasks/poll-interval.js';
export * from '../src/tasks/query.js';
export * from '../src/tasks/watched-task.js';
