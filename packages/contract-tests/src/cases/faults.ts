import type { Case, Expectation, Keys, Stage } from '../model/case.js';
import type { Exchange, WireRequest } from '../model/exchange.js';
import { type Operation, operations } from '../spec/operations.js';
import { alone, credits } from './account.js';
import { errorScenarios, SCENARIO_HEADER } from './fault-scenarios.js';
import { smallestRequest } from './keys.js';
import { downloadRequest, keyHeader } from './request.js';
import { syncAnswer } from './sync-answer.js';
import { runTask } from './task-run.js';

/**
 * What no honest request can bring about: every declared error of every operation, by status and under HTTP 200, a failed
 * task, a blocked prompt, a dead link. Only for a target that can be told to misbehave.
 */
export function faultCases(keys: Keys): Case[] {
  const secured = [...operations.values()].filter(({ secured: keyed }) => keyed);
  const usable = secured.filter(({ host }) => host !== 'models' || keys.models !== undefined);
  return [
    ...usable.flatMap((operation) =>
      [...operation.responses.keys()]
        .filter((status) => status >= 400)
        .flatMap((status) => errorCases(operation, status)),
    ),
    ...['task-failed', 'task-failed-minus-one'].map(failedTask),
    failuresAreFree(),
    refusedWithAdvice(),
    deadLink(),
    ...(keys.models === undefined ? [] : modelFaults()),
  ];
}

function errorCases(operation: Operation, code: number): Case[] {
  // The models host is not known to put errors under 200 with a code of their own; its codes are words.
  const played = errorScenarios(code).filter(({ style }) => operation.host !== 'models' || style === 'http-status');
  return played.map(({ name, style }) => ({
    id: `${operation.id}/fault/${name}`,
    operationId: operation.id,
    lane: 'shared',
    price: 0,
    run: async (stage) => {
      const request = withScenario(keyedRequest(stage, operation), name);
      const because = `(told to answer ${code})`;
      const check = 'invalid-request-refused';
      const expectation: Expectation = { outcome: 'refusal', codes: [code], because, check, style };
      const release = await stage.slot();
      await stage.send({ name: 'call', request, expectation });
      release();
    },
  }));
}

function keyedRequest(stage: Stage, { id, host }: Operation): WireRequest {
  const key =
    host === 'models' ? keyHeader('bearer', stage.keys.models ?? '') : keyHeader('x-api-key', stage.keys.matting);
  return smallestRequest(id, key, stage.pictureLink(3));
}

function withScenario(request: WireRequest, name: string): WireRequest {
  return { ...request, headers: [...request.headers, [SCENARIO_HEADER, name]] };
}

function failedTask(scenario: string): Case {
  return {
    id: `queryTask/fault/${scenario}`,
    operationId: 'queryTask',
    lane: 'shared',
    price: 1,
    run: async (stage) => {
      await runFailing(stage, scenario);
    },
  };
}

/** Who gets no picture pays for none (a guess: no source tells). */
function failuresAreFree(): Case {
  return alone('queryTask/credits/failure', 'queryTask', 1, async (stage) => {
    const before = await credits(stage, 'credits-before');
    const exchange = await runFailing(stage, 'task-failed');
    const after = await credits(stage, 'credits-after');
    stage.observe({ kind: 'credits', action: 'a failed task', before, after, price: 0, exchange });
  });
}

async function runFailing(stage: Stage, scenario: string): Promise<Exchange> {
  const key = keyHeader('x-api-key', stage.keys.matting);
  const create = withScenario(smallestRequest('createTask', key, stage.pictureLink(4)), scenario);
  const picture = { formats: ['webp'] } as const;
  const modelKey = 'background-removal';
  return (await runTask(stage, { create, modelKey, style: 'urlencoded', picture, due: 'failure' })).create;
}

/** A refusal that says when to come back. */
function refusedWithAdvice(): Case {
  return {
    id: 'getCredits/fault/error-429-retry-after',
    operationId: 'getCredits',
    lane: 'shared',
    price: 0,
    run: async (stage) => {
      const plain = smallestRequest('getCredits', keyHeader('x-api-key', stage.keys.matting), '');
      const because = '(told to answer 429)';
      const check = 'invalid-request-refused';
      const expectation = { outcome: 'refusal', codes: [429], because, check, style: 'http-status' } as const;
      await stage.send({ name: 'call', request: withScenario(plain, 'error-429-retry-after'), expectation });
    },
  };
}

function deadLink(): Case {
  return {
    id: 'downloadResult/fault/expired',
    operationId: 'downloadResult',
    lane: 'shared',
    price: 1,
    run: async (stage) => {
      const key = keyHeader('x-api-key', stage.keys.matting);
      const plain = smallestRequest('createSync', key, stage.pictureLink(5));
      const request = { ...plain, body: new Uint8Array([...plain.body, ...new TextEncoder().encode('&response=url')]) };
      const { link } = await syncAnswer(stage, request, 'url', { formats: ['webp'] });
      if (link === undefined) return;
      const because = 'for a link whose time has passed';
      const expectation = { outcome: 'refusal', codes: [403, 404], because, check: 'invalid-request-refused' } as const;
      const download = withScenario(downloadRequest(link), 'expired-link');
      await stage.send({ name: 'expired', request: download, expectation });
    },
  };
}

function modelFaults(): Case[] {
  const told = (
    operationId: string,
    scenario: string,
    change: (request: WireRequest) => WireRequest = (same) => same,
  ): Case => ({
    id: `${operationId}/fault/${scenario}`,
    operationId,
    lane: 'shared',
    price: 0,
    run: async (stage) => {
      const request = smallestRequest(operationId, keyHeader('bearer', stage.keys.models ?? ''), stage.pictureLink(6));
      const name = 'call';
      await stage.send({ name, request: withScenario(change(request), scenario), expectation: { outcome: 'any' } });
    },
  });
  return [
    told('generateNanoBanana', 'blocked-prompt'),
    told('generateContent', 'blocked-prompt'),
    told('generateNanoBanana', 'text-only'),
    told('generateContent', 'text-only'),
    told('generateImages', 'picture-failed'),
  ];
}
