import type { Terminal } from './terminal.js';

/** Asks a yes-or-no question; anything but yes is no. */
export async function confirm(question: string, { in: input, err, texts }: Terminal): Promise<boolean> {
  const { read } = await import('read');
  const answer = await read({ prompt: `${question} ${texts.ask.yesNo} `, input, output: err }).catch(() => '');
  return /^(y|yes|是|好)$/i.test(answer.trim());
}

/** Asks for a secret, which is not shown on the screen. */
export async function askSecret(question: string, { in: input, err }: Terminal): Promise<string> {
  const { read } = await import('read');
  const answer = await read({ prompt: `${question} `, silent: true, input, output: err });
  err.write('\n');
  return answer.trim();
}
