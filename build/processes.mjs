// Small helpers about processes that the scripts share.
import { spawn } from 'node:child_process';

/** True when a process with this id exists, whoever owns it. */
export function alive(pid) {
  try { process.kill(pid, 0); return true; } catch (error) { return error.code === 'EPERM'; }
}

/** Runs a command to its end. `status` is the exit code, or 128 when a signal or a missing command ended it. */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let out = '';
    let err = '';
    child.stdout?.setEncoding('utf8');
    child.stderr?.setEncoding('utf8');
    child.stdout?.on('data', (piece) => { out += piece; });
    child.stderr?.on('data', (piece) => { err += piece; });
    child.on('error', (error) => { resolve({ status: 128, out, err: err + String(error.message) }); });
    child.on('close', (code) => { resolve({ status: code ?? 128, out, err }); });
  });
}
