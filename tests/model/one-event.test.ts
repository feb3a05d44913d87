import { describe, expect, test } from 'vitest';
import { measuresOneEvent } from '../../src/model/one-event.js';
import { lookAt } from './look-at.js';

/** What `look(…)` is given in a function that is called for each request. */
const measured = (code: string): string | null =>
  lookAt(`const booted = Date.now(); async function serve(req, body, start, other) { ${code} }`, (node, { scopes }) =>
    measuresOneEvent(node, scopes),
  )[0]!;

describe('a duration', () => {
  test.each([
    'const t = Date.now(); look(Date.now() - t)',
    'const t = Date.now(); look((Date.now() - t) / 1000)',
    'const t = Date.now(); look(1e-3 * (Date.now() - t))',
    'const t = Date.now(); look(+(Date.now() - t))',
    'const t = performance.now(); look(Math.round(performance.now() - t))',
    'const t = new Date(); look(new Date().getTime() - t.getTime())',
    'const t = new Date(); look(new Date().valueOf() - +t)',
    'const t = process.hrtime.bigint(); look(Number(process.hrtime.bigint() - t))',
    'const t = Number(process.hrtime.bigint()); look(Number(process.hrtime.bigint()) - Number(t))',
    'const t = process.hrtime(); const [s] = process.hrtime(t); look(s)',
    'const t = process.hrtime(); look(process.hrtime(t)[0])',
    'const t = process.hrtime(); const d = process.hrtime(t); look(d[1])',
    'const t = Date.now(); const end = Date.now(); const ms = end - t; const s = ms / 1000; look(s)',
    'look(Date.now() - start)',
    'look(Date.now() - req.startTime)',
    'look(Date.now() - req.startedAt)',
    'const t = Date.now(); work().then(() => look(Date.now() - t))',
    'const t = Date.now(); res.once("finish", () => look(Date.now() - t))',
    'const t = Date.now(); res.on("close", function () { look(Date.now() - t); })',
    'const t = Date.now(); work().finally(() => { onFinished(res, () => look(Date.now() - t)); })',
  ])('%s', (code) => {
    expect(measured(code)).toBe('duration');
  });

  test.each([
    'look(Date.now() - booted)',
    'look(Date.now() - other)',
    'look(Date.now() - elsewhere)',
    'look(Date.now() - this.start)',
    'look(Date.now() - req.params.start)',
    'look(Date.now() - job.start)',
    'look(Date.now() - f(start))',
    'look(end - start)',
    'look(f() - start)',
    'look(Date.parse(x) - start)',
    'look(new Date(x) - start)',
    'look(1000 / (Date.now() - start))',
    'look(Date.now())',
    'look(Math.round())',
    'look(Math.random(Date.now() - start))',
    'look(process.hrtime())',
    'look(process.hrtime(other))',
    'look(process.hrtime(other)[0])',
    'look(list[0])',
    'const [s] = f(start); look(s)',
    'look(-(Date.now() - start))',
    'let t = Date.now(); t = 5; look(Date.now() - t)',
    'const t = Date.now(); bus.on("tick", () => look(Date.now() - t))',
    'const t = Date.now(); return { age: () => look(Date.now() - t) }',
    'const t = Date.now(); (() => look(Date.now() - t))()',
    'const a = b - start; const b = a; look(a)',
  ])('not %s', (code) => {
    expect(measured(code)).toBeNull();
  });
});

describe('a size', () => {
  test.each([
    'look(body.length)',
    'look(body.byteLength / 1024)',
    'look(Buffer.byteLength(body))',
    'look(Buffer.byteLength(JSON.stringify(body)))',
    'look(Buffer.byteLength(req.body))',
    'look(req.rawBody.length)',
    'const { payload } = req; look(payload.length)',
    'const size = Buffer.byteLength(body); look(size)',
    "look(+req.headers['content-length'])",
    "look(Number(req.headers['Content-Length'] ?? 0))",
    "look(parseInt(req.get('content-length'), 10))",
    "look(Number.parseInt(req.header('Content-Length')))",
  ])('%s', (code) => {
    expect(measured(code)).toBe('size');
  });

  test.each([
    'look(rooms.length)',
    'look(body.size)',
    'look(body.rooms.length)',
    'look(this.body.length)',
    'look(other.length)',
    'const chunk = await load(); look(chunk.length)',
    'const payload = load(); look(Buffer.byteLength(payload))',
    'look(Buffer.byteLength(cache))',
    'look(Buffer.byteLength(JSON.stringify(cache)))',
    'look(Buffer.byteLength(f(body)))',
    'look(Buffer.byteLength())',
    "look(req.headers['x-rooms'])",
    "look(Number(res.headers['content-length']))",
    "look(Number(req.get('x-rooms')))",
    "look(Number(cache.get('content-length')))",
    'look(Number())',
    'look(-body.length)',
    'look(body.length - 1)',
    'look(5)',
  ])('not %s', (code) => {
    expect(measured(code)).toBeNull();
  });
});
