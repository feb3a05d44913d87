import { isErrorMiddleware } from './error-handlers.js';
import type { ErrorHandler } from './facts.js';

/**
 * What a message about an error starts with: "A failure of 'store.save()'".
 * @param what what failed, as a reader would name it; empty where there is no name for it
 */
export function subjectOf(handler: ErrorHandler, what: string): string {
  const { kind } = handler;
  if (isErrorMiddleware(handler)) return 'An error of a request';
  if (kind === 'event') return `An 'error' event of '${what}'`;
  if (kind === 'process') return 'An unhandled error of the whole process';
  return what === '' ? 'An error' : `A failure of '${what}()'`;
}
