import { useState } from 'preact/hooks';
import type { ClockMode } from '../data/control.js';
import type { Texts } from '../i18n/texts.js';
import { usePage } from '../parts/page.js';
import { Panel } from './panel.js';

const SPEEDS = [0, 1, 5, 20, 100];
const STEPS = [1_000, 10_000, 60_000, 3_600_000, 86_400_000];

/** The panel of the mock's clock: how time passes, and controls to advance it. */
export function ClockPanel() {
  const { api, texts, view, act } = usePage();
  const { t } = texts;
  const { state } = view;
  if (!state) return null;
  const { mode, speed } = state.clock;
  return (
    <Panel title={t('clock.title')} icon="clock">
      <p class="clock-now">
        <time dateTime={new Date(state.now).toISOString()}>{texts.time(state.now)}</time>
        <span>{texts.date(state.now)}</span>
        <span class="chip">{t(`clock.${mode}`)}</span>
      </p>
      <p class="hint">{explain(mode, speed, texts)}</p>
      {mode === 'real' && <Speed speed={speed} />}
      <fieldset class="group">
        <legend>{t('clock.advance')}</legend>
        <div class="buttons">
          {STEPS.map((ms) => (
            <button
              key={ms}
              type="button"
              class="button"
              onClick={() => void act(() => api.advance(ms), t('clock.advanced', { time: texts.duration(ms) }))}
            >
              +{texts.duration(ms)}
            </button>
          ))}
        </div>
      </fieldset>
      <button type="button" class="button full" onClick={() => void act(api.runAll, t('clock.ranAll'))}>
        {t('clock.runAll')}
      </button>
    </Panel>
  );
}

function explain(mode: ClockMode, speed: number, { t }: Texts): string {
  if (mode !== 'real') return t(`clock.${mode}Text`);
  if (speed === 0) return t('clock.pausedText');
  return speed === 1 ? t('clock.realText') : t('clock.fastText', { speed });
}

function Speed({ speed }: { speed: number }) {
  const { api, texts, act } = usePage();
  const { t } = texts;
  const [other, setOther] = useState('');
  const set = (value: number) => act(() => api.setSpeed(value), t('clock.speedSet', { speed: value }));
  return (
    <fieldset class="group">
      <legend>{t('clock.speed')}</legend>
      <div class="buttons">
        {SPEEDS.map((value) => (
          <button
            key={value}
            type="button"
            class="button"
            aria-pressed={value === speed}
            onClick={() => void set(value)}
          >
            {value === 0 ? t('clock.pause') : `${value}×`}
          </button>
        ))}
        <form
          class="inline"
          onSubmit={(event) => {
            event.preventDefault();
            if (other !== '') void set(Number(other)).then((isDone) => isDone && setOther(''));
          }}
        >
          <input
            type="number"
            min={0}
            step="any"
            aria-label={t('clock.speedOther')}
            placeholder={SPEEDS.includes(speed) ? '×' : `${speed}×`}
            value={other}
            onInput={(event) => setOther(event.currentTarget.value)}
          />
          <button type="submit" class="button">
            {t('apply')}
          </button>
        </form>
      </div>
    </fieldset>
  );
}
