import type { ActiveRule, Scenario } from '../data/control.js';
import { scenarioInChinese } from '../i18n/scenarios-zh.js';
import type { Texts } from '../i18n/texts.js';
import { Icon } from '../parts/icons.js';
import { usePage } from '../parts/page.js';
import { FaultForm } from './fault-form.js';
import { Panel } from './panel.js';

/** The panel of what goes wrong: a scenario for all requests, and single faults. */
export function FaultsPanel() {
  const { api, texts, view, act } = usePage();
  const { t } = texts;
  const { state, faults, scenarios } = view;
  if (!state) return null;
  const current = scenarios.find(({ name }) => name === state.scenario);
  return (
    <Panel title={t('faults.title')} icon="bolt">
      <label class="field">
        <span class="field-label">{t('faults.scenario')}</span>
        <select
          value={state.scenario ?? ''}
          onChange={({ currentTarget: { value } }) =>
            void act(
              () => api.setScenario(value || null),
              value ? t('faults.scenarioSet', { name: value }) : t('faults.scenarioOff'),
            )
          }
        >
          <ScenarioOptions none={t('faults.noScenario')} scenarios={scenarios} chosen={state.scenario ?? undefined} />
        </select>
      </label>
      {current && <Description scenario={current} />}
      <p class="hint">
        {t('faults.headerHint')} <code>X-Mock-Scenario: {state.scenario ?? 'flaky'}</code>
      </p>
      {faults.length > 0 && (
        <>
          <h3>{t('faults.active')}</h3>
          <ul class="rules">
            {faults.map((active) => (
              <Rule key={active.id} active={active} />
            ))}
          </ul>
          <button type="button" class="button full" onClick={() => void act(api.clearFaults, t('faults.cleared'))}>
            {t('faults.clear')}
          </button>
        </>
      )}
      <FaultForm />
    </Panel>
  );
}

function Rule({ active: { id, rule } }: { active: ActiveRule }) {
  const { api, texts, act } = usePage();
  const { kind, ...settings } = rule.fault;
  const name = texts.find('fault', kind);
  const conditions = { ...settings, ...rule, fault: undefined };
  const shown = Object.entries(conditions).filter(([, value]) => value !== undefined);
  return (
    <li>
      <Icon name="bolt" />
      <div>
        <b>{name}</b>
        {shown.length > 0 && (
          <span class="mono">{shown.map(([key, value]) => `${key}=${[value].flat().join(', ')}`).join(' ')}</span>
        )}
      </div>
      <button
        type="button"
        class="button quiet"
        aria-label={texts.t('faults.switchOffName', { fault: name })}
        onClick={() => void act(() => api.removeFault(id), texts.t('faults.removed'))}
      >
        <Icon name="cross" />
      </button>
    </li>
  );
}

/** The scenarios as options of a select, after an option for none. `chosen` is selected at first. */
export function ScenarioOptions({
  none,
  scenarios,
  chosen,
}: {
  none: string;
  scenarios: readonly Scenario[];
  chosen?: string | undefined;
}) {
  const { texts } = usePage();
  return (
    <>
      <option value="">{none}</option>
      {scenarios.map((scenario) => (
        <option
          key={scenario.name}
          value={scenario.name}
          title={describe(scenario, texts)}
          selected={scenario.name === chosen}
        >
          {scenario.name}
        </option>
      ))}
    </>
  );
}

function Description({ scenario }: { scenario: Scenario }) {
  const { texts } = usePage();
  const isTranslated = texts.language === 'zh' && scenarioInChinese(scenario.name) !== undefined;
  return (
    <p class="scenario" lang={isTranslated ? 'zh' : 'en'}>
      {describe(scenario, texts)}
    </p>
  );
}

function describe(scenario: Scenario, { language }: Texts): string {
  return (language === 'zh' && scenarioInChinese(scenario.name)) || (scenario.description ?? scenario.name);
}
