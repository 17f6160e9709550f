// Checks the spec: `node scripts/spec/check.mjs [folder]`. Every finding is printed with its file and line.
import path from 'node:path';
import { specFolder } from './lib/bundle.mjs';
import { specFindings } from './lib/findings.mjs';

const findings = await specFindings(path.resolve(process.argv[2] ?? specFolder));

for (const finding of findings) console.error(finding);
if (findings.length > 0) process.exitCode = 1;
else console.log('The spec is valid: references, schemas, examples, evidence, types and unused components.');
