import { packageTests } from '../../vitest.shared.js';

// These tests mostly wait for queues, tasks and other processes, so two of them leave processors idle.
export default packageTests({ maxWorkers: 3 });
