import { lookup } from 'node:dns';
import { rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { Router } from 'express';
import { Counter, Gauge } from 'prom-client';
import { createApp, listen, type RunningServer } from '../shared/http-server.js';
import { requireString } from '../shared/errors.js';
import { connectTo } from '../shared/queue.js';
import { InMemoryRepository } from '../shared/repository.js';
import { logger } from '../shared/logger.js';
import type { Config } from '../shared/config.js';
import { adminRoutes } from './admin.js';
import { type Allocation, Allocator } from './allocator.js';
import { Finaliser } from './finaliser.js';
import { Locks } from './locks.js';
import { http, registry } from './metrics.js';
import { PortPool } from './ports.js';
import { Recordings, meetingOf } from './recordings.js';
import { Transcoder } from './transcoder.js';

const requestTime = new Gauge({
  name: 'mh_transcoder_request_seconds',
  help: 'How long a request to transcode takes.',
  registers: [registry],
});

/** The address that participants send their media to. */
function mediaAddress(): Promise<string> {
  return new Promise((resolve) => {
    lookup(hostname(), (err, address) => {
      if (err) {
        logger.warn({ err }, 'own host name is not known, media stays on this machine');
        resolve('127.0.0.1');
        return;
      }
      resolve(address);
    });
  });
}

function mhRoutes(
  allocator: Allocator,
  recordings: Recordings,
  address: string,
  isLocked: (meetingId: string) => boolean,
): Router {
  const router = Router();
  const transcoder = new Transcoder();

  router.post('/allocations', async (req, res) => {
    const allocation = await allocator.allocate({
      meetingId: requireString(req.body, 'meetingId'),
      userId: requireString(req.body, 'userId'),
      offer: requireString(req.body, 'offer'),
    });
    res.status(201).json({ allocationId: allocation.id, address, port: allocation.port, codec: allocation.codec });
  });

  router.delete('/allocations/:allocationId', async (req, res) => {
    await allocator.release(req.params.allocationId);
    res.status(204).end();
  });

  router.get('/recordings', (_req, res) => {
    recordings.refresh();
    res.json({ recordings: recordings.ids.filter((id) => !isLocked(meetingOf(id))) });
  });

  router.get('/recordings/:recordingId', async (req, res) => {
    const recording = await recordings.read(req.params.recordingId);
    res.json({ ...recording, bytes: await recordings.size(recording.id) });
  });

  router.post('/recordings/:recordingId/transcodings', async (req, res) => {
    const { recordingId } = req.params;
    const startedAt = performance.now();
    const requests = new Counter({
      name: 'mh_transcoder_requests_total',
      help: 'Requests to turn a recording into another format.',
      registers: [registry],
    });
    requests.inc();
    const file = await transcoder.run(recordingId, recordings.path(recordingId), 'mp4');
    const name = `mh_recording_${req.params.recordingId}_size_bytes`;
    const size = new Gauge({ name, help: 'Size of a recording on disk.', registers: [registry] });
    size.set(await recordings.size(recordingId));
    requestTime.set((performance.now() - startedAt) / 1000);
    res.status(201).json({ file });
  });

  return router;
}

/** What listens to the queue, where there is one. */
async function consumersOf({ kafkaBrokers, dataDir }: Config, recordings: Recordings) {
  if (kafkaBrokers.length === 0) return undefined;
  const kafka = connectTo(kafkaBrokers, 'mh');
  const finaliser = new Finaliser(kafka, recordings);
  const locks = new Locks(kafka, dataDir);
  await finaliser.start();
  await locks.start();
  return { finaliser, locks };
}

/** A media handler: owns the ports and the recordings. */
export async function startMh(config: Config): Promise<RunningServer> {
  const lockFile = join(config.dataDir, 'media.lock');
  try {
    await rm(lockFile, { force: true });
  } catch {
    // A lock that outlives its handler is taken over after a minute, so the start need not wait for this.
  }

  const ports = new PortPool(config.mediaPorts.first, config.mediaPorts.count);
  const allocator = new Allocator(ports, new InMemoryRepository<Allocation>(), config.dataDir);
  const recordings = new Recordings(config.dataDir);
  recordings.refresh();

  const consumers = await consumersOf(config, recordings);
  const isLocked = (meetingId: string) => consumers?.locks.isLocked(meetingId) ?? false;
  const routes = mhRoutes(allocator, recordings, await mediaAddress(), isLocked);
  routes.use(adminRoutes(ports));
  const server = await listen(createApp('mh', registry, http, routes), 'mh', config.ports.mh);
  return {
    url: server.url,
    async close() {
      await server.close();
      await consumers?.finaliser.stop();
      await consumers?.locks.stop();
    },
  };
}
