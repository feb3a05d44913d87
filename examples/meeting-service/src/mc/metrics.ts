import { metrics } from '@opentelemetry/api';
import { Counter, Gauge, Histogram } from 'prom-client';
import { type HttpMetrics, LATENCY_BUCKETS_SECONDS, type PeerMetrics, createRegistry } from '../shared/metrics.js';

export const registry = createRegistry('mc');
const registers = [registry];
const HTTP_PREFIX = 'mc_http_server';
const PEER_PREFIX = 'mc_peer_request';

export const participantsJoined = new Counter({
  name: 'mc_roster_participants_joined',
  help: 'Participants who entered a meeting.',
  labelNames: ['role'],
  registers,
});

export const participantsLeft = new Counter({
  name: 'mc_roster_departures_total',
  help: 'Participants who left a meeting.',
  labelNames: ['userId', 'result'],
  registers,
});

export const activeParticipants = new Gauge({
  name: 'meeting_active_participants',
  help: 'Participants who are in a meeting now.',
  registers,
});

export const queuedFrames = new Counter({
  name: 'mc_signalling_queued_frames_total',
  help: 'Frames put into a queue of the signalling.',
  labelNames: ['queueName'],
  registers,
});

export const signallingErrors = new Counter({
  name: 'mc_signalling_errors_total',
  help: 'Failures of the signalling.',
  labelNames: ['operation'],
  registers,
});

export const sessionDuration = new Histogram({
  name: 'mc_signalling_session_duration_seconds',
  help: 'How long a participant stays connected to the signalling.',
  registers,
});

export const mediaReleases = new Counter({
  name: 'mc_media_releases_total',
  help: 'Media given back to its handler.',
  labelNames: ['result'],
  registers,
});

export const http: HttpMetrics = {
  duration: new Histogram({
    name: `${HTTP_PREFIX}_request_duration_seconds`,
    help: 'Time to serve a request.',
    labelNames: ['method', 'route', 'status_code'],
    buckets: LATENCY_BUCKETS_SECONDS,
    registers,
  }),
  errors: new Counter({
    name: `${HTTP_PREFIX}_errors_total`,
    help: 'Requests that ended in an error.',
    labelNames: ['route', 'code'],
    registers,
  }),
};

export const peer: PeerMetrics = {
  duration: new Histogram({
    name: `${PEER_PREFIX}_duration_seconds`,
    help: 'Time of a call to a media handler, retries included.',
    labelNames: ['operation', 'result'],
    buckets: LATENCY_BUCKETS_SECONDS,
    registers,
  }),
  failures: new Counter({
    name: `${PEER_PREFIX}_failures_total`,
    help: 'Attempts to call a media handler that got no answer.',
    labelNames: ['operation'],
    registers,
  }),
};

const meter = metrics.getMeter('mc');

export const frames = meter.createCounter('mc.signalling.frames_total', {
  description: 'Frames sent to the participants.',
  unit: '{frame}',
});

export const mediaFailures = meter.createCounter('mc.media.failures', {
  description: 'Requests for media that failed.',
  unit: '{failure}',
});
