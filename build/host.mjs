// Starting the parts that a client without Electron is made of: hub, host, window.
import { fork, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromiumArgs } from './chromium.mjs';

const START_WITHIN_MS = 60_000;

/** Forks a script that says what happens as JSON lines on stdout, and gives its first line. The child ends when we do. */
async function forkTelling(script, args, { onLine = () => {} } = {}) {
  const child = fork(script, args, { stdio: ['ignore', 'pipe', 'inherit', 'ipc'], execArgv: [] });
  const lines = createInterface({ input: child.stdout });
  const first = await new Promise((resolve, reject) => {
    const late = setTimeout(() => { child.kill('SIGKILL'); reject(new Error(`${script} did not start within ${START_WITHIN_MS / 1000} s.`)); }, START_WITHIN_MS);
    let heard = false;
    lines.on('line', (line) => {
      let value;
      try { value = JSON.parse(line); } catch { return; }
      if (heard) { onLine(value); return; }
      heard = true;
      clearTimeout(late);
      resolve(value);
    });
    child.on('exit', (code) => { clearTimeout(late); reject(new Error(`${script} ended with ${code} before it had started.`)); });
  });
  const exited = new Promise((resolve) => { if (child.exitCode !== null || child.signalCode) resolve(); else child.once('exit', resolve); });
  return { child, first, exited, stop: async () => { child.kill('SIGTERM'); await exited; } };
}

/**
 * The training network for several clients. `networkFile` is what clients find it by.
 * @param {string} root
 * @param {string} directory
 * @param {{ port?: number, simulation?: boolean }} [options]
 */
export async function startHub(root, directory, { port, simulation = true } = {}) {
  await mkdir(directory, { recursive: true });
  const hub = await forkTelling(join(root, 'dist', 'network', 'index.js'), ['--dir', directory, ...(port ? ['--port', String(port)] : []), ...(simulation ? [] : ['--no-simulation'])]);
  return { networkFile: hub.first.networkFile, pid: hub.child.pid, stop: hub.stop, exited: hub.exited };
}

/**
 * A host for one profile, or the one that runs on it. `event.url` opens one window once.
 * @param {string} root
 * @param {{ profile: string, network?: string, exitWithWindow?: boolean, onEvent?: (event: any) => void }} options
 * @returns {Promise<{ event: object, pid: number, stop(): Promise<void>, exited: Promise<void> }>}
 */
export async function startHost(root, { profile, network, exitWithWindow = false, onEvent = () => {} }) {
  const args = ['--profile', profile, ...(network ? ['--network', network] : []), ...(exitWithWindow ? ['--exit-with-window'] : [])];
  const host = await forkTelling(join(root, 'dist', 'host', 'index.js'), args, { onLine: onEvent });
  return { event: host.first, pid: host.child.pid, stop: host.stop, exited: host.exited };
}

/** A window of its own, without tabs. One user-data directory per profile: IndexedDB and the cookie live there. */
export function openWindow(chromium, { url, profile, left, width = 1280, height = 800 }) {
  return spawn(chromium, [
    `--app=${url}`, `--user-data-dir=${join(profile, 'chromium')}`, ...chromiumArgs(), `--window-size=${width},${height}`, ...(left === undefined ? [] : [`--window-position=${left},0`]),
  ], { stdio: 'ignore' });
}

/** One trusted call through a running host, for setting up training profiles. */
export async function callMailroom({ port, token }, calls) {
  const { WebSocket } = await import('ws');
  const socket = new WebSocket(`ws://127.0.0.1:${port}/bridge`, { headers: { Authorization: `Bearer ${token}` } });
  await new Promise((resolve, reject) => { socket.once('open', resolve); socket.once('error', reject); });
  let next = 1;
  const call = (name, args = {}) => new Promise((resolve, reject) => {
    const id = next++;
    const listen = (data, isBinary) => {
      const meta = isBinary ? {} : JSON.parse(String(data));
      if (meta.id !== id) return;
      socket.off('message', listen);
      if (meta.t === 'ok') resolve(meta.result); else reject(new Error(meta.error?.code ?? 'internal'));
    };
    socket.on('message', listen);
    socket.once('close', () => { reject(new Error('bridge-closed')); });
    socket.send(JSON.stringify({ t: 'call', id, name, args }));
  });
  try { return await calls(call); } finally { socket.close(); }
}
