import type { Case } from '../model/case.js';
import type { WireRequest } from '../model/exchange.js';
import { multipartRequest, urlencodedRequest } from '../requests/request.js';
import { type FormBranch, formBranches } from '../spec/forms.js';
import { INVALID_KEY, refusal } from './expectations.js';
import { shared } from './lanes.js';
import { sendRefused } from './refused.js';
import { queryRequest } from './task-run.js';
import { base64, filePart, uploadFor } from './uploads.js';

/** A service may check the key in one form and forget it in another. So each form of each model, and a multipart poll, is sent without one. */
export function keylessForms(): Case[] {
  const creates = ['createSync', 'createTask'].flatMap((operationId) =>
    formBranches(operationId)
      .filter(({ open }) => !open)
      .map((branch) => {
        const [modelKey = ''] = branch.modelKeys;
        const form = branch.mediaType.startsWith('multipart') ? 'multipart' : 'urlencoded';
        const name = `${form}/${modelKey}/${branch.picture}`;
        return keyless(operationId, name, () => keylessCreate(operationId, modelKey, branch));
      }),
  );
  const poll = keyless('queryTask', 'multipart', async () => {
    const request = queryRequest('', 'multipart', 1, 'background-removal');
    return { ...request, headers: request.headers.filter(([name]) => name !== 'X-API-Key') };
  });
  return [...creates, poll];
}

function keyless(operationId: string, name: string, request: () => Promise<WireRequest>): Case {
  return shared(
    `${operationId}/key/none/${name}`,
    operationId,
    0,
    async (stage) => sendRefused(stage, await request(), refusal(INVALID_KEY, 'without a key', 'key')),
    'none',
  );
}

/** The smallest valid form, with a picture. */
async function keylessCreate(operationId: string, modelKey: string, branch: FormBranch): Promise<WireRequest> {
  const upload = uploadFor(modelKey === 'image-shadow-v3' ? 'cut-out' : 'product', 44, 'png');
  const least = branch.required.map((name) => [name, branch.fields.get(name)?.[0] ?? '']);
  const text = { model_key: modelKey, ...(Object.fromEntries(least) as Record<string, string>) };
  if (branch.picture === 'image_file') {
    return multipartRequest(operationId, [], { ...text, image_file: await filePart(upload) });
  }
  const send = branch.mediaType.startsWith('multipart') ? multipartRequest : urlencodedRequest;
  return send(operationId, [], { ...text, [branch.picture]: await base64(upload) });
}
