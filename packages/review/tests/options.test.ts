import { describe, expect, test } from 'vitest';
import { readOptions } from '../src/options.js';

const read = (...args: string[]) => readOptions(args, '/srv');

test('without arguments: the current folder, with what the configuration or the preset has, to the terminal', () => {
  expect(read()).toEqual({
    command: 'review',
    targets: ['/srv'],
    selection: { preset: null, rules: [] },
    outputs: [{ format: 'text', file: null }],
    failOn: 'HIGH',
    minScore: null,
    maxNew: 0,
    changed: null,
    baseline: null,
    updateBaseline: false,
    compare: null,
    color: null,
  });
});

test('all of them', () => {
  expect(
    read(
      'src',
      '--preset=strict',
      '--rule',
      'observability/no-console',
      '--rule',
      'metric-naming',
      '--settings',
      's.json',
      '--fail-on',
      'Medium',
      '--min-score',
      '72.5',
      '--max-new',
      '3',
      '--changed=main',
      '--baseline',
      'b.json',
      '--update-baseline',
      '--no-color',
      'lib',
    ),
  ).toMatchObject({
    targets: ['/srv/src', '/srv/lib'],
    selection: { preset: 'strict', rules: ['no-console', 'metric-naming'], settings: '/srv/s.json' },
    failOn: 'MEDIUM',
    minScore: 72.5,
    maxNew: 3,
    changed: 'main',
    baseline: '/srv/b.json',
    updateBaseline: true,
    color: false,
  });
});

test('--changed takes no path for a revision', () => {
  expect(read('--changed', 'src')).toMatchObject({ changed: '', targets: ['/srv/src'] });
});

test('several formats, each to the file behind it', () => {
  expect(
    read('--format', 'sarif', '--output', 'r.sarif', '--format', 'text', '--format', 'json', '--output', '/tmp/r.json')
      .outputs,
  ).toEqual([
    { format: 'sarif', file: '/srv/r.sarif' },
    { format: 'text', file: null },
    { format: 'json', file: '/tmp/r.json' },
  ]);
});

test('an inventory', () => {
  expect(read('inventory', 'src', '--format', 'json', '--output', 'i.json')).toMatchObject({
    command: 'inventory',
    targets: ['/srv/src'],
    outputs: [{ format: 'json', file: '/srv/i.json' }],
  });
  expect(read('inventory').outputs).toEqual([{ format: 'table', file: null }]);
});

test('help and version', () => {
  expect(read('-h').command).toBe('help');
  expect(read('--version').command).toBe('version');
});

describe('refused', () => {
  test.each([
    [['--fix'], "Unknown option '--fix'. See --help."],
    [['--rule'], "Option '--rule <value>' argument missing. See --help."],
    [['--fail-on', 'fatal'], '--fail-on must be one of blocker, high, medium, low, none, but is fatal.'],
    [['--min-score', '101'], '--min-score must be a number from 0 to 100, but is 101.'],
    [['--min-score', 'good'], '--min-score must be a number from 0 to 100, but is good.'],
    [['--max-new', '1.5'], '--max-new must be a whole number, but is 1.5.'],
    [['--max-new', ' '], '--max-new must be a whole number, but is  .'],
    [['--update-baseline'], '--update-baseline needs --baseline <file>.'],
    [['--output', 'a.json'], '--output needs a --format before it.'],
    [['--format', 'json', '--output', 'a', '--output', 'b'], '--output needs a --format before it.'],
    [
      ['--format', 'json', '--format', 'text'],
      'Only one --format goes to the terminal: give the others an --output <file>.',
    ],
    [['inventory', '--format', 'sarif'], '--format must be one of table, json, markdown, but is sarif.'],
    [['inventory', '--preset', 'strict'], '--preset is for a review; an inventory has no rules.'],
    [['inventory', '--changed'], '--changed is for a review; an inventory has no rules.'],
  ])('%s', (args, message) => {
    expect(() => read(...args)).toThrow(message);
  });

  test('an unknown format, with all there are', () => {
    expect(() => read('--format', 'xml')).toThrow(/^--format must be one of text, .*sarif.*, but is xml\.$/);
  });
});
