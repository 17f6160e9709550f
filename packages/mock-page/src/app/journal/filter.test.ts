import { describe, expect, it } from 'vitest';
import type { JournalEntry } from '../data/control.js';
import { filterJournal, type JournalFilter, NO_FILTER } from './filter.js';
import { shownStatus, verdictOf } from './verdict.js';

function entry(seq: number, over: Partial<JournalEntry> = {}): JournalEntry {
  const own = {
    at: 0,
    method: 'POST',
    host: 'async',
    path: '/v1/create',
    query: '',
    outcome: 'json',
    status: 200,
  } as const;
  return { seq, ...own, headers: {}, fields: {}, problems: [], faults: [], ...over };
}

const good = entry(1, { operation: 'createTask', fields: { image_file: { filename: 'Shirt.jpg', bytes: 1 } } });
const refused = entry(2, {
  operation: 'createTask',
  status: 422,
  problems: [{ level: 'error', where: 'size', message: 'No.' }],
});
const warned = entry(3, {
  operation: 'queryTask',
  problems: [{ level: 'warning', where: 'model_key', message: 'Hm.' }],
});
const played = entry(4, { operation: 'queryTask', status: 503, faults: ['error'] });
const envelope = entry(5, { operation: 'getCredits', code: 401 });
const all = [good, refused, warned, played, envelope];
const { outcome: _, ...open } = entry(6);

describe('the verdict on a request', () => {
  it('is one of ok, warning, error, fault and open', () => {
    expect([...all, open].map(verdictOf)).toEqual(['ok', 'error', 'warning', 'fault', 'error', 'open']);
  });

  it('shows different signs for a response that never came and one that is still to come', () => {
    const { status: _, ...cut } = entry(7, { outcome: 'the connection was cut' });
    expect(shownStatus(cut)).toBe('—');
    expect(shownStatus({ ...cut, outcome: undefined } as unknown as JournalEntry)).toBe('…');
  });

  it('shows the envelope’s code if the HTTP status says less', () => {
    expect(shownStatus(envelope)).toBe('200·401');
    expect(shownStatus(refused)).toBe('422');
  });
});

describe('the filter of the journal', () => {
  const found = (filter: Partial<JournalFilter>) =>
    filterJournal(all, { ...NO_FILTER, ...filter }).map(({ seq }) => seq);

  it('passes all entries in their order if no filter is set', () => {
    expect(found({})).toEqual([1, 2, 3, 4, 5]);
  });

  it('filters by verdict, operation, and words anywhere in the entry, in upper or lower case', () => {
    expect(found({ verdict: 'trouble' })).toEqual([2, 3, 4, 5]);
    expect(found({ verdict: 'ok' })).toEqual([1]);
    expect(found({ operation: 'queryTask' })).toEqual([3, 4]);
    expect(found({ text: 'shirt' })).toEqual([1]);
    expect(found({ text: 'QUERYTASK 503' })).toEqual([4]);
    expect(found({ text: 'model_key', verdict: 'trouble', operation: 'queryTask' })).toEqual([3]);
    expect(found({ text: '#2' })).toEqual([2]);
  });

  it('finds the page’s explanation of a request in both languages', () => {
    const message = 'The key belongs to no account of this mock.';
    const unknown = entry(8, { problems: [{ level: 'error', where: 'X-API-Key', message }] });
    const late = entry(9, { faults: ['delay'] });
    const seen = (text: string) => filterJournal([unknown, late], { ...NO_FILTER, text }).map(({ seq }) => seq);
    expect([seen('任何账号'), seen('no account')]).toEqual([[8], [8]]);
    expect([seen('响应延迟'), seen('delayed response')]).toEqual([[9], [9]]);
  });
});
