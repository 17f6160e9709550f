import { NoImageError } from '../http/errors.js';
import type { Scope } from '../http/scope.js';

/** The error for a model that gave no picture, and so charged for none. */
export function noImage(scope: Scope, reason: unknown, apiMessage: string | undefined, requestId?: string) {
  const words = apiMessage ? `: ${apiMessage.slice(0, 200)}` : '';
  return scope.error(NoImageError, `the model gave no picture (${reason}${words}). Change the prompt.`, {
    charged: 'no',
    reason: String(reason),
    apiMessage,
    requestId,
  });
}
