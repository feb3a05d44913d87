import { Router } from 'express';
import { createApp, listen, type RunningServer } from '../shared/http-server.js';
import { HttpError, requireString } from '../shared/errors.js';
import { PeerClient } from '../shared/http-client.js';
import { InMemoryRepository } from '../shared/repository.js';
import type { Config } from '../shared/config.js';
import { MediaClient } from './media-client.js';
import { http, peer, registry } from './metrics.js';
import { announce, operatorConsole } from './operator-console.js';
import { type Role, Roster, type RosterState } from './roster.js';
import { SignallingHub } from './signalling.js';

function roleIn(body: unknown): Role {
  const role = requireString(body, 'role');
  if (role === 'host' || role === 'guest') return role;
  console.error('unknown role', role);
  throw new HttpError(400, 'bad_request', '"role" must be host or guest');
}

function mcRoutes(roster: Roster, hub: SignallingHub): Router {
  const router = Router();

  router.post('/meetings/:meetingId/participants', async (req, res) => {
    const userId = requireString(req.body, 'userId');
    const allocation = await roster.join(req.params.meetingId, userId, roleIn(req.body));
    res.status(201).json(allocation);
  });

  router.delete('/meetings/:meetingId/participants/:userId', (req, res, next) => {
    roster
      .leave(req.params.meetingId, req.params.userId)
      .then(() => res.status(204).end())
      .catch(next);
  });

  router.get('/meetings/:meetingId/events', (req, res) => {
    hub.subscribe(req.params.meetingId, res);
  });

  router.get('/operator/lines', (_req, res) => {
    res.json({ lines: operatorConsole.lines });
  });

  return router;
}

/** A meeting controller: keeps the roster of its meetings and tells everybody what happens. */
export async function startMc(config: Config, mediaHandlerUrl: string): Promise<RunningServer> {
  const hub = new SignallingHub(config.dataDir);
  const media = new MediaClient(new PeerClient({ baseUrl: mediaHandlerUrl, metrics: peer }));
  const roster = new Roster({
    rosters: new InMemoryRepository<RosterState>(),
    media,
    hub,
    lobbyUrl: config.lobbyUrl,
  });

  const server = await listen(createApp('mc', registry, http, mcRoutes(roster, hub)), 'mc', config.ports.mc);
  announce('meeting controller is up');
  return {
    url: server.url,
    async close() {
      await roster.closeAll();
      await hub.close();
      await server.close();
    },
  };
}
