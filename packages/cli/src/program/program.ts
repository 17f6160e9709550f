import { Command, type CommanderError, Option } from 'commander';
import { addCompletion } from '../commands/completion.js';
import { addCredits } from '../commands/credits.js';
import { addCutout } from '../commands/cutout.js';
import { addDoctor } from '../commands/doctor.js';
import { addExtract } from '../commands/extract.js';
import { addGenerate } from '../commands/generate.js';
import { addLogin } from '../commands/login.js';
import { addMock } from '../commands/mock.js';
import { addRun } from '../commands/run.js';
import { addShadow } from '../commands/shadow.js';
import { addTask } from '../commands/task.js';
import { LANGUAGES } from '../language/index.js';
import type { Context } from '../options/context.js';
import { readVersion } from './version.js';

const COMMANDS = [
  addCutout,
  addExtract,
  addShadow,
  addGenerate,
  addRun,
  addTask,
  addCredits,
  addDoctor,
  addLogin,
  addMock,
  addCompletion,
];

/** The whole command line: every command, every option, and the help, in the language of the terminal. */
export function createProgram(context: Context): Command {
  const { texts } = context.terminal;
  const { help } = texts;
  const program = new Command('koukoutu')
    .description(help.program)
    .version(readVersion(), '-V, --version', help.version)
    .helpOption('-h, --help', help.help)
    .helpCommand('help [command]', help.helpCommand)
    .showHelpAfterError(help.afterError)
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(texts.usage.translate(text)) })
    .configureHelp({
      showGlobalOptions: true,
      styleTitle: (title) => help.titles[title] ?? title,
      optionDescription: (option) => describe(option, help.defaultsTo),
    })
    .option('--api-key <key>', texts.options.apiKey)
    .option('--models-api-key <key>', texts.options.modelsApiKey)
    .option('--base-url <url>', texts.options.baseUrl)
    .option('--profile <name>', texts.options.profile)
    .addOption(new Option('--lang <language>', texts.options.lang).choices(LANGUAGES))
    .option('--json', texts.options.json)
    .option('-q, --quiet', texts.options.quiet)
    .option('--verbose', texts.options.verbose);
  for (const add of COMMANDS) add(program, context);
  for (const command of program.commands) command.helpOption('-h, --help', help.help).copyInheritedSettings(program);
  return program;
}

/** An option's description with its values and its default, in the language of the texts. */
function describe(option: Option, defaultsTo: (value: string) => string): string {
  const notes = [];
  if (option.argChoices) notes.push(option.argChoices.join(' | '));
  const { defaultValue: value } = option;
  if (value !== undefined && value !== '' && typeof value !== 'boolean') notes.push(defaultsTo(String(value)));
  return notes.length === 0 ? option.description : `${option.description} (${notes.join('; ')})`;
}

/** Whether commander has printed the help or the version, and not refused the command line. */
export const isHelp = ({ code }: CommanderError): boolean =>
  code === 'commander.help' || code === 'commander.helpDisplayed' || code === 'commander.version';
