import type { ErrorStyle } from '../model/case.js';
import type { WireRequest } from '../model/exchange.js';

/** The header in which a request names a fault to a mock. */
const SCENARIO_HEADER = 'X-Mock-Scenario';

/** The request with the name of a fault for a mock. */
export function withScenario(request: WireRequest, name: string): WireRequest {
  return { ...request, headers: [...request.headers, [SCENARIO_HEADER, name]] };
}

/** Errors that ordinary requests cause; a mock need not play them. */
const HONEST = [400];

/** The names under which a mock plays the errors of a status: by HTTP status, and as an envelope under HTTP 200. */
export function errorScenarios(status: number): { readonly name: string; readonly style: ErrorStyle }[] {
  if (HONEST.includes(status)) return [];
  return [
    { name: `error-${status}`, style: 'http-status' },
    { name: `envelope-${status}`, style: 'envelope-under-200' },
  ];
}
