import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type ServiceName = 'gc' | 'mc' | 'mh';

export interface Config {
  /** Where each service listens; 0 lets the operating system choose. */
  ports: Record<ServiceName, number>;
  /** Told about every join, when set: the lobby screen of the office. */
  lobbyUrl: URL | undefined;
  /** Audit trail of the signalling, allocation snapshots and recordings. */
  dataDir: string;
  /** The media ports a handler may give out. */
  mediaPorts: { first: number; count: number };
  heartbeatSeconds: number;
  /** The brokers of the queue; nothing is sent where there is none. */
  kafkaBrokers: string[];
  /** What sends invitations, when set. */
  mail: { url: URL; apiToken: string } | undefined;
}

function wholeNumber(name: string, value: string | undefined, fallback: number): number {
  if (value === undefined || value === '') return fallback;
  const parsed = Number(value);
  if (!Number.isInteger(parsed) || parsed < 0) throw new RangeError(`${name} must be a whole number, not "${value}"`);
  return parsed;
}

/** An address from the environment, or undefined where there is none that can be used. */
export function optionalUrl(value: string | undefined): URL | undefined {
  if (!value) return undefined;
  try {
    return new URL(value);
  } catch {
    return undefined;
  }
}

export function loadConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const port = wholeNumber('PORT', env.PORT, 3000);
  const next = (offset: number) => (port === 0 ? 0 : port + offset);
  const mailUrl = optionalUrl(env.MAIL_URL);
  return {
    ports: {
      gc: port,
      mc: wholeNumber('MC_PORT', env.MC_PORT, next(1)),
      mh: wholeNumber('MH_PORT', env.MH_PORT, next(2)),
    },
    lobbyUrl: optionalUrl(env.LOBBY_URL),
    dataDir: env.DATA_DIR ?? join(tmpdir(), 'meeting-service'),
    mediaPorts: {
      first: wholeNumber('MEDIA_FIRST_PORT', env.MEDIA_FIRST_PORT, 40_000),
      count: wholeNumber('MEDIA_PORT_COUNT', env.MEDIA_PORT_COUNT, 200),
    },
    heartbeatSeconds: wholeNumber('HEARTBEAT_SECONDS', env.HEARTBEAT_SECONDS, 10),
    kafkaBrokers: (env.KAFKA_BROKERS ?? '').split(',').filter(Boolean),
    mail: mailUrl && { url: mailUrl, apiToken: env.MAIL_API_TOKEN ?? '' },
  };
}
