import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { LogCall } from './facts.js';
import type { FileModel } from './file-model.js';
import { LogReading, type Edit } from './log-reading.js';
import { lostByBunyan, lostByPino } from './lost-arguments-fields-first.js';
import { lostByFormat } from './lost-arguments-format.js';
import { lostByLogtape, lostByPowertools } from './lost-arguments-message-first.js';
import { lostByWinston } from './lost-arguments-winston.js';
import { lostByNest } from './lost-arguments-nest.js';
import { lostErrors } from './lost-errors.js';
import { contains } from './syntax.js';

/** How an argument of a log call is lost; each is a message of `no-lost-log-argument`. */
export type Loss =
  | 'dropped'
  | 'droppedMessage'
  | 'inMessagePlace'
  | 'inMessageText'
  | 'unfilled'
  | 'notFilled'
  | 'errorInPlaceholder'
  | 'firstError'
  | 'overwritten'
  | 'stackPlace'
  | 'contextPlace'
  | 'ownContext'
  | 'onlyMessage'
  | 'unserialized'
  | 'stringified'
  | 'spread';

/** An argument that does not reach the output, or not where it belongs. */
export interface LostArgument {
  /** The argument, or the part of it that is lost. */
  node: TSESTree.Node;
  loss: Loss;
  /** What the message says of it. */
  data: Readonly<Record<string, string>>;
  /** What to write instead; null where the code does not tell. */
  edit: Edit | null;
  /** True where the edit can only be what was meant. */
  isCertain: boolean;
}

const PINO = new Set(['pino', 'fastify', 'nestjs-pino', 'pino-http']);

/** The libraries that print their arguments as the console does. */
const NODE_FORMAT = new Set(['console', 'log4js', 'loglevel', 'consola']);

/**
 * The arguments of a log call that do not reach the output of the library behind it, or land in the wrong place. What
 * holds of one library only is told where the library is certain.
 */
export function lostArguments(
  call: LogCall,
  model: FileModel,
  sourceCode: Readonly<TSESLint.SourceCode>,
): readonly LostArgument[] {
  let found = known.get(call);
  if (!found) {
    found = find(new LogReading(call, model, sourceCode));
    known.set(call, found);
  }
  return found;
}

const known = new WeakMap<LogCall, LostArgument[]>();

function find(reading: LogReading): LostArgument[] {
  const placed = reading.call.certain ? byLibrary(reading) : [];
  // What is lost with its argument is not lost once more, and an argument in the wrong place is put right first.
  const errors = lostErrors(reading).filter(
    ({ node, loss }) =>
      !placed.some((lost) => contains(lost.node, node)) && (loss !== 'unserialized' || placed.length === 0),
  );
  return [...placed, ...errors].sort((a, b) => a.node.range[0] - b.node.range[0]);
}

function byLibrary(reading: LogReading): LostArgument[] {
  const { library } = reading;
  const { shape } = reading.call;
  if (reading.hasSpread) return [];
  if (PINO.has(library) && shape === 'fields-first') return lostByPino(reading);
  if (library === 'bunyan' && shape === 'fields-first') return [...lostByBunyan(reading), ...lostByFormat(reading)];
  if (library === 'winston' && shape === 'fields-last') return lostByWinston(reading);
  if (library === 'powertools-logger' && shape === 'fields-last') return lostByPowertools(reading);
  if (library === 'logtape' && shape === 'placeholders') return lostByLogtape(reading);
  if (library === 'nest' && shape === 'nest') return lostByNest(reading);
  return NODE_FORMAT.has(library) && shape === 'arguments' ? lostByFormat(reading) : [];
}
