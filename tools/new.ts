/**
 * Starts a rule (`npm run new rule <concern>/<name>`) or a profile (`npm run new profile <name>`): writes its files and
 * updates what is generated. The tests it writes fail until they are written.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { filesFor, Refused } from './new/files.js';

try {
  const files = filesFor(process.argv.slice(2));
  const taken = Object.keys(files).filter((file) => existsSync(file));
  if (taken.length > 0) throw new Refused(`Already there: ${taken.join(', ')}.`);
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    console.log(`wrote ${file}`);
  }
  const update = spawnSync(process.execPath, [...process.execArgv, 'tools/update.ts'], { stdio: 'inherit' });
  process.exitCode = update.status ?? 1;
} catch (error) {
  if (!(error instanceof Refused)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
