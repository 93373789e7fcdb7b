/** Finding and joining the host that runs on a profile: LevelDB has one owner, so everybody else goes through it. */
import { request } from 'node:http';
import { WebSocket } from 'ws';
import type { FramePort } from '../../shared/contract';
import { readRunningHost, type RunningHost } from './host-files';
import { BRIDGE_PATH, MAILROOM_MESSAGE_BYTES, framePortOf } from './ws-frames';

const ANSWER_WITHIN_MS = 5000;

/** A running host's ticket for one more window, or undefined when nothing (or something else) answers there. */
export function askForTicket(host: RunningHost): Promise<string | undefined> {
  return new Promise((resolve) => {
    const asked = request({ host: '127.0.0.1', port: host.port, path: '/ticket', method: 'POST', headers: { Authorization: `Bearer ${host.token}` }, timeout: ANSWER_WITHIN_MS }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (piece: string) => { text += piece; if (text.length > 1000) response.destroy(); });
      response.on('close', () => {
        try {
          const value: unknown = JSON.parse(text);
          resolve(response.statusCode === 200 && typeof value === 'object' && value !== null && 'ticket' in value && typeof value.ticket === 'string' ? value.ticket : undefined);
        } catch { resolve(undefined); }
      });
    });
    asked.on('timeout', () => { asked.destroy(); });
    asked.on('error', () => { resolve(undefined); });
    asked.end();
  });
}

/** The host that runs on this profile, if one answers. A file left by a host that was killed doesn't count. */
export async function findRunningHost(profile: string): Promise<{ host: RunningHost; ticket: string } | undefined> {
  const host = await readRunningHost(profile);
  if (!host) return undefined;
  const ticket = await askForTicket(host);
  return ticket === undefined ? undefined : { host, ticket };
}

/** A trusted line to the mailroom of a running host. Rejects when the host can't give one. */
export function connectTo(host: RunningHost): Promise<FramePort> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${host.port}${BRIDGE_PATH}`, {
      headers: { Authorization: `Bearer ${host.token}` }, perMessageDeflate: false, maxPayload: MAILROOM_MESSAGE_BYTES, handshakeTimeout: ANSWER_WITHIN_MS,
    });
    socket.once('error', reject);
    socket.once('open', () => { socket.off('error', reject); resolve(framePortOf(socket)); });
  });
}

/** A trusted line to whatever runs on this profile, or undefined when nothing does. Rejects when something does but can't give one. */
export async function joinHost(profile: string): Promise<FramePort | undefined> {
  const host = await readRunningHost(profile);
  // A host that was killed left its file; its port may be somebody else's by now.
  if (!host || !isAlive(host.pid)) return undefined;
  try {
    return await connectTo(host);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED') return undefined;
    throw error;
  }
}

function isAlive(pid: number): boolean {
  try { process.kill(pid, 0); return true; } catch (error) { return error instanceof Error && 'code' in error && error.code === 'EPERM'; }
}
