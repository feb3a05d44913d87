import { Histogram, Registry } from 'prom-client';
import { describe, expect, test } from 'vitest';
import { run } from '../../run.js';
import rule from '../../../src/rules/metrics/require-timer-observation.js';
import { code, promClient } from './code.js';

/** A function that starts a timer in its first line and goes on as given: its second line is line 3. */
const timed = (body: string): string =>
  `const joins = new (require('prom-client').Histogram)({ name: 'gc_join_seconds', help: 'H.' });
async function* join(x, y, items) { const end = joins.startTimer();
${body}
}`;

/** A body with one finding, on the path that ends as given. */
const open = (body: string, leaves: string) => ({
  code: timed(body),
  errors: [
    {
      message: `The timer of 'gc_join_seconds' is not ended on the path that ${leaves}: what ends there is missing from the latency. Call end() in a 'finally' block.`,
      line: 2,
      column: 49,
    },
  ],
});

describe('what prom-client does with a timer', () => {
  const counted = async (use: (histogram: Histogram) => void): Promise<number> => {
    const registry = new Registry();
    const histogram = new Histogram({ name: 'gc_join_seconds', help: 'H.', registers: [registry] });
    use(histogram);
    return (await histogram.get()).values.find(({ metricName }) => metricName === 'gc_join_seconds_count')?.value ?? 0;
  };

  test('nothing is measured before its end function is called', async () => {
    expect(await counted((histogram) => void histogram.startTimer())).toBe(0);
    expect(await counted((histogram) => void histogram.startTimer()())).toBe(1);
  });
});

run('require-timer-observation: a dropped end function', rule, {
  valid: [
    promClient`const joins = new Histogram({ name: 'gc_join_seconds', help: 'H.' }); joins.startTimer()();`,
    { name: 'ended by name, as other libraries do', code: `metrics.startTimer('join'); metrics.endTimer('join');` },
    { name: 'a name instead of labels', code: `this.metrics.startTimer('join');` },
    { name: 'of unknown make, and ended elsewhere', code: `metrics.startTimer(); go(); metrics.stopTimer();` },
    { name: 'not a metric', code: `game.startTimer(); const t = quiz.startTimer();` },
    { name: 'a game', code: `game.startTimer({ seconds: 30 }); const t = quiz.startTimer({ seconds: 30 });` },
    { name: 'what counts down', code: `this.counter.startTimer(); this.duration.startTimer();` },
    { name: 'a stopwatch', code: `this.latency.startTimer(); go(); this.latency.stop();` },
    { name: 'for others to end', code: `export const end = metrics.joins.startTimer();` },
    `const start = () => metrics.joins.startTimer();`,
    `function start() { return metrics.joins.startTimer(); }`,
    `class A { join() { this.end = metrics.joins.startTimer(); } }`,
    `class A { end = metrics.joins.startTimer(); }`,
    `req.locals.end = metrics.joins.startTimer();`,
    `timers.set(id, metrics.joins.startTimer());`,
    `const timers = { join: metrics.joins.startTimer() };`,
    `const { length } = metrics.joins.startTimer();`,
    `const ends = [metrics.joins.startTimer()];`,
    `const end = metrics.joins.startTimer(); res.on('finish', () => end());`,
    `let end; function start() { end = metrics.joins.startTimer(); } function stop() { end(); }`,
    `export function start() { end ??= metrics.joins.startTimer(); } let end;`,
    `foo(end = metrics.joins.startTimer()); var end;`,
    `if (metrics.joins.startTimer()) go();`,
    `const started = !metrics.joins.startTimer();`,
    `metrics.joins.startTimer() && go();`,
    { name: 'no metrics library makes one wait', code: `await metrics.joins.startTimer();` },
    { name: 'a test file', filename: 'src/join.test.ts', code: `metrics.joins.startTimer();` },
  ],
  invalid: [
    {
      code: promClient`
        const joins = new Histogram({ name: 'gc_join_seconds', help: 'H.' });
        joins.startTimer();`,
      errors: [
        {
          message:
            "The timer of 'gc_join_seconds' is started and never ended: what startTimer() returns is dropped, so nothing is measured. Keep it, and call it in a 'finally' block.",
          line: 3,
          column: 1,
          endColumn: 19,
        },
      ],
    },
    {
      name: 'a gauge, a summary, bound labels, a renamed import',
      code: code`
        import prom, { Gauge as G } from 'prom-client';
        new G({ name: 'gc_a_seconds', help: 'H.' }).startTimer({ result: 'ok' });
        new prom.Summary({ name: 'gc_b_seconds', help: 'H.' }).startTimer();
        new prom.Histogram({ name: 'gc_c_seconds', help: 'H.', labelNames: ['a'] }).labels('x').startTimer();`,
      errors: [
        { messageId: 'dropped', data: { metric: "'gc_a_seconds'" }, line: 2, column: 1 },
        { messageId: 'dropped', data: { metric: "'gc_b_seconds'" }, line: 3, column: 1 },
        { messageId: 'dropped', data: { metric: "'gc_c_seconds'" }, line: 4, column: 1 },
      ],
    },
    {
      name: 'a bag of metrics from elsewhere',
      code: `export function join() { this.metrics?.joins.latency?.startTimer({ route }); }`,
      errors: [{ messageId: 'dropped', data: { metric: "'this.metrics?.joins.latency'" }, line: 1, column: 26 }],
    },
    {
      name: 'of a registry wrapper',
      code: code`
        const joins = register.histogram({ name: 'gc_join_seconds', help: 'H.' });
        void joins.startTimer();`,
      errors: [{ messageId: 'dropped', data: { metric: "'gc_join_seconds'" }, line: 2, column: 6 }],
    },
    {
      name: '@willsoto/nestjs-prometheus',
      code: code`
        import { InjectMetric } from '@willsoto/nestjs-prometheus';
        class Rooms {
          constructor(@InjectMetric('gc_join_seconds') private readonly joins: Histogram) {}
          join() {
            this.joins.startTimer();
          }
        }`,
      errors: [{ messageId: 'dropped', data: { metric: "'this.joins'" }, line: 5, column: 5 }],
    },
    {
      name: 'a private field and a getSingleMetric',
      code: code`
        import { Histogram, register } from 'prom-client';
        class Rooms {
          #joins = new Histogram({ name: 'gc_join_seconds', help: 'H.' });
          join() { const end = this.#joins.startTimer(); }
        }
        register.getSingleMetric('gc_join_seconds')!.startTimer();`,
      errors: [
        { messageId: 'dropped', data: { metric: "'gc_join_seconds'" }, line: 4, column: 24 },
        { messageId: 'dropped', line: 6, column: 1 },
      ],
    },
    ...[
      `const end = metrics.joins.startTimer();`,
      `let end; end = metrics.joins.startTimer();`,
      `const end: typeof end = metrics.joins.startTimer() as () => number;`,
      `const end = on ? metrics.joins.startTimer() : null;`,
      `const end = metrics.joins.startTimer() ?? null;`,
      `metrics && metrics.joins.startTimer();`,
      `metrics.joins.startTimer(), go();`,
    ].map((text) => ({ code: text, errors: [{ messageId: 'dropped', data: { metric: "'metrics.joins'" } }] })),
    {
      name: 'awaited, of prom-client',
      code: promClient`
        const end = await new Histogram({ name: 'gc_join_seconds', help: 'H.' }).startTimer();`,
      errors: [{ messageId: 'dropped', data: { metric: "'gc_join_seconds'" }, line: 2, column: 19 }],
    },
    {
      name: 'a long receiver',
      code: `this.services.metrics.meetings.participants.latencies.ofEveryKind.joins.startTimer();`,
      errors: [
        {
          messageId: 'dropped',
          data: { metric: "'this.services.metrics.meetings.participants.latencies.ofE…'" },
        },
      ],
    },
  ],
});

