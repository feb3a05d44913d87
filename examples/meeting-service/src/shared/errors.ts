import { SpanStatusCode, trace } from '@opentelemetry/api';
import { logger } from './logger.js';

export type ErrorCode = 'bad_request' | 'not_found' | 'meeting_full' | 'no_capacity' | 'peer_failed' | 'internal';

/** An error that may be shown to the caller as it is. */
export class HttpError extends Error {
  override name = 'HttpError';

  constructor(
    readonly status: number,
    readonly code: ErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

export function toError(value: unknown): Error {
  return value instanceof Error ? value : new Error(`a value that is no error was thrown: ${String(value)}`);
}

/** True for the errors of the operating system with this code, such as ENOENT. */
export function hasCode(err: unknown, code: string): boolean {
  return err instanceof Error && (err as NodeJS.ErrnoException).code === code;
}

/** The end of the road for errors of work that nobody waits for. */
export function handleError(err: unknown, fields: { operation: string; meetingId?: string }): void {
  const error = toError(err);
  trace.getActiveSpan()?.setStatus({ code: SpanStatusCode.ERROR, message: error.message });
  logger.error({ err: error, ...fields }, 'background operation failed');
}

/** The string under `key` of a request body, or a 400 that says what is missing. */
export function requireString(body: unknown, key: string): string {
  const value: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, key) : undefined;
  if (typeof value !== 'string' || value === '') throw new HttpError(400, 'bad_request', `"${key}" must be a text`);
  return value;
}
