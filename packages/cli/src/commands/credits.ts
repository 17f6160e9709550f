import { type AddCommand, addExamples } from '../options/context.js';
import type { GlobalOptions } from '../settings/settings.js';

/** `koukoutu credits`: shows the remaining credits. */
export const addCredits: AddCommand = (program, context) => {
  const { texts, out } = context.terminal;
  const command = program.command('credits').description(texts.help.credits);
  addExamples(command, context, ['koukoutu credits', 'koukoutu credits --json']);
  command.action(async () => {
    const options = command.optsWithGlobals<GlobalOptions>();
    const { createClient } = await import('../settings/client.js');
    const { koukoutu } = await createClient(options, { key: 'apiKey' }, context.terminal);
    const { credits, vipCredits } = await koukoutu.credits();
    out.write(`${options.json ? JSON.stringify({ credits, vipCredits }) : texts.credits.left(credits, vipCredits)}\n`);
  });
};
