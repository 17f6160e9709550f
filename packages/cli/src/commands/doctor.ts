import { type AddCommand, addExamples } from '../options/context.js';
import type { GlobalOptions } from '../settings/settings.js';

/** `koukoutu doctor`: says what works, what does not, and what to do about it. */
export const addDoctor: AddCommand = (program, context) => {
  const { texts } = context.terminal;
  const command = program.command('doctor').description(texts.help.doctor);
  addExamples(command, context, ['koukoutu doctor', 'koukoutu doctor --json']);
  command.action(async () => {
    const { runDoctor } = await import('../doctor/run-doctor.js');
    context.exitCode = await runDoctor(command.optsWithGlobals<GlobalOptions>(), context.terminal);
  });
};
