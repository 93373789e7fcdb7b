/**
 * What travels between page and mailroom: small metadata, and at most one block of bytes beside it.
 * A MessagePort and a child process pass frames as they are; a WebSocket passes metadata alone as text and metadata
 * with bytes as one binary message (see `electron/browser-host`).
 */
import { z } from 'zod';
import { bridgeFaultSchema } from './errors';

export const frameMetaSchema = z.discriminatedUnion('t', [
  z.object({ t: z.literal('call'), id: z.number().int(), name: z.string(), args: z.unknown() }),
  z.object({ t: z.literal('ok'), id: z.number().int(), result: z.unknown() }),
  z.object({ t: z.literal('error'), id: z.number().int(), error: bridgeFaultSchema }),
  z.object({ t: z.literal('event'), name: z.string(), data: z.unknown() }),
]);
export type FrameMeta = z.infer<typeof frameMetaSchema>;

export interface Frame { meta: FrameMeta; bytes?: Uint8Array }

/** One end of a line between page and mailroom. Frames keep their order; `onClose` fires once. */
export interface FramePort {
  post(frame: Frame): void;
  onFrame(listener: (frame: unknown) => void): void;
  onClose(listener: () => void): void;
  close(): void;
}

/** Read a frame that came from the other side; undefined when it isn't one. */
export function parseFrame(value: unknown): Frame | undefined {
  if (typeof value !== 'object' || value === null || !('meta' in value)) return undefined;
  const meta = frameMetaSchema.safeParse(value.meta);
  if (!meta.success) return undefined;
  const bytes = 'bytes' in value ? value.bytes : undefined;
  if (bytes === undefined) return { meta: meta.data };
  return bytes instanceof Uint8Array ? { meta: meta.data, bytes } : undefined;
}
