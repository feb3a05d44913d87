import { counted, type Work } from './service.js';
import { code, listed, text, type Text } from './text.js';

/** What handlers are called, by what they serve. */
const SERVED: Readonly<Record<string, [one: string, many: string]>> = {
  http: ['HTTP handler', 'HTTP handlers'],
  rpc: ['RPC handler', 'RPC handlers'],
  job: ['job handler', 'job handlers'],
  message: ['message handler', 'message handlers'],
  lambda: ['Lambda handler', 'Lambda handlers'],
};

/** What covers all handlers at once, by what they serve. */
const CURES: Readonly<Record<string, string>> = {
  http: 'One histogram in a middleware, labelled by route and status code, covers them all.',
  rpc: 'One histogram in an interceptor, labelled by method and status, covers them all.',
  job: 'One histogram around the processor, labelled by queue and outcome, covers them all.',
  message: 'One histogram around the consumer, labelled by topic and outcome, covers them all.',
  lambda: 'The platform reports the duration of whole invocations; parts of it need a histogram of their own.',
};

/** How many handlers are named. */
const NAMED = 5;

/** Which handlers have no latency histogram, a paragraph for each kind; for kinds that have them all, that they do. */
export function untimed(work: readonly Work[]): Text[] {
  return Object.entries(SERVED).flatMap(([trigger, [one, many]]) => {
    const all = work.filter((unit) => unit.kind === 'handler' && unit.trigger === trigger);
    const bare = all.filter(({ isTimed, instrumented }) => !isTimed && !instrumented.metric);
    if (bare.length === 0) {
      const whose = all.length === 1 ? `the ${one}` : `all ${counted(all.length, one, many)}`;
      return all.some(({ isTimed }) => isTimed) ? [text`The latency of ${whose} is measured.`] : [];
    }
    const isNone = bare.length === all.length;
    // Where there is none at all, a few names say nothing.
    const named = isNone && bare.length > NAMED ? [] : bare.slice(0, NAMED);
    const names = named.map(({ name, file, line }) => {
      const at = code(`${file}:${String(line)}`);
      return name === '' ? text`${at}` : text`${code(name)} (${at})`;
    });
    const rest = bare.length - names.length;
    const list = names.length === 0 ? '' : text`: ${listed([...names, ...(rest > 0 ? [text`${rest} more`] : [])])}`;
    const isTraced = bare.every(({ instrumented }) => instrumented.span);
    const how = isTraced
      ? 'They are traced without code of yours: until they have one, ask an objective on their latency of the metrics that your backend makes of spans.'
      : `No objective on their latency can be set. ${CURES[trigger]!}`;
    const whose = isNone
      ? `None of the ${counted(all.length, one, many)} has a`
      : `${String(bare.length)} of the ${counted(all.length, one, many)} ${bare.length === 1 ? 'has' : 'have'} no`;
    return [text`${all.length === 1 ? `The ${one} has no` : whose} latency histogram${list}. ${how}`];
  });
}
