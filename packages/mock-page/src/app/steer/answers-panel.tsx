import { usePage } from '../parts/page.js';
import { Segments } from '../parts/segments.js';
import { Panel } from './panel.js';

/** The panel that sets how the mock responds: the form of errors, and how strict it is. */
export function AnswersPanel() {
  const { api, texts, view, act } = usePage();
  const { t } = texts;
  const { state } = view;
  if (!state) return null;
  const styles = (['http', 'envelope', 'mixed'] as const).map((value) => ({ value, label: t(`style.${value}`) }));
  return (
    <Panel title={t('answers.title')} icon="sliders">
      <p class="field-label" aria-hidden="true">
        {t('answers.errorStyle')}
      </p>
      <Segments
        label={t('answers.errorStyle')}
        value={state.errorStyle}
        options={styles}
        onChange={(errorStyle) => void act(() => api.changeSettings({ errorStyle }), t('answers.changed'))}
      />
      <label class="switch">
        <input
          type="checkbox"
          checked={state.strict}
          onChange={({ currentTarget: { checked } }) =>
            void act(() => api.changeSettings({ strict: checked }), t('answers.changed'))
          }
        />
        {t('answers.strict')}
      </label>
    </Panel>
  );
}
