import { Random } from './random.js';

/** A file of a corpus. */
export interface SourceFile {
  path: string;
  text: string;
}

/** What a corpus is made of. */
export interface CorpusOptions {
  seed: number;
  /** How many services. */
  services: number;
  /**
   * How much of the code logs, counts and handles errors. `usual`: about 8 log calls and 6 catch clauses in 1,000 lines,
   * in a third of the files, as in the busiest of the services that this was measured on (1 to 8, 3 to 7, a fifth to a
   * third). `dense`: four times that, in nearly every second file.
   */
  density?: 'usual' | 'dense';
}

const THINGS = ['meeting', 'room', 'invoice', 'order', 'session', 'upload', 'device', 'ticket', 'report', 'shipment'];
const VERBS = ['create', 'close', 'assign', 'archive', 'publish', 'refresh', 'merge', 'notify', 'validate', 'import'];
const FIELDS = ['status', 'region', 'owner', 'title', 'createdAt', 'priority', 'version', 'members', 'amount', 'notes'];

const capital = (name: string): string => `${name[0]!.toUpperCase()}${name.slice(1)}`;

/**
 * Services as teams write them, in TypeScript: routes, services, repositories, metrics, jobs, clients, and for each of
 * these files about one that has nothing to do with telemetry: types, schemas, calculations, translations.
 */
export function corpus({ seed, services, density = 'usual' }: CorpusOptions): SourceFile[] {
  const random = new Random(seed);
  const busy = density === 'dense' ? 1 : 0.15;
  return Array.from({ length: services }, (_, i) => service(`svc${String(i)}`, random, busy)).flat();
}

/** Files in which no rule can find anything to look at. */
export function quietCorpus({ seed, services }: CorpusOptions): SourceFile[] {
  const random = new Random(seed);
  return Array.from({ length: services * 8 }, (_, i) => ({
    path: `src/quiet/file${String(i)}.ts`,
    text: random.of([types, calculations, schema, translations])(random.of(THINGS), random),
  }));
}

/** One file of about this many lines, with the usual mix of routes and error handlers. */
export function fileOfLines(lines: number, seed: number): SourceFile {
  const random = new Random(seed);
  const head = `import express from 'express';\nimport { logger } from '../logger.js';\n\nexport const router = express.Router();\n`;
  if (lines <= 4) return { path: 'src/long.ts', text: 'export const one = 1;\n' };
  const parts = [head];
  for (let count = 5; count < lines; count += parts.at(-1)!.split('\n').length)
    parts.push(route(random.of(THINGS), String(parts.length), random));
  return { path: 'src/long.ts', text: parts.join('\n') };
}

/** One file that declares and observes this many metrics. */
export function fileOfMetrics(count: number, seed: number): SourceFile {
  const random = new Random(seed);
  const parts = Array.from({ length: count }, (_, i) => metric(random.of(THINGS), i, random));
  return {
    path: 'src/metrics.ts',
    text: `import { Counter, Gauge, Histogram } from 'prom-client';\n\n${parts.join('\n')}`,
  };
}

/** One file with this many catch clauses. */
export function fileOfCatches(count: number, seed: number): SourceFile {
  const random = new Random(seed);
  const parts = Array.from({ length: count }, (_, i) => guarded(random.of(THINGS), String(i), random));
  return { path: 'src/guarded.ts', text: `import { logger } from './logger.js';\n\n${parts.join('\n')}` };
}

