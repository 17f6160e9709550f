import { mediaChecks, rawByteChecks, schemaChecks, statusChecks } from './answers.js';
import type { Checks } from './entry.js';
import { costChecks, flowChecks, requestChecks } from './flows.js';
import { baselineChecks, sdkChecks } from './kit.js';
import { pictureChecks } from './pictures.js';
import { authenticationChecks, transportChecks } from './transport.js';

/** Every check, by the kind of drift that it looks for. docs/contract/checks.md is written from this; a test keeps the two together. */
export const CHECK_FAMILIES: readonly { readonly title: string; readonly checks: Checks }[] = [
  { title: 'Headers and transport', checks: transportChecks },
  { title: 'Authentication', checks: authenticationChecks },
  { title: 'Status', checks: statusChecks },
  { title: 'Media types', checks: mediaChecks },
  { title: 'Raw bytes', checks: rawByteChecks },
  { title: 'Schema', checks: schemaChecks },
  { title: 'Pictures', checks: pictureChecks },
  { title: 'Flows', checks: flowChecks },
  { title: 'Requests', checks: requestChecks },
  { title: 'Cost', checks: costChecks },
  { title: 'The SDK', checks: sdkChecks },
  { title: 'The baseline', checks: baselineChecks },
];

/** Every check by its stable id. */
export const CHECKS: Checks = Object.assign({}, ...CHECK_FAMILIES.map(({ checks }) => checks));
