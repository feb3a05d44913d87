#!/usr/bin/env -S npx tsx
import { parseArgs } from 'node:util';

const USAGE = `usage: meetingctl [--gc <url>] list
       meetingctl [--gc <url>] join <meeting> <user>
       meetingctl [--gc <url>] leave <meeting> <user>`;

const { values, positionals } = parseArgs({
  options: { gc: { type: 'string', default: process.env.GC_URL ?? 'http://localhost:3000' } },
  allowPositionals: true,
});

async function request(method: string, path: string, body?: unknown): Promise<void> {
  const response = await fetch(new URL(path, values.gc), {
    method,
    headers: { 'content-type': 'application/json' },
    body: body === undefined ? null : JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.status} ${text}`);
  console.log(text || 'done');
}

const [command, meeting = '', user = ''] = positionals;
const people = `/meetings/${encodeURIComponent(meeting)}`;

try {
  if (command === 'list') await request('GET', '/meetings');
  else if (command === 'join' && user) await request('POST', `${people}/join`, { userId: user });
  else if (command === 'leave' && user) {
    await request('DELETE', `${people}/participants/${encodeURIComponent(user)}`);
  } else {
    console.error(USAGE);
    process.exitCode = 2;
  }
} catch (err) {
  console.error('meetingctl:', err instanceof Error ? err.message : err);
  process.exitCode = 1;
}
