import type { Mutant } from '../mutant.js';
import { keyMutants } from './authentication/keys.js';
import { keyFormMutants } from './authentication/single-forms.js';
import { chargeByOptionMutants } from './cost/by-option.js';
import { chargeMutants } from './cost/charges.js';
import { linkMutants } from './flow/links-and-ids.js';
import { stateMutants } from './flow/states.js';
import { formatMutants } from './media/formats.js';
import { labelMutants } from './media/labels.js';
import { contentMutants } from './picture/content.js';
import { edgeMutants } from './picture/edges.js';
import { modelsPictureMutants } from './picture/models.js';
import { placementMutants } from './picture/placement.js';
import { qualityMutants } from './picture/quality.js';
import { singleBodyMutants } from './raw-bytes/single-bodies.js';
import { textMutants } from './raw-bytes/texts.js';
import { createFormMutants } from './request/creates.js';
import { defaultMutants } from './request/defaults.js';
import { fieldMutants } from './request/fields.js';
import { modelsRequestMutants } from './request/models.js';
import { taskOptionMutants } from './request/task-options.js';
import { bodyMutants } from './schema/bodies.js';
import { envelopeMutants } from './schema/envelopes.js';
import { modelsBodyMutants } from './schema/models.js';
import { refusalMutants } from './status/refusals.js';
import { statusMutants } from './status/statuses.js';
import { connectionMutants } from './transport/connections.js';
import { singleCallMutants } from './transport/single-calls.js';

export { HARMLESS } from './harmless.js';

/** Every drift of the benchmark, family by family. */
export const MUTANTS: readonly Mutant[] = [
  ...bodyMutants,
  ...envelopeMutants,
  ...modelsBodyMutants,
  ...statusMutants,
  ...refusalMutants,
  ...labelMutants,
  ...formatMutants,
  ...contentMutants,
  ...placementMutants,
  ...edgeMutants,
  ...qualityMutants,
  ...modelsPictureMutants,
  ...textMutants,
  ...singleBodyMutants,
  ...stateMutants,
  ...linkMutants,
  ...keyMutants,
  ...keyFormMutants,
  ...connectionMutants,
  ...singleCallMutants,
  ...fieldMutants,
  ...defaultMutants,
  ...createFormMutants,
  ...taskOptionMutants,
  ...modelsRequestMutants,
  ...chargeMutants,
  ...chargeByOptionMutants,
];
