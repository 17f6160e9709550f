import { AccountsPanel } from '../steer/accounts-panel.js';
import { AnswersPanel } from '../steer/answers-panel.js';
import { ClockPanel } from '../steer/clock-panel.js';
import { FaultsPanel } from '../steer/faults-panel.js';

/** All panels with controls of the mock. */
export function Steer() {
  return (
    <div class="steer">
      <ClockPanel />
      <FaultsPanel />
      <AccountsPanel />
      <AnswersPanel />
    </div>
  );
}
