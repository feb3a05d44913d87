import { basename } from 'node:path';
import { baselineText, readBaseline } from './baseline.js';
import { changesSince } from './changed.js';
import { shown } from './files.js';
import { FORMATS } from './formats/index.js';
import { judge } from './gate.js';
import { inventoryOf } from './inventory/inventory.js';
import { asText as inventoryAsText } from './inventory/print.js';
import type { Judged } from './judged.js';
import { review } from './lint.js';
import type { Options, Output } from './options.js';
import { writeWhole } from './output.js';
import { scoreOf } from './score/score.js';
import { changeSince, readEarlier } from './since.js';

/**
 * Does what was asked for on the command line, and prints it.
 * @param from the folder that paths are relative to
 * @param signal stops it between two batches of files
 * @returns the exit code
 * @throws ReviewError where it cannot be done
 */
export async function run(options: Options, from: string, signal: AbortSignal): Promise<number> {
  const { command, targets, selection, failOn, minScore, maxNew, updateBaseline } = options;
  const place = options.baseline === null ? '' : shown(options.baseline, from);
  // What cannot be read is told before the work, not after it.
  const baseline = options.baseline === null || updateBaseline ? null : readBaseline(options.baseline, place);
  const earlier = options.compare === null ? null : readEarlier(options.compare, shown(options.compare, from));
  const changes = options.changed === null ? null : changesSince(options.changed, from);
  const found = await review(targets, selection, from, signal);
  for (const warning of found.warnings) console.error(warning);
  if (command === 'inventory') {
    const inventory = inventoryOf(found);
    print(options, from, (format, isColoured) => inventoryAsText(inventory, format, isColoured));
    return 0;
  }
  if (options.baseline !== null && updateBaseline) {
    writeWhole(options.baseline, baselineText(found.findings), place);
    console.log(`${place} knows ${String(found.findings.length)} findings now.`);
    return 0;
  }
  const score = scoreOf(found);
  const verdict = judge(found, score?.points ?? null, { failOn, minScore, maxNew, baseline, changes });
  const title = targets.map((target) => basename(target)).join(', ');
  const since = earlier && changeSince(found.findings, earlier);
  const judged: Judged = { review: found, score, verdict, since, title };
  print(options, from, (format, isColoured) => FORMATS[format]!(judged, isColoured));
  return verdict.passed ? 0 : 1;
}

function print(
  { outputs, color }: Options,
  from: string,
  textIn: (format: string, isColoured: boolean) => string,
): void {
  const isTerminal = process.stdout.isTTY && !process.env['NO_COLOR'];
  // Files first: where one cannot be written, nothing has been said yet.
  const files = outputs.filter((output): output is Output & { file: string } => output.file !== null);
  for (const { format, file } of files) writeWhole(file, `${textIn(format, false)}\n`, shown(file, from));
  for (const { format, file } of outputs) if (file === null) console.log(textIn(format, color ?? isTerminal));
}
