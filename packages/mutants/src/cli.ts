#!/usr/bin/env node
import { runMutantsCommand } from './command.js';

process.exitCode = await runMutantsCommand(process.argv.slice(2), (text) => void process.stdout.write(text));
