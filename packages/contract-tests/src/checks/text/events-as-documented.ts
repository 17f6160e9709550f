import { mediaTypeOf } from '../../model/exchange.js';
import { readEvents, type SentEvent } from '../../reading/events.js';
import { outcomeOf } from '../../reading/outcome.js';
import { isNode, members, place } from '../../spec/documents.js';
import { propertiesOf } from '../../spec/forms.js';
import { schemaDeviations } from '../../spec/schema.js';
import { type Deviation, defineCheck } from '../define-check.js';

/** What closes a stream. */
const END = '[DONE]';

export const eventsAsDocumented = defineCheck({
  id: 'events-as-documented',
  rule: 'A response that was requested as a stream is one: it has events of the kinds in the spec, pictures numbered from 0, and an end.',
  example: 'The stream ends without data: [DONE]',
  run: {
    response: ({ judged: { expectation }, response }) => {
      const due = expectation.outcome === 'success' && expectation.body === 'events';
      const isStream = mediaTypeOf(response.headers) === 'text/event-stream';
      if (!isStream && !(due && outcomeOf(response).accepted)) return [];
      if (!isStream) return deviation(`A stream was requested; the response is ${mediaTypeOf(response.headers)}`);
      if (!due && expectation.outcome === 'success')
        return deviation('The response is a stream, which was not requested');
      const events = readEvents(response.body);
      const told = events.filter(({ data }) => data !== END);
      return [
        ...told.flatMap(eventDeviations),
        ...indexDeviations(told),
        ...(events.at(-1)?.data === END ? [] : deviation(`The stream ends without data: ${END}`)),
        ...(lastKind(told) === 'image_generation.completed' ? [] : deviation('The last event is not the completion')),
      ];
    },
  },
});

function deviation(message: string, where = 'body'): Deviation[] {
  return [{ where, message }];
}

function eventDeviations({ name, data, value }: SentEvent, index: number): Deviation[] {
  const where = `event ${index}`;
  const of = `of ${where}`;
  if (!isNode(value)) return deviation(`The data ${of} is not a JSON object: ${data.slice(0, 60)}`, where);
  if (name !== value.type) return deviation(`The name ${of} is ${name}, its data says ${String(value.type)}`, where);
  const kinds = members(place('models', '/components/schemas/ImageGenerationEvent'), 'oneOf');
  const kind = kinds.find((candidate) => propertiesOf(candidate).get('type')?.node.const === value.type);
  if (!kind) return deviation(`The kind ${of} is not in the spec: ${String(value.type)}`, where);
  return schemaDeviations(kind, value).flatMap(({ message }) => deviation(`In ${where}, ${message}`, where));
}

function indexDeviations(events: readonly SentEvent[]): Deviation[] {
  const seen = events.flatMap(({ value }) =>
    isNode(value) && 'image_index' in value ? [Number(value.image_index)] : [],
  );
  const sorted = [...seen].sort((one, other) => one - other);
  if (sorted.every((index, place) => index === place)) return [];
  return deviation(`The pictures are numbered ${seen.join(', ')}, not each once from 0`);
}

function lastKind(events: readonly SentEvent[]): unknown {
  const value = events.at(-1)?.value;
  return isNode(value) ? value.type : undefined;
}