function service(name: string, random: Random, busy: number): SourceFile[] {
  const at = (path: string, text: string): SourceFile => ({ path: `src/${name}/${path}`, text });
  const things = random.times(2, 6, () => random.of(THINGS));
  return [
    at('logger.ts', "import pino from 'pino';\n\nexport const logger = pino({ name: 'service', level: 'info' });\n"),
    at('metrics.ts', fileOfMetrics(random.between(4, 25), random.between(1, 1e6)).text),
    ...things.flatMap((thing, i) => [
      at(`${thing}${String(i)}/routes.ts`, routes(thing, random, busy)),
      at(`${thing}${String(i)}/service.ts`, serviceClass(thing, random, busy)),
      at(`${thing}${String(i)}/repository.ts`, repository(thing, random)),
      at(`${thing}${String(i)}/jobs.ts`, jobs(thing, random, busy)),
      at(`${thing}${String(i)}/types.ts`, types(thing, random)),
      at(`${thing}${String(i)}/schema.ts`, schema(thing, random)),
      at(`${thing}${String(i)}/calculations.ts`, calculations(thing, random)),
      at(`${thing}${String(i)}/translations.ts`, translations(thing, random)),
    ]),
  ];
}

function routes(thing: string, random: Random, busy: number): string {
  const list = random.times(2, 14, (i) =>
    random.chance(busy) ? route(thing, String(i), random) : plainRoute(thing, String(i), random),
  );
  return `import express from 'express';\nimport { logger } from '../logger.js';\nimport { ${thing}Service } from './service.js';\n\nexport const router = express.Router();\n\n${list.join('\n')}`;
}

function route(thing: string, i: string, random: Random): string {
  const verb = random.of(VERBS);
  const field = random.of(FIELDS);
  return `router.${random.of(['get', 'post', 'put', 'delete'])}('/${thing}s/:id/${verb}${i}', async (req, res, next) => {
  const { id } = req.params;
  try {
    const ${thing} = await ${thing}Service.${verb}(id, req.body.${field} ?? '${field}');
    if (!${thing}) {
      res.status(404).json({ error: 'no such ${thing}' });
      return;
    }
    logger.info({ ${thing}Id: id, ${field}: ${thing}.${field} }, '${thing} ${verb}d');
    res.json({ ...${thing}, ${field}: String(${thing}.${field}) });
  } catch (err) {
    ${random.of(['next(err);', `logger.error({ err, ${thing}Id: id }, '${verb} failed');\n    res.status(500).end();`])}
  }
});
`;
}

/** A route whose errors go to the error middleware, as most do. */
function plainRoute(thing: string, i: string, random: Random): string {
  const verb = random.of(VERBS);
  const field = random.of(FIELDS);
  return `router.${random.of(['get', 'post', 'put', 'delete'])}('/${thing}s/:id/${verb}${i}', authenticate('${verb}'), async (req, res) => {
  const { id } = ${thing}Params.parse(req.params);
  const ${thing} = await ${thing}Service.${verb}(id, req.body.${field} ?? '${field}');
  if (!${thing}) {
    res.status(404).json({ title: 'no such ${thing}' });
    return;
  }
  res.json({ ...${thing}, ${field}: String(${thing}.${field}), links: [\`/${thing}s/\${id}\`] });
});
`;
}

function plainMethod(Thing: string, verb: string, random: Random): string {
  const field = random.of(FIELDS);
  return `  async ${verb}(id: string, ${field}: string): Promise<${Thing} | null> {
    const found = await this.#repository.find(id);
    if (!found || found.${field} === ${field}) return null;
    const changed = { ...found, ${field}, ${random.of(FIELDS)}2: found.${random.of(FIELDS)} ?? ${String(random.between(1, 99))} };
    await this.#repository.save(changed);
    for (const part of changed.parts.slice(0, ${String(random.between(2, 20))})) await this.#repository.touch(part.id);
    return changed;
  }
`;
}

