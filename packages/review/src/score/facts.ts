import type { Amounts } from './amounts.js';
import { workSeen } from './formula.js';
import type { ComponentId } from './score.js';

/** What a part of the score rests on, in a sentence without full stop. */
export function factsOf(id: ComponentId, amounts: Amounts): string {
  return FACTS[id](amounts);
}

const FACTS: Readonly<Record<ComponentId, (amounts: Amounts) => string>> = {
  errors({ points, units, keeper }) {
    const open = units.filter(({ failsOpenly }) => failsOpenly).length;
    const traced = points.filter(({ seen }) => seen === 1).length;
    return listed(
      points.length > 0 && `${ofAll(traced, points.length, 'error path')} leave${s(traced, points.length)} a trace`,
      open > 0 &&
        `${plural(open, 'unit')} of work ${open === 1 ? 'lets its' : 'let their'} errors go up${keeper ? `, to ${keeper.file}:${String(keeper.line)}` : ''}`,
    );
  },
  work({ units }) {
    const parts = (['handler', 'outbound'] as const).map((kind) => {
      const all = units.filter((unit) => unit.kind === kind);
      const seen = all.filter((unit) => workSeen(unit) === 1).length;
      const noun = kind === 'handler' ? 'handler' : 'function';
      const what = kind === 'handler' ? '' : ' that call other systems';
      return all.length > 0 && `${ofAll(seen, all.length, noun)}${what} leave${s(seen, all.length)} something`;
    });
    return listed(...parts);
  },
  metrics({ signals, units, findings }) {
    const { rate, errors, duration, used, declared } = signals;
    const missing = [!rate && 'rate', !errors && 'errors', !duration && 'duration'].filter((word) => word !== false);
    const counted = units.filter(({ own }) => own.metric).length;
    return listed(
      missing.length === 0 ? 'rate, errors and duration are measured' : `nothing measures ${missing.join(', ')}`,
      declared > 0 && `${ofAll(used, declared, 'metric')} ${verb(used, declared)} observed`,
      units.length > 0 &&
        `${ofAll(counted, units.length, 'unit')} of work ${verb(counted, units.length)} counted or timed`,
      found(findings.metrics.length),
    );
  },
  spans({ units, findings }) {
    const own = units.filter((unit) => unit.own.span).length;
    const instrumented = units.filter((unit) => !unit.own.span && unit.instrumented.span).length;
    return listed(
      units.length > 0 &&
        `${ofAll(own, units.length, 'unit')} of work run${s(own, units.length)} in a span of the code's own`,
      instrumented > 0 && `${String(instrumented)} more in those of an instrumentation`,
      found(findings.spans.length),
    );
  },
  logs({ units, points, findings }) {
    const owners = units.filter(({ isInHandler }) => !isInHandler);
    const logged = owners.filter(({ own, instrumented }) => own.log || instrumented.log).length;
    const paths = points.filter(({ isLogged }) => isLogged).length;
    return listed(
      owners.length > 0 && `${ofAll(logged, owners.length, 'unit')} of work and`,
      points.length > 0 && `${ofAll(paths, points.length, 'error path')} leave${s(paths, points.length)} a log record`,
      found(findings.logs.length),
    ).replace(' and,', ' and');
  },
};

function listed(...parts: readonly (string | false)[]): string {
  return parts.filter((part) => part !== false).join(', ');
}

function found(count: number): string | false {
  return count > 0 && plural(count, 'finding');
}

/** `41 of 43 error paths`, `all 12 error paths`, `the only handler`, `none of 3 handlers`. */
function ofAll(count: number, all: number, noun: string): string {
  if (count === all) return all === 1 ? `the only ${noun}` : `all ${plural(all, noun)}`;
  return `${count === 0 ? 'none' : String(count)} of ${plural(all, noun)}`;
}

function isOne(count: number, all: number): boolean {
  return all === 1;
}

function s(count: number, all: number): string {
  return isOne(count, all) ? 's' : '';
}

function verb(count: number, all: number): string {
  return isOne(count, all) ? 'is' : 'are';
}

function plural(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}
