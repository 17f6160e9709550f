import { type Command, Option } from 'commander';
import type { Texts } from '../language/index.js';
import { CONVERSIONS } from '../runs/after.js';
import { numberFrom } from './parsers.js';

/** A run that costs more credits than this asks first. */
const ASK_ABOVE = 100;

/** The options of every command that works on pictures. @param background - Whether the command has no other `--background`. */
export function addWorkOptions(command: Command, texts: Texts, background = true): Command {
  const t = texts.options;
  command
    .requiredOption('-o, --output <dir>', t.output)
    .option('-r, --recursive', t.recursive)
    .option('--from-list <file>', t.fromList)
    .option('--suffix <text>', t.suffix, '')
    .option('--name <template>', t.name, '{name}.{ext}');
  if (background) command.option('--background <color|file>', t.background);
  return command
    .addOption(new Option('--to <format>', t.to).choices(CONVERSIONS))
    .option('--force', t.force)
    .option('--no-dedupe', t.noDedupe)
    .option('--manifest <file>', t.manifest)
    .option('--no-manifest', t.noManifest)
    .option('--repeat-unknown', t.repeatUnknown)
    .option('--dry-run', t.dryRun)
    .option('-y, --yes', t.yes)
    .option('--ask-above <credits>', t.askAbove, numberFrom(texts, 0), ASK_ABOVE)
    .option('--max-credits <credits>', t.maxCredits, numberFrom(texts, 0))
    .option('--watch', t.watch)
    .option('--concurrency <n>', t.concurrency, numberFrom(texts, 1, 1000, true))
    .option('--timeout <seconds>', t.timeout, numberFrom(texts, 1, 86_400));
}