function serviceClass(thing: string, random: Random, busy: number): string {
  const Thing = capital(thing);
  const methods = random.times(3, 16, (i) => {
    const verb = `${random.of(VERBS)}${String(i)}`;
    if (!random.chance(busy)) return plainMethod(Thing, verb, random);
    return `  async ${verb}(id: string, ${random.of(FIELDS)}: string): Promise<${Thing} | null> {
    const end = this.#metrics.duration.startTimer({ operation: '${verb}' });
    try {
      const found = await this.#repository.find(id);
      if (!found) return null;
      const changed = { ...found, ${random.of(FIELDS)}: found.${random.of(FIELDS)} ?? ${String(random.between(1, 99))} };
      await this.#repository.save(changed);
      this.#metrics.changes.inc({ operation: '${verb}', result: 'ok' });
      return changed;
    } catch (err) {
      this.#metrics.changes.inc({ operation: '${verb}', result: 'error' });
      ${random.of(['throw err;', `this.#logger.error({ err, id }, '${verb} failed');\n      return null;`])}
    } finally {
      end();
    }
  }
`;
  });
  return `import type { Logger } from 'pino';
import type { ${Thing}, ${Thing}Repository } from './types.js';
import type { Metrics } from '../metrics.js';

/** What can be done with a ${thing}. */
export class ${Thing}Service {
  readonly #repository: ${Thing}Repository;
  readonly #metrics: Metrics;
  readonly #logger: Logger;

  constructor(repository: ${Thing}Repository, metrics: Metrics, logger: Logger) {
    this.#repository = repository;
    this.#metrics = metrics;
    this.#logger = logger;
  }

${methods.join('\n')}}
`;
}

function repository(thing: string, random: Random): string {
  const Thing = capital(thing);
  const queries = random.times(3, 10, (i) => {
    const field = random.of(FIELDS);
    return `  async findBy${capital(field)}${String(i)}(${field}: string, limit = ${String(random.between(10, 500))}): Promise<${Thing}[]> {
    const { rows } = await this.#pool.query(
      \`SELECT id, ${FIELDS.slice(0, random.between(2, 9)).join(', ')} FROM ${thing}s WHERE ${field} = $1 LIMIT $2\`,
      [${field}, limit],
    );
    return rows.map((row) => ({ ...row, createdAt: new Date(row.createdAt), labels: row.labels?.split(',') ?? [] }));
  }
`;
  });
  return `import type { Pool } from 'pg';\nimport type { ${Thing} } from './types.js';\n\nexport class ${Thing}Repository {\n  readonly #pool: Pool;\n\n  constructor(pool: Pool) {\n    this.#pool = pool;\n  }\n\n${queries.join('\n')}}\n`;
}

function jobs(thing: string, random: Random, busy: number): string {
  const steps = random.times(2, 8, (i) =>
    random.chance(busy) ? guarded(thing, String(i), random) : plainStep(thing, String(i), random),
  );
  return `import { Worker } from 'bullmq';
import { logger } from '../logger.js';

export const worker = new Worker('${thing}s', async (job) => {
  const { id } = job.data;
  logger.info({ id, jobId: job.id }, 'job started');
  for (const step of STEPS) await step(id);
});

worker.on('failed', (job, err) => logger.error({ err, jobId: job?.id }, 'job failed'));

${steps.join('\n')}
const STEPS = [${steps.map((_, i) => `${thing}Step${String(i)}`).join(', ')}];
`;
}

function plainStep(thing: string, i: string, random: Random): string {
  const verb = random.of(VERBS);
  return `export async function ${thing}Step${i}(id: string) {
  const rows = await pool.query('SELECT * FROM ${thing}s WHERE id = $1 AND ${verb}_at IS NULL', [id]);
  const open = rows.filter((row) => row.${random.of(FIELDS)} !== null).map(({ id: rowId }) => rowId);
  return open.length > ${String(random.between(1, 50))} ? await ${verb}All(open) : null;
}
`;
}

function guarded(thing: string, i: string, random: Random): string {
  const verb = random.of(VERBS);
  const handling = random.of([
    `logger.error({ err, id }, '${verb} failed');\n    return null;`,
    `if (err.code === 'ENOENT') return null;\n    throw err;`,
    `throw new Error('cannot ${verb} ${thing}', { cause: err });`,
    `logger.warn(\`${verb} of \${id} failed: \${err.message}\`);\n    return undefined;`,
  ]);
  return `export async function ${thing}Step${i}(id: string) {
  const started = Date.now();
  try {
    const response = await fetch(\`\${BASE_URL}/${thing}s/\${id}/${verb}\`, { method: 'POST', headers: HEADERS });
    if (!response.ok) throw new HttpError(response.status);
    return { ...(await response.json()), took: Date.now() - started };
  } catch (err) {
    ${handling}
  }
}
`;
}

