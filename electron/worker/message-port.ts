/** Electron's MessagePortMain as a FramePort, typed by what is used of it. */
import { parseFrame, type FramePort } from '../../shared/contract';

export interface MessagePortLike {
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
  on(event: 'close', listener: () => void): void;
  postMessage(message: unknown): void;
  start(): void;
  close(): void;
}

export function framePortOf(port: MessagePortLike): FramePort {
  const early: unknown[] = [];
  let listener: ((frame: unknown) => void) | undefined;
  let started = false;
  let closed = false;
  const closers: (() => void)[] = [];
  port.on('message', ({ data }) => { if (listener) listener(data); else early.push(data); });
  port.on('close', () => {
    if (closed) return;
    closed = true;
    for (const closer of closers) closer();
  });
  return {
    post(frame) { if (!closed) port.postMessage(frame); },
    onFrame(next) {
      listener = (value) => { if (parseFrame(value)) next(value); };
      if (!started) { started = true; port.start(); }
      for (const value of early.splice(0)) listener(value);
    },
    onClose(closer) { if (closed) closer(); else closers.push(closer); },
    close() { port.close(); },
  };
}
