import { setTimeout as delay } from 'node:timers/promises';
import { SpanKind, context, propagation } from '@opentelemetry/api';
import { currentRequestId } from './context.js';
import { HttpError, toError } from './errors.js';
import { logger } from './logger.js';
import type { PeerMetrics } from './metrics.js';
import { withSpan } from './telemetry.js';

export interface PeerOptions {
  baseUrl: string;
  metrics: PeerMetrics;
  attempts?: number;
  timeoutMs?: number;
}

type Method = 'GET' | 'POST' | 'DELETE';

/** Calls another service: a span and a timing for each call, retries for what may pass. */
export class PeerClient {
  readonly #baseUrl: string;
  readonly #metrics: PeerMetrics;
  readonly #attempts: number;
  readonly #timeoutMs: number;

  constructor({ baseUrl, metrics, attempts = 3, timeoutMs = 2000 }: PeerOptions) {
    this.#baseUrl = baseUrl;
    this.#metrics = metrics;
    this.#attempts = attempts;
    this.#timeoutMs = timeoutMs;
  }

  get<T>(operation: string, path: string): Promise<T> {
    return this.#call<T>(operation, 'GET', path);
  }

  post<T>(operation: string, path: string, body: unknown): Promise<T> {
    return this.#call<T>(operation, 'POST', path, body);
  }

  delete<T>(operation: string, path: string): Promise<T> {
    return this.#call<T>(operation, 'DELETE', path);
  }

  #call<T>(operation: string, method: Method, path: string, body?: unknown): Promise<T> {
    const attributes = { 'http.request.method': method, 'peer.operation': operation };
    return withSpan('peer.request', { kind: SpanKind.CLIENT, attributes }, async (span) => {
      const end = this.#metrics.duration.startTimer({ operation });
      let result: 'ok' | 'failed' = 'failed';
      try {
        const response = await this.#fetchWithRetries(operation, method, path, body);
        span.setAttribute('http.status_code', response.status);
        if (!response.ok) throw await refusal(response);
        result = 'ok';
        return (response.status === 204 ? undefined : await response.json()) as T;
      } finally {
        end({ result });
      }
    });
  }

  async #fetchWithRetries(operation: string, method: Method, path: string, body: unknown): Promise<Response> {
    const headers: Record<string, string> = { 'content-type': 'application/json' };
    const requestId = currentRequestId();
    if (requestId) headers['x-request-id'] = requestId;
    propagation.inject(context.active(), headers);

    let lastError: Error | undefined;
    for (let attempt = 1; attempt <= this.#attempts; attempt += 1) {
      try {
        return await fetch(new URL(path, this.#baseUrl), {
          method,
          headers,
          body: body === undefined ? null : JSON.stringify(body),
          signal: AbortSignal.timeout(this.#timeoutMs),
        });
      } catch (err) {
        lastError = toError(err);
        this.#metrics.failures.inc({ operation });
        logger.warn({ err: lastError, operation, attempt }, 'peer did not answer');
      }
      await delay(50 * 2 ** attempt);
    }
    throw new HttpError(502, 'peer_failed', `${operation} failed ${this.#attempts} times`, { cause: lastError });
  }
}

async function refusal(response: Response): Promise<HttpError> {
  const text = await response.text();
  const status = response.status >= 500 ? 502 : response.status;
  return new HttpError(status, status === 404 ? 'not_found' : 'peer_failed', messageIn(text));
}

function messageIn(text: string): string {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null && 'message' in body ? String(body.message) : text;
  } catch {
    return text;
  }
}
