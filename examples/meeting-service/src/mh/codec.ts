import type { Result } from '../shared/result.js';
import { negotiationDuration } from './metrics.js';

export type Codec = 'opus' | 'vp9' | 'h264';

const PREFERRED: readonly Codec[] = ['opus', 'vp9', 'h264'];

/** The codecs in an offer; an offer that cannot be read offers nothing. */
function offeredCodecs(offer: string): unknown[] {
  try {
    const parsed: unknown = JSON.parse(offer);
    const codecs: unknown = typeof parsed === 'object' && parsed !== null ? Reflect.get(parsed, 'codecs') : [];
    return Array.isArray(codecs) ? codecs : [];
  } catch {
    return [];
  }
}

/** The best codec that both sides know. */
export function negotiate(offer: string): Result<Codec> {
  const startedAt = performance.now();
  const offered = offeredCodecs(offer);
  const codec = PREFERRED.find((candidate) => offered.includes(candidate));
  negotiationDuration.record((performance.now() - startedAt) / 1000, { result: codec ? 'agreed' : 'refused' });
  if (!codec) {
    console['error']('no codec in common', offered);
    return { ok: false, error: new Error('no codec in common') };
  }
  return { ok: true, value: codec };
}
