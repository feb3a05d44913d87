/** Code without the indentation of the test it is written in: its first line is line 1, column 1. */
export function code(strings: TemplateStringsArray): string {
  const lines = strings.join('').replace(/^\n/, '').trimEnd().split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/));
  const common = Math.min(...indents);
  return lines.map((line) => line.slice(common)).join('\n');
}

/** Code that imports prom-client in line 1. */
export function promClient(strings: TemplateStringsArray): string {
  return `import { Counter, Gauge, Histogram, Summary, register } from 'prom-client';\n${code(strings)}`;
}

/** Code that has a meter of OpenTelemetry; its own first line is line 4. */
export function otel(strings: TemplateStringsArray): string {
  return `import { metrics } from '@opentelemetry/api';\n\nconst meter = metrics.getMeter('meeting');\n${code(strings)}`;
}
