import { lint, shown } from '../review/lint.js';
import { assemble, type Inventory } from './assemble.js';
import { collector, type FileFacts } from './facts.js';
import { Progress } from '../progress.js';

/**
 * Lists what files and folders have of observability: metrics, loggers, spans, error sinks; tests are left out.
 * @param targets absolute paths
 * @param settings a file with the value of `settings.observability`
 * @param from the folder that the paths in the result are relative to
 * @throws ReviewError where a path or a setting is wrong
 */
export async function inventory(
  targets: readonly string[],
  settings: string | undefined,
  from: string,
): Promise<Inventory> {
  const facts = new Map<string, FileFacts>();
  const progress = new Progress('files read');
  const rule = collector(
    (path) => shown(path, from),
    (found) => {
      facts.set(found.file, found);
      progress.step();
    },
  );
  const run = {
    plugins: { inventory: { rules: { collect: rule } } },
    rules: { 'inventory/collect': 'error' as const },
  };
  const results = await lint(targets, run, settings, from);
  progress.end();
  const unparsed = results.filter(({ fatalErrorCount }) => fatalErrorCount > 0);
  const sorted = [...facts.values()].sort((a, b) => (a.file < b.file ? -1 : 1));
  return assemble(sorted, unparsed.map(({ filePath }) => shown(filePath, from)).sort());
}
