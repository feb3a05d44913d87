let passed = 0;
let failed = 0;

/** Runs one check; one that throws has failed, and gives nothing. */
export async function check<T>(name: string, body: () => T | Promise<T>): Promise<T | undefined> {
  try {
    const result = await body();
    passed += 1;
    console.log(`ok    ${name}`);
    return result;
  } catch (error) {
    failed += 1;
    const why = error instanceof Error ? error.message : String(error);
    console.log(`FAIL  ${name}\n${why.trimEnd().replace(/^/gm, '      ')}`);
    return undefined;
  }
}

/** Says how many checks passed and failed, also by the exit code. */
export function end(): void {
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}
