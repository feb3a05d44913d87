import { styleText } from 'node:util';
import { plural } from '../formats/text.js';
import type { Inventory, Metric } from './assemble.js';
import type { Place } from 'eslint-plugin-observability/inspection';

/** The ways to print an inventory. */
export const FORMATS = ['table', 'json', 'markdown'] as const;

/** A part of the inventory, as rows of cells. */
interface Section {
  title: string;
  columns: readonly string[];
  rows: string[][];
}

/**
 * An inventory as text.
 * @param format one of {@link FORMATS}
 * @param coloured whether headings are coloured; by default where a terminal shows it
 */
export function asText(
  inventory: Inventory,
  format: string,
  coloured = process.stdout.isTTY && !process.env['NO_COLOR'],
): string {
  if (format === 'json') return JSON.stringify(inventory, null, 2);
  const sections = sectionsOf(inventory);
  const heading = `${plural(inventory.metrics.length, 'metric')}, ${plural(inventory.loggers.length, 'logger')}, ${plural(inventory.spans.length, 'span')}, ${plural(inventory.sinks.length, 'error sink')} in ${plural(inventory.files, 'file')}`;
  const broken = inventory.unparsed.length > 0 ? [`Could not be parsed: ${inventory.unparsed.join(', ')}`] : [];
  if (format === 'markdown')
    return ['# Observability inventory', heading, ...sections.map(markdown), ...broken].join('\n\n');
  const bold = (text: string): string => (coloured ? styleText('bold', text, { validateStream: false }) : text);
  return [...sections.map((section) => table(section, bold)), bold(heading), ...broken].join('\n\n');
}

/** The rules that ask whether something instruments the project. */
const SILENCED = ['require-span-on-external-call', 'require-context-propagation', 'require-handler-telemetry'] as const;

function sectionsOf({ metrics, loggers, spans, sinks, instrumentation }: Inventory): Section[] {
  const sections: Section[] = [
    {
      title: 'Metrics',
      columns: [
        'Prometheus name',
        'written',
        'type',
        'unit',
        'labels',
        'buckets',
        'SLO',
        'series',
        'help',
        'library',
        'declared',
        'observed',
      ],
      rows: metrics.map((metric) => metricRow(metric)),
    },
    {
      title: 'Loggers',
      columns: ['logger', 'library', 'calls', 'levels', 'files', 'made'],
      rows: loggers.map(({ name, library, calls, levels, files, isMade, ...at }) => [
        name,
        library,
        String(calls),
        Object.entries(levels)
          .sort(([, a], [, b]) => b - a)
          .map(([level, count]) => `${level} ${String(count)}`)
          .join(', '),
        String(files),
        isMade ? place(at) : `elsewhere, first used ${place(at)}`,
      ]),
    },
    {
      title: 'Spans',
      columns: ['span', 'library', 'ends', 'started'],
      rows: spans.map(({ name, library, ends, ...at }) => [name, library, ends, place(at)]),
    },
    {
      title: 'Error sinks',
      columns: ['call', 'kind', 'library', 'calls', 'places'],
      rows: sinks.map(({ call, kind, library, places }) => [call, kind, library, String(places.length), some(places)]),
    },
    {
      title: 'Instrumentation',
      columns: ['by', 'found in', ...SILENCED.map((rule) => `silences ${rule}`)],
      rows: instrumentation.map(({ what, where, silences }) => [
        what,
        where,
        ...SILENCED.map((rule) => silences[rule] ?? ''),
      ]),
    },
  ];
  return sections.filter(({ rows }) => rows.length > 0);
}

function metricRow(metric: Metric): string[] {
  const { name, written, type, unit, labels, buckets, slos, series, help, library, observed, ...at } = metric;
  const places = observed.length > 0 ? some(observed) : 'not seen';
  return [
    name,
    written === name ? '' : written,
    type,
    unit,
    labels.join(', '),
    buckets,
    slos.join(', '),
    series === null ? '' : String(series),
    help,
    library,
    place(at),
    places,
  ];
}

function place({ file, line }: Place): string {
  return `${file}:${String(line)}`;
}

function some(places: readonly Place[]): string {
  const [first] = places;
  if (!first) return '';
  return places.length === 1 ? place(first) : `${place(first)} and ${String(places.length - 1)} more`;
}

/** Columns as wide as what they hold, but no wider than this. */
const WIDEST = 48;

function table({ title, columns, rows }: Section, bold: (text: string) => string): string {
  const used = columns.map((_, i) => rows.some((row) => row[i] !== ''));
  const shown = [columns, ...rows].map((row) => row.filter((_, i) => used[i]).map(shorten));
  const widths = shown[0]!.map((_, i) => Math.max(...shown.map((row) => row[i]!.length)));
  const lines = shown.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i]!))
      .join('  ')
      .trimEnd(),
  );
  return [bold(title), ...lines.map((line) => `  ${line}`)].join('\n');
}

/** The end is what tells file names apart. */
function shorten(cell: string): string {
  if (cell.length <= WIDEST) return cell;
  return cell.includes('/') && !cell.includes(' ') ? `…${cell.slice(1 - WIDEST)}` : `${cell.slice(0, WIDEST - 1)}…`;
}

function markdown({ title, columns, rows }: Section): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [`## ${title}`, '', line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
}
