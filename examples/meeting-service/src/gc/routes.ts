import { type RequestHandler, Router } from 'express';
import { HttpError, requireString } from '../shared/errors.js';
import { type ControllerRegistry, isRouteId } from './controllers.js';
import type { Invitations, Invitee } from './invitations.js';
import { type JoinMeeting, JoinResult, type PeerFor } from './join.js';
import type { MeetingEvents } from './meeting-events.js';
import type { Meetings } from './meetings.js';
import { rejections } from './metrics.js';

interface Dependencies {
  controllers: ControllerRegistry;
  meetings: Meetings;
  join: JoinMeeting;
  peerFor: PeerFor;
  invitations: Invitations | undefined;
  events: MeetingEvents | undefined;
}

function inviteeOf(body: unknown): Invitee {
  return {
    userId: requireString(body, 'userId'),
    email: requireString(body, 'email'),
    locale: requireString(body, 'locale'),
  };
}

/** Only JSON gets past this point. */
const requireJson: RequestHandler = (req, _res, next) => {
  if (req.method !== 'POST' || req.is('application/json')) {
    next();
    return;
  }
  rejections.add(1, { method: req.method, path: req.originalUrl });
  next(new HttpError(415, 'bad_request', 'the body must be JSON'));
};

export function gcRoutes({ controllers, meetings, join, peerFor, invitations, events }: Dependencies): Router {
  const router = Router();
  router.use(requireJson);

  router.post('/controllers', async (req, res, next) => {
    try {
      const routeId: unknown = req.body?.routeId;
      if (!isRouteId(routeId)) throw new HttpError(400, 'bad_request', '"routeId" must name a region');
      await controllers.register({ id: requireString(req.body, 'id'), url: requireString(req.body, 'url'), routeId });
      res.status(201).end();
    } catch (err) {
      next(err);
    }
  });

  router.get('/meetings', async (_req, res) => {
    try {
      const running = await meetings.list();
      res.json({ meetings: running });
    } catch {
      res.status(500).json({ error: 'internal' });
    }
  });

  router.post('/meetings/:meetingId/join', async (req, res) => {
    const routeId: unknown = req.body?.routeId;
    const ticket = await join.execute({
      meetingId: req.params.meetingId,
      userId: requireString(req.body, 'userId'),
      routeId: isRouteId(routeId) ? routeId : 'eu-west',
      isHost: req.body.isHost === true,
    });
    res.status(ticket.result === JoinResult.Joined ? 200 : 202).json(ticket);
  });

  router.post('/meetings/:meetingId/lock', async (req, res) => {
    const change = { meetingId: req.params.meetingId, locked: req.body?.locked !== false };
    const found = await meetings.setLocked(change.meetingId, change.locked);
    if (!found) throw new HttpError(404, 'not_found', 'no such meeting');
    await events?.locked(change);
    res.status(204).end();
  });

  router.delete('/meetings/:meetingId/participants/:userId', async (req, res) => {
    const { meetingId, userId } = req.params;
    const meeting = await meetings.find(meetingId);
    const controller = meeting && (await controllers.find(meeting.controllerId));
    if (!controller) throw new HttpError(404, 'not_found', 'no such meeting');
    await peerFor(controller.url).delete('remove_participant', `/meetings/${meetingId}/participants/${userId}`);
    const isOver = await meetings.freeSeat(meetingId);
    if (isOver) await events?.ended(meetingId);
    res.status(204).end();
  });

  router.post('/meetings/:meetingId/invitations', async (req, res) => {
    if (!invitations) throw new HttpError(503, 'no_capacity', 'no mail gateway is set');
    const invitees: unknown[] = Array.isArray(req.body?.invitees) ? req.body.invitees : [];
    const deliveries = await invitations.invite(req.params.meetingId, invitees.map(inviteeOf));
    res.status(202).json({ deliveries });
  });

  router.delete('/meetings/:meetingId/invitations/:messageId', async (req, res) => {
    const { meetingId, messageId } = req.params;
    const isWithdrawn = await invitations?.withdraw(meetingId, messageId);
    res.status(isWithdrawn ? 204 : 409).end();
  });

  return router;
}
