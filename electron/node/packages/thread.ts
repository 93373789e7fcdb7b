/** Entry of the thread in which packages are read and judged by: they are somebody else's, and may take for ever. */
import { parentPort } from 'node:worker_threads';
import { CodedError } from '../../../shared/contract';
import { createDesk } from './desk';
import { loadInterpreter } from './interpreter';
import type { FromThread, ToThread } from './thread-desk';

// Nothing here has a reason to talk to a network.
Reflect.deleteProperty(globalThis, 'fetch');
Reflect.deleteProperty(globalThis, 'WebSocket');

const desk = createDesk(loadInterpreter);

async function answer(request: ToThread): Promise<FromThread> {
  try {
    return request.call === 'read' ? { ok: await desk.read(request.bytes) } : { ok: await desk.judge(request.bundle, request.guides, request.loaded) };
  } catch (error) {
    const fault = error instanceof CodedError ? error : new CodedError('internal');
    return fault.params ? { code: fault.code, params: fault.params } : { code: fault.code };
  }
}

parentPort?.on('message', (request: ToThread) => { void answer(request).then((reply) => { parentPort?.postMessage(reply); }); });
