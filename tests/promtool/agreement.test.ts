import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { Counter, Gauge, Histogram, Registry, Summary } from 'prom-client';
import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import observability from '../../src/index.js';

const TYPES = { Counter, Gauge, Histogram, Summary };

/** A metric, what promtool says of it, and which of our messages say the same. */
interface Case {
  type: keyof typeof TYPES;
  name: string;
  help?: string;
  labels?: string[];
  /** Parts of promtool's lines. */
  promtool: string[];
  /** The ids of our messages. */
  ours: string[];
  /** Why they differ on purpose. */
  because?: string;
}

const CASES: Case[] = [
  { type: 'Counter', name: 'gc_meeting_joins_total', promtool: [], ours: [] },
  { type: 'Histogram', name: 'gc_meeting_join_duration_seconds', promtool: [], ours: [] },
  { type: 'Gauge', name: 'gc_meeting_participants', promtool: [], ours: [] },
  { type: 'Summary', name: 'gc_meeting_payload_bytes', promtool: [], ours: [] },
  { type: 'Counter', name: 'gc_meeting_joins', promtool: ['"_total" suffix'], ours: ['counterTotal'] },
  { type: 'Gauge', name: 'gc_meeting_ports_total', promtool: ['"_total" suffix'], ours: ['notCounter'] },
  { type: 'Gauge', name: 'gc_meeting_ports_count', promtool: ['"_count" suffix'], ours: ['reserved'] },
  { type: 'Gauge', name: 'gc_meeting_ports_sum', promtool: ['"_sum" suffix'], ours: ['reserved'] },
  { type: 'Gauge', name: 'gc_meeting_token_bucket', promtool: ['"_bucket" suffix'], ours: ['reserved'] },
  { type: 'Counter', name: 'gc_meetingJoins_total', promtool: ['snake_case'], ours: ['snakeCase'] },
  { type: 'Counter', name: 'gc:meeting_joins_total', promtool: ["':'"], ours: ['colon'] },
  { type: 'Gauge', name: 'gc_meeting_open_gauge', promtool: ["type 'gauge'"], ours: ['typeInName'] },
  { type: 'Histogram', name: 'gc_join_duration_milliseconds', promtool: ['"seconds"'], ours: ['baseUnit'] },
  { type: 'Histogram', name: 'gc_join_duration_ms', promtool: ['abbreviated units'], ours: ['baseUnit'] },
  { type: 'Histogram', name: 'gc_join_payload_kilobytes', promtool: ['"bytes"'], ours: ['baseUnit'] },
  { type: 'Gauge', name: 'gc_room_uptime_hours', promtool: ['"seconds"'], ours: ['baseUnit'] },
  { type: 'Counter', name: 'gc_meeting_leaves_total', help: ' ', promtool: ['no help text'], ours: ['blank'] },
  {
    type: 'Histogram',
    name: 'gc_join_duration',
    promtool: [],
    ours: ['unit'],
    because: 'the house convention asks for a unit where something is measured',
  },
  {
    type: 'Gauge',
    name: 'gc_open_requests_per_second',
    promtool: [],
    ours: [],
  },
];

/** What promtool prints for what prom-client exports, by metric. */
async function linesOf({
  type,
  name,
  help = 'What the service did for its users.',
  labels = [],
}: Case): Promise<string[]> {
  const register = new Registry();
  const options = { name, help, labelNames: labels, registers: [register] };
  const metric = new TYPES[type](options);
  const values = Object.fromEntries(labels.map((label) => [label, 'x']));
  if (metric instanceof Counter || metric instanceof Gauge) metric.inc(values, 1);
  else metric.observe(values, 1);
  const { stdout, stderr, error } = spawnSync('promtool', ['check', 'metrics'], {
    input: await register.metrics(),
    encoding: 'utf8',
  });
  if (error) throw error;
  return `${stdout}${stderr}`.split('\n').filter((line) => line.startsWith(name));
}

function messageIds({ type, name, help = 'What the service did for its users.', labels = [] }: Case): string[] {
  const code = `import { ${type} } from 'prom-client';\nnew ${type}(${JSON.stringify({ name, help, labelNames: labels })});`;
  const config: Linter.Config = {
    languageOptions: { parser: tseslint.parser },
    plugins: { observability },
    rules: { 'observability/metric-naming': 'error', 'observability/require-metric-help': 'error' },
  };
  return new Linter().verify(code, [config]).map(({ messageId }) => messageId ?? '');
}

test.each(CASES)('$type $name', async (one) => {
  const lines = await linesOf(one);
  expect(lines).toHaveLength(one.promtool.length);
  for (const part of one.promtool) expect(lines.join('\n')).toContain(part);
  // The number of parts is the house convention's, of which promtool knows nothing.
  expect(messageIds(one).filter((id) => id !== 'parts')).toEqual(one.ours);
  expect(one.ours.length === one.promtool.length || one.because !== undefined).toBe(true);
});
