import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { corpus } from '../../../../benchmarks/corpus.js';
import { review } from '../../src/lint.js';
import type { Review } from '../../src/review.js';
import type { Files } from '../rewrites/source.js';

const EXAMPLE = 'examples/meeting-service';

/** The sources of the meeting service. */
export function meetingService(): Files {
  const paths = readdirSync(join(EXAMPLE, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .sort();
  const files = new Map(paths.map((path) => [`src/${path}`, readFileSync(join(EXAMPLE, 'src', path), 'utf8')]));
  for (const file of ['package.json', 'observability.settings.json'])
    files.set(file, readFileSync(join(EXAMPLE, file), 'utf8'));
  return files;
}

/** A service that is made by the generator of the benchmark, with a client whose calls run in spans. */
export function generatedService(): Files {
  const files = corpus({ seed: 3, services: 1, density: 'dense' }).map(({ path, text }): [string, string] => [
    path,
    text,
  ]);
  return new Map([
    // Three of its parts are enough, and what has nothing to do with telemetry only takes time.
    ...files.filter(([path]) => !/(?:types|schema|calculations|translations)\.ts$|[3-9]\/\w+\.ts$/.test(path)),
    ['src/svc0/client.ts', CLIENT],
    ['package.json', JSON.stringify({ name: 'generated-service', dependencies: { pino: '10.4.0' } })],
  ]);
}

const CLIENT = `import { SpanStatusCode, trace } from '@opentelemetry/api';
import { logger } from './logger.js';

const tracer = trace.getTracer('client');

export async function fetchRoom(id: string) {
  return tracer.startActiveSpan('room.fetch', async (span) => {
    try {
      const response = await fetch(\`http://rooms/\${id}\`);
      return await response.json();
    } catch (err) {
      span.recordException(err);
      span.setStatus({ code: SpanStatusCode.ERROR });
      logger.error({ err, roomId: id }, 'room not fetched');
      return null;
    } finally {
      span.end();
    }
  });
}

export async function closeRoom(id: string) {
  const span = tracer.startSpan('room.close');
  try {
    await fetch(\`http://rooms/\${id}\`, { method: 'DELETE' });
  } finally {
    span.end();
  }
}
`;

/** Reviews a code base in a folder of its own. */
export async function reviewOf(files: Files): Promise<Review> {
  const folder = mkdtempSync(join(tmpdir(), 'rewritten-'));
  try {
    for (const [path, text] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return await review([folder], { preset: 'recommended', rules: [] }, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Those of some files that are code. */
export function codeOf(files: Files): Files {
  return new Map([...files].filter(([path]) => path.endsWith('.ts')));
}
