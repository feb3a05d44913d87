import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { afterAll, expect, test } from 'vitest';
import observability from '../../src/index.js';
import { importedClient } from '../../src/model/imported-client.js';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'observability-clients-')));
mkdirSync(join(root, 'src'));
afterAll(() => {
  rmSync(root, { recursive: true });
});
const place = { filename: join(root, 'src/rooms.ts'), cwd: root };
const written = (text: string): void => {
  writeFileSync(join(root, 'src/db.ts'), text);
};

test.each<[string, string, string]>([
  ['pool', 'pg', `import { Pool } from 'pg';\nexport const pool = new Pool({ max: 4 });`],
  ['default', 'pg', `import pg from 'pg';\nexport default new pg.Pool();`],
  ['default', 'knex', `import Knex from 'knex';\nconst db = Knex(config);\nexport default db;`],
  [
    'redis',
    'ioredis',
    `import IORedis from 'ioredis';\n// One for all.\nconst redis: IORedis = new IORedis(URL);\nexport { redis };`,
  ],
  ['redis', 'redis', `import { createClient } from 'redis';\nexport const redis = await createClient().connect();`],
  [
    'prisma',
    '@prisma/client',
    `import { PrismaClient } from '@prisma/client';\nexport const prisma = globalForPrisma.prisma ?? new PrismaClient();`,
  ],
  ['api', 'axios', `import axios from 'axios';\nexport const api = axios.create({ baseURL });`],
  [
    'db',
    'kysely',
    `import { Kysely, PostgresDialect } from 'kysely';\nexport const db = new Kysely<Schema>({ dialect });`,
  ],
  [
    'db',
    'drizzle-orm/node-postgres',
    `import { drizzle } from 'drizzle-orm/node-postgres';\nexport const db = drizzle(URL);`,
  ],
  ['default', 'mysql2', `const mysql = require('mysql2');\nconst pool = mysql.createPool({});\nmodule.exports = pool;`],
])('%s of %s', (name, expected, text) => {
  written(text);
  expect(importedClient('./db.js', name, { ...place })).toBe(expected);
});

test.each<[string, string]>([
  ['nothing plain', `import { Pool } from 'pg';\nexport function pool() { return new Pool(); }`],
  ['of this project', `import { Pool } from './pool.js';\nexport const pool = new Pool();`],
  ['data', `import { ObjectId } from 'mongodb';\nexport const pool = new ObjectId();`],
  ['another name', `import { Pool } from 'pg';\nexport const other = new Pool();`],
  ['nothing', ''],
])('%s', (_, text) => {
  written(text);
  expect(importedClient('./db.js', 'pool', { ...place })).toBeNull();
});

test('only modules that are called like ones of clients are read', () => {
  written(`import { Pool } from 'pg';\nexport const pool = new Pool();`);
  writeFileSync(join(root, 'src/rooms-list.ts'), `import { Pool } from 'pg';\nexport const pool = new Pool();`);
  expect(importedClient('./rooms-list.js', 'pool', place)).toBeNull();
  expect(importedClient('./missing-db.js', 'pool', place)).toBeNull();
  expect(importedClient('./db.js', 'pool', { ...place, filename: '<input>' })).toBeNull();
});

test('its calls need a span', () => {
  written(`import { Pool } from 'pg';\nexport const pool = new Pool();`);
  const code = `import { pool } from './db.js';\nexport const find = async (id: string) => await pool.query('select', [id]);`;
  const config: Linter.Config = {
    files: ['**/*.ts'],
    languageOptions: { parser: tseslint.parser },
    plugins: { observability },
    rules: { 'observability/require-span-on-external-call': 'error' },
  };
  const messages = new Linter({ cwd: root }).verify(code, [config], { filename: place.filename });
  expect(messages.map(({ line, message }) => `${line} ${message.slice(0, 41)}`)).toEqual([
    `2 'pool.query()' goes out through 'pg' with`,
  ]);
});
