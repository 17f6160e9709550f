import {
  AmbiguousSubmitError,
  AuthenticationError,
  ConnectionError,
  ImageTooLargeError,
  InsufficientCreditsError,
  InvalidResponseError,
  NotFoundError,
  RateLimitError,
  ServerError,
  TaskFailedError,
  TaskTimeoutError,
} from '@koukoutu/sdk';
import { expect, test } from 'vitest';
import { afterCreate, afterTask } from './outcome.js';

test.each([
  [new AmbiguousSubmitError('x', { mayHaveRun: true }), 'dead'],
  [new InvalidResponseError('x', { mayHaveRun: true }), 'dead'],
  [new TypeError('a fault in a custom fetch'), 'dead'],
  [new ImageTooLargeError('x'), 'fail'],
  [new InsufficientCreditsError('x'), 'close'],
  [new AuthenticationError('x'), 'close'],
  [new ConnectionError('x'), 'again'],
  [new RateLimitError('x'), 'again'],
])('a create that ended with %s leads to "%s"', (error, next) => {
  expect(afterCreate(error).next).toBe(next);
});

test('a create that may have been charged, according to the SDK, is never tried again, whatever the name of its error', () => {
  for (const Type of [ConnectionError, RateLimitError, InsufficientCreditsError, ImageTooLargeError]) {
    expect(afterCreate(new Type('x', { mayHaveRun: true })).next).toBe('dead');
  }
});

test.each([
  [new TaskFailedError('x'), 'fail'],
  [new NotFoundError('x'), 'dead'],
  [new TaskTimeoutError('x'), 'resume'],
  [new ServerError('x'), 'resume'],
  [new AuthenticationError('x'), 'resume'],
  [new Error('the disk is full'), 'resume'],
])('a known task whose result ended with %s leads to "%s", never to a new task', (error, next) => {
  expect(afterTask(error).next).toBe(next);
});
