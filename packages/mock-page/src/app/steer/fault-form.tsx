import { useState } from 'preact/hooks';
import type { FaultKind, FaultRule, OperationId } from '../data/control.js';
import { Field, numberIn, textIn } from '../parts/field.js';
import { Icon } from '../parts/icons.js';
import { usePage } from '../parts/page.js';
import { PARAMETERS, type Parameter } from './fault-parameters.js';

// A record, so that a missing operation is a compile error.
const OPERATIONS: Readonly<Record<OperationId, true>> = {
  createSync: true,
  createTask: true,
  queryTask: true,
  getCredits: true,
  downloadResult: true,
  generateNanoBanana: true,
  generateContent: true,
  generateImages: true,
  streamGenerateContent: true,
  countTokens: true,
  generateContentV1: true,
  streamGenerateContentV1: true,
  countTokensV1: true,
  listGeminiModels: true,
  listModels: true,
  editImages: true,
};

/** The form that switches on a single fault: what goes wrong, and when. */
export function FaultForm() {
  const { api, texts, view, act } = usePage();
  const { t } = texts;
  const [kind, setKind] = useState<FaultKind>('delay');
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const rule = readRule(kind, new FormData(form));
    if (await act(() => api.addFault(rule), t('faults.added'))) form.reset();
  };
  return (
    <details class="adder">
      <summary>
        <Icon name="plus" />
        {t('faults.add')}
      </summary>
      <form onSubmit={(event) => void submit(event)}>
        <Field label={t('faults.kind')}>
          <select value={kind} onChange={(event) => setKind(event.currentTarget.value as FaultKind)}>
            {Object.keys(PARAMETERS).map((name) => (
              <option key={name} value={name}>
                {texts.find('fault', name)}
              </option>
            ))}
          </select>
        </Field>
        <div class="columns" key={kind}>
          {PARAMETERS[kind].map((parameter) => (
            <ParameterField key={parameter.name} parameter={parameter} />
          ))}
        </div>
        <div class="columns">
          <Field label={t('faults.operation')}>
            <select name="operation">
              <option value="">{t('faults.anyOperation')}</option>
              {Object.keys(OPERATIONS).map((id) => (
                <option key={id}>{id}</option>
              ))}
            </select>
          </Field>
          <Field label={t('faults.account')}>
            <select name="account">
              <option value="">{t('faults.anyAccount')}</option>
              {view.accounts.map(({ id }) => (
                <option key={id}>{id}</option>
              ))}
            </select>
          </Field>
          <Field label={t('faults.after')}>
            <input name="after" type="number" min={0} step={1} placeholder="0" />
          </Field>
          <Field label={t('faults.times')}>
            <input name="times" type="number" min={0} step={1} placeholder={t('faults.unlimited')} />
          </Field>
          <Field label={t('faults.probability')}>
            <input name="probability" type="number" min={0} max={100} step="any" placeholder="100" />
          </Field>
        </div>
        <button type="submit" class="button primary full">
          {t('faults.switchOn')}
        </button>
      </form>
    </details>
  );
}

function ParameterField({ parameter: { name, type, initial = '', required = false } }: { parameter: Parameter }) {
  const { t } = usePage().texts;
  return (
    <Field label={t(`param.${name}`)}>
      {type === 'style' ? (
        <select name={name}>
          <option value="">{t('style.default')}</option>
          <option value="http">{t('style.http')}</option>
          <option value="envelope">{t('style.envelope')}</option>
        </select>
      ) : type === 'number' ? (
        <input name={name} type="number" step="any" defaultValue={initial} required={required} />
      ) : (
        <input name={name} defaultValue={initial} required={required} />
      )}
    </Field>
  );
}

function readRule(kind: FaultKind, form: FormData): FaultRule {
  const fault: Record<string, unknown> = { kind };
  for (const { name, type } of PARAMETERS[kind]) {
    const value = type === 'number' ? numberIn(form, name) : textIn(form, name);
    if (value !== undefined) fault[name] = value;
  }
  const operation = textIn(form, 'operation') as OperationId | undefined;
  const account = textIn(form, 'account');
  const after = numberIn(form, 'after');
  const times = numberIn(form, 'times');
  const percent = numberIn(form, 'probability');
  return {
    // The server validates the rule and reports what is wrong with it.
    fault: fault as FaultRule['fault'],
    ...(operation ? { operations: [operation] } : {}),
    ...(account ? { account } : {}),
    ...(after !== undefined ? { after } : {}),
    ...(times !== undefined ? { times } : {}),
    ...(percent !== undefined ? { probability: percent / 100 } : {}),
  };
}