run('require-timer-observation: every path', rule, {
  valid: [
    `end();`,
    `await go(); end({ result: 'ok' });`,
    `go(); end?.(); return 1;`,
    `return end();`,
    `return { took: end() };`,
    `if (x) { end({ result: 'a' }); return; } end({ result: 'b' });`,
    `x ? end({ a: 1 }) : end({ a: 2 });`,
    `const took = x ? end() : end({ a: 1 });`,
    `if (end) end();`,
    `if (!end) return; end();`,
    `if (end !== undefined) end();`,
    `if (end == null) return; end();`,
    `if (typeof end === 'function') end();`,
    `if (undefined === end || x) { end?.(); return; } end();`,
    `end && end();`,
    `if (joins) end();`,
    // A call that may throw is no path of its own.
    `await go(); await more(); end(); return 1;`,
    `try { return await go(); } finally { end(); }`,
    `try { if (x) throw new Error(); } finally { end(); }`,
    `try { if (x) return 1; if (y) throw new Error(); await go(); } catch (err) { throw err; } finally { end(); }`,
    `for (const item of items) { try { if (x) continue; if (y) break; } finally { end(); } }`,
    `try { await go(); } catch { return null; } finally { if (end) end(); }`,
    `try { await go(); } catch (err) { end({ result: 'error' }); throw err; } end();`,
    `try { await go(); end({ result: 'ok' }); } catch (err) { end({ result: 'error' }); }`,
    `try { await go(); } catch (err) { logger.error(err); } end();`,
    `try { try { await go(); } finally { end(); } } catch { return; }`,
    `try { end(); await go(); } catch (err) { return null; }`,
    `end(); try { await go(); } catch (err) { throw err; }`,
    `try { logger.info('joined'); metrics.joined.inc(); end(); } catch { return null; }`,
    `try { end(); } catch { return; }`,
    `try { if (x) throw new Error(); end(); } catch (err) { end(); }`,
    `switch (x) { case 1: end(); break; case 2: end(); return; default: end(); }`,
    `switch (x) { case 1: case 2: end(); break; case 3: end(); }`,
    `switch (end()) { case 1: return; }`,
    `switch (x) { case end(): }`,
    `for (const item of items) { go(item); } end();`,
    `for (const item of items) { end(); }`,
    `for (let i = 0; i < 3; i++) { if (go(i)) break; } end();`,
    `for (i = 0; i < 3; i++) { if (go(i)) continue; } end();`,
    `outer: for (const a of items) { for (const b of a) { if (b) continue outer; else break outer; } } end();`,
    `block: { if (x) break block; go(); } end();`,
    `while (true) { if (go()) { end(); break; } }`,
    `for (;;) { if (go()) { end(); return; } }`,
    `do { go(); } while (end());`,
    `while (end() > x) { go(); } return;`,
    `if (x) process.exit(1); end();`,
    `yield go(); end();`,
    'await sql`select 1`; end();',
    `function inner() { return; } const f = () => { throw x; }; class A { go() { return; } } end();`,
    `x && (end(), go()); if (!x) end();`.replace('if (!x) ', ''),
    `if (x && end()) return; end?.();`,
    // It leaves the function: others may end it.
    `if (x) return; go(end);`,
    `if (x) return; return end;`,
    `if (x) return; setTimeout(() => end(), 1);`,
    `if (x) return; const stop = end;`,
    `if (x) return; this.end = end;`,
    `if (x) return; go({ end });`,
    `if (x) return; end.call(null);`,
    `if (x) return; go().finally(end);`,
    `if (x) return; const t = end || null; end();`,
  ]
    .map(timed)
    .concat([
      // The timer is started under a condition, and ended under the same.
      `function f(x) { let end; if (x) end = metrics.joins.startTimer(); go(); if (x) end(); }`,
      `function f(x) { let end; if (!x) end = metrics.joins.startTimer(); go(); if (!x) end(); }`,
      `function f(x) { const end = x.on && !x.off ? metrics.joins.startTimer() : null; go(); if (x.on) end(); }`,
      `function f(x) { let end; if (x) { go(); } else { end = metrics.joins.startTimer(); } if (x) return; end(); }`,
      `function f(x, y) { let end; if (!(x || y)) end = metrics.joins.startTimer(); if (x) return 1; if (y) return 2; end(); }`,
      `function f(x) { const end = x && metrics.joins.startTimer(); go(); if (x) end(); }`,
      `function f(metrics) { const end = metrics?.joins.startTimer(); go(); if (metrics) end(); }`,
      `function f() { let end; try { end = metrics.joins.startTimer(); return go(); } finally { if (end) end(); } }`,
      `function f() { let end = metrics.joins.startTimer(); go(); end(); end = metrics.more.startTimer(); go(); end(); }`,
      `function f(x) { if (x) return; const end = metrics.joins.startTimer(); end(); }`,
      `function f(x) { while (x) { const end = metrics.joins.startTimer(); go(); end(); } return; }`,
      `const end = metrics.joins.startTimer(); if (go()) throw new Error(); end();`,
      `function f(k) { switch (k) { case 1: const end = metrics.joins.startTimer(); if (go()) return; end(); } }`,
      `for (let end = metrics.joins.startTimer(); go(); ) { end(); }`,
      `function f(end = metrics.joins.startTimer()) { if (go()) return; end(); }`,
      `function f(end) { end = metrics.joins.startTimer(); if (go()) return; end(); }`,
      `class A { static { const end = metrics.joins.startTimer(); if (go()) go(); end(); } }`,
      `function f(m, r) { const end = m.startTimer(); if (go()) return; end(); }`,
    ]),
  invalid: [
    open(`if (x) return;\nend();`, 'returns in line 3'),
    open(`if (x) return null;\nend();`, 'returns in line 3'),
    open(`if (!x) {\n  throw new NotFound();\n}\nend();`, 'throws in line 4'),
    open(`go();\nif (x) end();`, 'runs to the end of its block in line 5'),
    open(`x && end();`, 'runs to the end of its block in line 4'),
    open(`x || end();`, 'runs to the end of its block in line 4'),
    open(`x ? end() : go();`, 'runs to the end of its block in line 4'),
    open(`x ?? end();`, 'runs to the end of its block in line 4'),
    open(`if (end) go();`, 'runs to the end of its block in line 4'),
    open(`if (typeof end === 'undefined') end(); else return;`, 'returns in line 3'),
    open(`if (x && y) return;\nend();`, 'returns in line 3'),
    open(`if (x || y) return;\nend();`, 'returns in line 3'),
    open(`if (x === null) return;\nend();`, 'returns in line 3'),
    open(`return x ? end() : null;`, 'returns in line 3'),
    open(`if (x) return 1;\nif (y) throw new Error();\nend();`, 'returns in line 3'),
    open(`try {\n  await go();\n  end();\n} catch (err) {\n  throw err;\n}`, 'throws in line 7'),
    open(`try {\n  await go();\n  end();\n} catch (err) {\n  return null;\n}`, 'returns in line 7'),
    open(`try {\n  await go();\n  end();\n} catch (err) {\n  go(err);\n}`, 'runs to the end of its block in line 9'),
    open(`try {\n  new Go();\n  end();\n} catch {\n  return;\n}`, 'returns in line 7'),
    open(`try {\n  yield 1;\n  end();\n} catch {\n  return;\n}`, 'returns in line 7'),
    open(`try {\n  if (x) throw new Error();\n  end();\n} catch {\n  return;\n}`, 'returns in line 7'),
    open(`try {\n  if (x) throw x;\n  end();\n} finally {\n  go();\n}`, 'throws in line 4'),
    open(
      `try {\n  try {\n    await go();\n    end();\n  } finally {\n    go();\n  }\n} catch {\n  return;\n}`,
      'returns in line 11',
    ),
    open(`try {\n  await go();\n} finally {\n  if (x) end();\n}`, 'runs to the end of its block in line 8'),
    open(`try {\n  await go();\n} finally {\n  if (x) return;\n  end();\n}`, 'returns in line 6'),
    open(`switch (x) {\n  case 1:\n    end();\n    break;\n  default:\n}`, 'runs to the end of its block in line 9'),
    open(`switch (x) {\n  case 1:\n    return;\n  case 2:\n    end();\n}`, 'returns in line 5'),
    open(`for (const item of items) {\n  if (item) return item;\n}\nend();`, 'returns in line 4'),
    open(`while (x) {\n  if (await go()) return;\n}\nend();`, 'returns in line 4'),
    open(`while (true) {\n  if (x) break;\n  end();\n}`, 'runs to the end of its block in line 7'),
    open(`do {\n  if (await go()) return;\n} while (x);\nend();`, 'returns in line 4'),
    open(
      `outer: while (x) {\n  while (y) {\n    if (go()) break outer;\n    end();\n    return;\n  }\n}`,
      'runs to the end of its block in line 10',
    ),
    {
      name: 'a variable of a loop: the next pass has another',
      code: code`
        function joinAll(items) {
          for (const item of items) {
            const end = metrics?.joins.startTimer({ kind: item.kind });
            if (!item.isOpen) continue;
            if (item.isLast) break;
            join(item);
            end?.();
          }
        }`,
      errors: [
        {
          messageId: 'open',
          data: {
            metric: "'metrics?.joins'",
            leaves: 'goes on to the next pass in line 4',
            end: 'end',
          },
          line: 3,
          column: 17,
        },
      ],
    },
    {
      name: 'a break, and a label outside of the block',
      code: code`
        function joinAll(items) {
          for (const item of items) {
            const end = metrics.joins.startTimer();
            if (item.isLast) break;
            end();
          }
          outer: for (const item of items) {
            for (const part of item) {
              const stop = metrics.joins.startTimer();
              if (part) continue outer;
              stop();
            }
          }
        }`,
      errors: [
        { messageId: 'open', data: { metric: "'metrics.joins'", leaves: 'breaks out in line 4', end: 'end' }, line: 3 },
        {
          messageId: 'open',
          data: { metric: "'metrics.joins'", leaves: 'goes on to the next pass in line 10', end: 'stop' },
          line: 9,
        },
      ],
    },
    {
      name: 'assigned later, of TypeScript',
      code: code`
        class Rooms {
          async join(id: string): Promise<Room | null> {
            let end: (() => number) | undefined;
            end = this.metrics!.joins.startTimer() satisfies () => number;
            const room = await this.rooms.find(id);
            if (!room) return null;
            end!();
            return room;
          }
        }`,
      errors: [
        {
          messageId: 'open',
          data: { metric: "'this.metrics!.joins'", leaves: 'returns in line 6', end: 'end' },
          line: 4,
          column: 11,
        },
      ],
    },
    {
      name: 'an arrow function, and var',
      code: `const join = async (room) => { var end = metrics.joins.startTimer(); if (!room) return; end(); };`,
      errors: [{ messageId: 'open', line: 1, column: 42 }],
    },
  ],
});
