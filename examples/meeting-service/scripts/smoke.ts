import { startServices } from '../src/services.js';

/** Joins a meeting through HTTP, looks at what was observed, leaves again. */
async function smoke(gcUrl: string): Promise<void> {
  const join = await fetch(new URL('/meetings/standup/join', gcUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ userId: 'ada', routeId: 'eu-west', isHost: true }),
  });
  const ticket = (await join.json()) as { result?: string; media?: { port: number } };
  if (join.status !== 200 || ticket.result !== 'joined' || !ticket.media) {
    throw new Error(`the join was answered with ${join.status} ${JSON.stringify(ticket)}`);
  }
  console.log(`joined, media on port ${ticket.media.port}`);

  const metrics = await (await fetch(new URL('/metrics', gcUrl))).text();
  if (!/^gc_meeting_join_requests_total\{.*result="joined".*\} 1$/m.test(metrics)) {
    throw new Error('the join is not in the metrics');
  }
  const otel = await (await fetch(new URL('/metrics/otel', gcUrl))).text();
  if (!otel.includes('gc_assignment_decisions')) throw new Error('the decision is not in the OpenTelemetry metrics');
  console.log('the join was counted');

  const leave = await fetch(new URL('/meetings/standup/participants/ada', gcUrl), { method: 'DELETE' });
  if (leave.status !== 204) throw new Error(`the leave was answered with ${leave.status}`);
  console.log('left');
}

process.env.PORT ??= '0';
const services = await startServices();
try {
  await smoke(services.gc.url);
} catch (err) {
  console.error(err);
  process.exitCode = 1;
} finally {
  await services.stop();
}
