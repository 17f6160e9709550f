import { NoImageError } from '../http/errors.js';
import type { Scope } from '../http/scope.js';

/** The error for a response of a model without a picture. Whether the API charges for such a response is not known. */
export function noImage(scope: Scope, reason: unknown, apiMessage: string | undefined, requestId?: string) {
  const words = apiMessage ? `: ${apiMessage.slice(0, 200)}` : '';
  return scope.error(NoImageError, `the model returned no picture (${reason}${words}). Change the prompt.`, {
    charged: 'maybe',
    reason: String(reason),
    apiMessage,
    requestId,
  });
}