function metric(thing: string, i: number, random: Random): string {
  const name = `${thing}${String(i)}`;
  const labels = random.of(["['result']", "['operation', 'result']", "['route', 'method', 'status']"]);
  switch (random.between(0, 2)) {
    case 0:
      return `export const ${name} = new Counter({ name: 'gc_${thing}_${random.of(VERBS)}${String(i)}_total', help: 'How many were there.', labelNames: ${labels} });\nexport const count${capital(name)} = (result: string) => ${name}.inc({ result });\n`;
    case 1:
      return `export const ${name} = new Histogram({\n  name: 'gc_${thing}_${random.of(VERBS)}${String(i)}_duration_seconds',\n  help: 'How long it took.',\n  labelNames: ${labels},\n  buckets: [0.01, 0.05, 0.1, 0.3, 1, 3, 10],\n});\nexport const observe${capital(name)} = (seconds: number) => ${name}.observe({ result: 'ok' }, seconds);\n`;
    default:
      return `export const ${name} = new Gauge({ name: 'gc_${thing}_open${String(i)}', help: 'How many are open.' });\nexport const set${capital(name)} = (value: number) => ${name}.set(value);\n`;
  }
}

function types(thing: string, random: Random): string {
  const Thing = capital(thing);
  const more = random.times(2, 12, (i) => {
    const fields = random.times(
      2,
      8,
      (j) =>
        `  ${random.of(FIELDS)}${String(j)}${random.of(['', '?'])}: ${random.of(['string', 'number', 'boolean', 'Date', 'string[]'])};`,
    );
    return `export interface ${Thing}Part${String(i)} {\n${fields.join('\n')}\n}\n`;
  });
  return `export interface ${Thing} {\n  id: string;\n  parts: unknown[];\n}\n\n${more.join('\n')}`;
}

function schema(thing: string, random: Random): string {
  const objects = random.times(2, 8, (i) => {
    const fields = random.times(
      2,
      9,
      (j) =>
        `  ${random.of(FIELDS)}${String(j)}: z.${random.of(['string().min(1)', 'number().int().positive()', 'boolean().default(false)', "enum(['a', 'b', 'c'])", 'array(z.string()).max(20)'])},`,
    );
    return `export const ${thing}Schema${String(i)} = z.object({\n${fields.join('\n')}\n});\n`;
  });
  return `import { z } from 'zod';\n\n${objects.join('\n')}`;
}

function calculations(thing: string, random: Random): string {
  const functions = random.times(2, 14, (i) => {
    const field = random.of(FIELDS);
    return `export function ${thing}${capital(random.of(VERBS))}${String(i)}(items: readonly Item[], factor = ${String(random.between(2, 30))}): number {
  let total = 0;
  for (const [index, item] of items.entries()) {
    if (item.${field} === undefined || index % factor === 0) continue;
    const weight = item.weight > ${String(random.between(1, 90))} ? item.weight * factor : Math.max(item.weight, 1);
    total += items.filter((other) => other.${random.of(FIELDS)} === item.${field}).reduce((sum, { amount }) => sum + amount, 0) * weight;
  }
  return Math.round(total * 100) / 100;
}
`;
  });
  return `interface Item {\n  weight: number;\n  amount: number;\n  [key: string]: unknown;\n}\n\n${functions.join('\n')}`;
}

function translations(thing: string, random: Random): string {
  const rows = random.times(
    5,
    60,
    (i) =>
      `  '${thing}.${random.of(FIELDS)}.${String(i)}': '${capital(random.of(VERBS))} the ${random.of(FIELDS)} of this ${thing}',`,
  );
  return `export const texts: Readonly<Record<string, string>> = {\n${rows.join('\n')}\n};\n`;
}
