import type { Case, Keys, Stage } from '../model/case.js';
import type { Exchange, WireRequest } from '../model/exchange.js';
import { errorScenarios, withScenario } from '../requests/fault-scenarios.js';
import { apiKeyOf, downloadRequest, modelsApiKeyOf, plainRequest } from '../requests/request.js';
import { type Operation, operations } from '../spec/operations.js';
import { observeCost } from './credits.js';
import { NO_FILE, refusal } from './expectations.js';
import { alone, shared } from './lanes.js';
import { smallestRequest } from './smallest.js';
import { syncAnswer } from './sync-answer.js';
import { runTask } from './task-run.js';

/**
 * What no ordinary request can cause: every declared error of every operation, by status and under HTTP 200, a failed
 * task, a blocked prompt, an expired link. Only for a target that plays the faults that requests name.
 */
export function faultCases(keys: Keys): Case[] {
  const secured = [...operations.values()].filter(({ secured: keyed }) => keyed);
  const usable = secured.filter(({ host }) => host !== 'models' || keys.modelsApiKey !== undefined);
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
    ...(keys.modelsApiKey === undefined ? [] : modelFaults()),
  ];
}

function errorCases(operation: Operation, code: number): Case[] {
  // The models host is not known to send errors under HTTP 200; its codes are words.
  const played = errorScenarios(code).filter(({ style }) => operation.host !== 'models' || style === 'http-status');
  return played.map(({ name, style }) =>
    shared(`${operation.id}/fault/${name}`, operation.id, 0, async (stage) => {
      const release = await stage.slot();
      await stage.send({
        name: 'call',
        request: withScenario(keyedRequest(stage, operation), name),
        expectation: { ...toldTo(code), style },
      });
      release();
    }),
  );
}

function toldTo(code: number) {
  return refusal([code], `(told to answer ${code})`);
}

function keyedRequest(stage: Stage, { id, host }: Operation): WireRequest {
  return smallestRequest(id, host === 'models' ? modelsApiKeyOf(stage) : apiKeyOf(stage), stage.pictureLink(3));
}

function failedTask(scenario: string): Case {
  return shared(`queryTask/fault/${scenario}`, 'queryTask', 1, (stage) => runFailing(stage, scenario));
}

/** A failed task costs nothing (a guess: no source says so). */
function failuresAreFree(): Case {
  return alone('queryTask/credits/failure', 'queryTask', 1, (stage) =>
    observeCost(stage, 'A failed task', 0, () => runFailing(stage, 'task-failed')),
  );
}

async function runFailing(stage: Stage, scenario: string): Promise<Exchange> {
  const plain = smallestRequest('createTask', apiKeyOf(stage), stage.pictureLink(4));
  const create = withScenario(plain, scenario);
  const picture = { formats: ['webp'] } as const;
  const modelKey = 'background-removal';
  return (await runTask(stage, { create, modelKey, style: 'urlencoded', picture, due: 'failure' })).create;
}

/** A refusal with Retry-After. */
function refusedWithAdvice(): Case {
  const scenario = 'error-429-retry-after';
  return shared(`getCredits/fault/${scenario}`, 'getCredits', 0, (stage) => {
    const request = withScenario(plainRequest('getCredits', apiKeyOf(stage)), scenario);
    return stage.send({ name: 'call', request, expectation: { ...toldTo(429), style: 'http-status' } });
  });
}

function deadLink(): Case {
  return shared('downloadResult/fault/expired', 'downloadResult', 1, async (stage) => {
    const plain = smallestRequest('createSync', apiKeyOf(stage), stage.pictureLink(5));
    const request = { ...plain, body: new Uint8Array([...plain.body, ...new TextEncoder().encode('&response=url')]) };
    const { link } = await syncAnswer(stage, request, 'url', { formats: ['webp'] });
    if (link === undefined) return;
    const download = withScenario(downloadRequest(link), 'expired-link');
    const expectation = refusal(NO_FILE, 'for a link whose time has passed');
    await stage.send({ name: 'expired', request: download, expectation });
  });
}

function modelFaults(): Case[] {
  const told = (operationId: string, scenario: string): Case =>
    shared(`${operationId}/fault/${scenario}`, operationId, 0, (stage) => {
      const request = smallestRequest(operationId, modelsApiKeyOf(stage), stage.pictureLink(6));
      return stage.send({ name: 'call', request: withScenario(request, scenario), expectation: { outcome: 'any' } });
    });
  return [
    told('generateNanoBanana', 'blocked-prompt'),
    told('generateContent', 'blocked-prompt'),
    told('generateNanoBanana', 'text-only'),
    told('generateContent', 'text-only'),
    told('generateImages', 'picture-failed'),
  ];
}
