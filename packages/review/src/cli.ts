#!/usr/bin/env node
/**
 * `observability-review [paths…]`: reviews a service, prints what it found and says by its exit code whether it passed.
 */
import { VERSION } from 'eslint-plugin-observability/inspection';
import { ReviewError } from './errors.js';
import { readOptions, USAGE } from './options.js';
import { run } from './run.js';

/** What a shell says of a program that was interrupted. */
const INTERRUPTED = 130;

const interrupt = new AbortController();
process.once('SIGINT', () => {
  interrupt.abort();
  // Whoever asks twice does not want to wait for the files that are being read.
  process.once('SIGINT', () => process.exit(INTERRUPTED));
});

try {
  const options = readOptions(process.argv.slice(2), process.cwd());
  if (options.command === 'help') console.log(USAGE);
  else if (options.command === 'version') console.log(VERSION);
  else process.exitCode = await run(options, process.cwd(), interrupt.signal);
} catch (error) {
  const [summary = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  console.error(error instanceof ReviewError ? summary : `The review failed: ${summary}`);
  if (!(error instanceof ReviewError)) console.error(error);
  process.exitCode = interrupt.signal.aborted ? INTERRUPTED : 2;
}
