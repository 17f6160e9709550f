import { mediaTypeOf } from '../model/exchange.js';
import { readEvents, type SentEvent } from '../reading/events.js';
import { outcomeOf } from '../reading/outcome.js';
import { isNode, members, place } from '../spec/documents.js';
import { propertiesOf } from '../spec/forms.js';
import { schemaFaults } from '../spec/schema.js';
import type { ExchangeCheck, Fault } from './check.js';

/** What closes a stream. */
const END = '[DONE]';

/** An answer that was asked for as a stream is one: events of the spec's kinds, the pictures counted from 0, an end. */
export const eventsAsDocumented: ExchangeCheck = (subject) => {
  const { judged, response } = subject;
  const { expectation } = judged;
  const due = expectation.outcome === 'success' && expectation.body === 'events';
  const is = mediaTypeOf(response.headers) === 'text/event-stream';
  if (!is && !(due && outcomeOf(subject.response).accepted)) return [];
  if (!is) return fault(`asked for was a stream of events; the answer is ${mediaTypeOf(response.headers)}`);
  if (!due && expectation.outcome === 'success')
    return fault('the answer is a stream of events, which was not asked for');
  const events = readEvents(response.body);
  const told = events.filter(({ data }) => data !== END);
  return [
    ...told.flatMap(eventFaults),
    ...indexFaults(told),
    ...(events.at(-1)?.data === END ? [] : fault(`the stream ends without data: ${END}`)),
    ...(lastKind(told) === 'image_generation.completed' ? [] : fault('the last event does not tell that all is done')),
  ];
};

function fault(message: string, where = 'body'): Fault[] {
  return [{ check: 'events-as-documented', where, message }];
}

function eventFaults({ name, data, value }: SentEvent, index: number): Fault[] {
  const where = `event ${index}`;
  if (!isNode(value)) return fault(`the data of ${where} is no JSON object: ${data.slice(0, 60)}`, where);
  if (name !== value.type) return fault(`${where} is called ${name}, its data says ${String(value.type)}`, where);
  const kinds = members(place('models', '/components/schemas/ImageGenerationEvent'), 'oneOf');
  const kind = kinds.find((candidate) => propertiesOf(candidate).get('type')?.node.const === value.type);
  if (!kind) return fault(`${where} is of a kind that the spec does not have: ${String(value.type)}`, where);
  return schemaFaults(kind, value).flatMap(({ message }) => fault(`in ${where}, ${message}`, where));
}

function indexFaults(events: readonly SentEvent[]): Fault[] {
  const seen = events.flatMap(({ value }) =>
    isNode(value) && 'image_index' in value ? [Number(value.image_index)] : [],
  );
  const sorted = [...seen].sort((one, other) => one - other);
  if (sorted.every((index, place) => index === place)) return [];
  return fault(`the pictures are numbered ${seen.join(', ')}; each number from 0 stands once`);
}

function lastKind(events: readonly SentEvent[]): unknown {
  const value = events.at(-1)?.value;
  return isNode(value) ? value.type : undefined;
}
