import { copyFile } from 'node:fs/promises';
import { Counter, Gauge, Histogram } from 'prom-client';
import { logger } from '../shared/logger.js';
import { registry } from './metrics.js';

/** The formats that players ask for. */
export type Format = 'mp4' | 'webm';

const registers = [registry];

const runs: Counter<string> = new Counter({
  name: 'mh_transcoder_runs_total',
  help: 'Recordings turned into another format, by how that ended.',
  labelNames: ['format', 'result'],
  registers,
});

const runDuration = new Histogram({
  name: 'mh_transcoder_transcoding_duration_seconds',
  help: 'Time to turn a recording into another format.',
  labelNames: ['format'],
  buckets: [0.1, 0.5, 1, 5, 10],
  registers,
});

const runsInProgress = new Gauge({
  name: 'mh_transcoder_runs_in_progress',
  help: 'mh_transcoder_runs_in_progress',
  registers,
});

/** Turns recordings into files that can be played anywhere. */
export class Transcoder {
  readonly #done = new Map<string, string>();

  async run(recordingId: string, source: string, format: Format): Promise<string> {
    const end = runDuration.startTimer({ format });
    const known = this.#done.get(`${recordingId}.${format}`);
    if (known !== undefined) return known;
    runsInProgress.inc();
    try {
      const target = `${source}.${format}`;
      await copyFile(source, target);
      this.#done.set(`${recordingId}.${format}`, target);
      runs.inc({ format, outcome: 'done' });
      return target;
    } catch (err) {
      logger.error({ err, recordingId, format }, 'recording not transcoded');
      runs.inc({ format, result: 'failed' });
      throw err;
    } finally {
      end();
      runsInProgress.dec();
    }
  }
}
