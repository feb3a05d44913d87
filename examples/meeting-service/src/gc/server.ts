import { createApp, listen, type RunningServer } from '../shared/http-server.js';
import { PeerClient } from '../shared/http-client.js';
import { connectTo } from '../shared/queue.js';
import { InMemoryRepository } from '../shared/repository.js';
import type { Config } from '../shared/config.js';
import { type Controller, ControllerRegistry } from './controllers.js';
import { HeartbeatJob } from './heartbeat.js';
import { Invitations } from './invitations.js';
import { JoinMeeting } from './join.js';
import { MeetingEvents } from './meeting-events.js';
import { type Meeting, Meetings } from './meetings.js';
import { http, peer, registry } from './metrics.js';
import { gcRoutes } from './routes.js';

/** The global controller: the front door of every meeting. */
export async function startGc(config: Config): Promise<RunningServer> {
  const clients = new Map<string, PeerClient>();
  const peerFor = (baseUrl: string) => {
    const client = clients.get(baseUrl) ?? new PeerClient({ baseUrl, metrics: peer });
    clients.set(baseUrl, client);
    return client;
  };

  const controllers = new ControllerRegistry(new InMemoryRepository<Controller>());
  const meetings = new Meetings(new InMemoryRepository<Meeting>(), controllers);
  const join = new JoinMeeting(meetings, peerFor);
  const heartbeat = new HeartbeatJob(controllers, peerFor);
  heartbeat.start(config.heartbeatSeconds);

  const { mail } = config;
  const invitations = mail && new Invitations(peerFor(mail.url.href), mail.apiToken);

  const { kafkaBrokers } = config;
  const events = kafkaBrokers.length > 0 ? new MeetingEvents(connectTo(kafkaBrokers, 'gc')) : undefined;
  await events?.start();

  const routes = gcRoutes({ controllers, meetings, join, peerFor, invitations, events });
  const app = createApp('gc', registry, http, routes);
  const server = await listen(app, 'gc', config.ports.gc);
  return {
    url: server.url,
    async close() {
      heartbeat.stop();
      await server.close();
      await events?.stop();
    },
  };
}
