import type { FaultKind } from '../data/control.js';

/** A parameter of a fault. */
export interface Parameter {
  name:
    | 'ms'
    | 'jitter'
    | 'bytesPerSecond'
    | 'share'
    | 'contentType'
    | 'status'
    | 'code'
    | 'style'
    | 'retryAfter'
    | 'message'
    | 'at'
    | 'reason'
    | 'text'
    | 'nth';
  type: 'number' | 'text' | 'style';
  /** The form's initial value. */
  initial?: string;
  required?: boolean;
}

const MESSAGE: Parameter = { name: 'message', type: 'text' };

/** The parameters of each kind of fault, in the order of the list. Its type makes a missing kind a compile error. */
export const PARAMETERS: Readonly<Record<FaultKind, readonly Parameter[]>> = {
  delay: [
    { name: 'ms', type: 'number', initial: '2000', required: true },
    { name: 'jitter', type: 'number' },
  ],
  error: [
    { name: 'code', type: 'number', initial: '503', required: true },
    { name: 'style', type: 'style' },
    { name: 'retryAfter', type: 'number' },
    MESSAGE,
  ],
  stuck: [{ name: 'at', type: 'number', initial: '65.71' }],
  'task-failed': [MESSAGE],
  'expired-link': [],
  hang: [],
  reset: [],
  'reset-body': [{ name: 'share', type: 'number', initial: '0.5' }],
  'slow-body': [{ name: 'bytesPerSecond', type: 'number', initial: '8000', required: true }],
  truncated: [{ name: 'share', type: 'number', initial: '0.5' }],
  'content-type': [{ name: 'contentType', type: 'text', initial: 'text/plain', required: true }],
  html: [{ name: 'status', type: 'number', initial: '502' }],
  'broken-json': [],
  'blocked-prompt': [
    { name: 'reason', type: 'text' },
    { name: 'text', type: 'text' },
  ],
  thoughts: [],
  'picture-failed': [{ name: 'nth', type: 'number' }, MESSAGE],
};
