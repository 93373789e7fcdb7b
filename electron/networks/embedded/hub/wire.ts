/**
 * What clients and hub say to each other over loopback. Metadata is JSON; bytes are never encoded as text.
 * A listing is a sequence of frames: 4 bytes length of the JSON (big endian), the JSON, then the content if it is inline.
 */
import { z } from 'zod';
import { parcelHeaderSchema } from '../../../../shared/envelopes/parcel';
import { instantSchema } from '../../../../shared/messages';

/** Every answer of a hub carries it; anything else on that port is no hub. */
export const HUB_HEADER = 'x-sektorpost-hub';
export const PARCEL_HEADER = 'x-sektorpost-parcel';

export const networkFileSchema = z.object({ port: z.number().int().min(1).max(65_535), token: z.string().min(32).max(200), pid: z.number().int().positive() });
export type NetworkFile = z.infer<typeof networkFileSchema>;

export const sendResultSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('handed-over'), at: instantSchema }),
  z.object({ outcome: z.literal('retry'), code: z.enum(['network-offline', 'network-lost-response', 'network-refused']), afterMs: z.number().nonnegative().optional() }),
  z.object({ outcome: z.literal('stop'), code: z.enum(['unknown-receiver', 'parcel-too-large', 'network-token', 'parcel-damaged']) }),
]);

export const confirmSchema = z.object({ ids: z.array(z.string().max(20)).max(10_000) });
export const rejectSchema = z.object({ reason: z.enum(['parcel-damaged', 'parcel-too-large', 'unknown-receiver']) });

const pageFrameSchema = z.object({ boot: z.string(), count: z.number().int().nonnegative() });
const entryFrameSchema = z.object({ id: z.string(), ready: z.number().int(), header: parcelHeaderSchema, inlineBytes: z.number().int().nonnegative().optional() });
export interface WireEntry { id: string; ready: number; header: z.infer<typeof parcelHeaderSchema>; bytes?: Uint8Array }

const frame = (value: unknown): Buffer => {
  const json = Buffer.from(JSON.stringify(value), 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(json.length);
  return Buffer.concat([length, json]);
};

export function writePage(boot: string, entries: WireEntry[]): Buffer {
  const parts: Uint8Array[] = [frame({ boot, count: entries.length })];
  for (const { id, ready, header, bytes } of entries) {
    parts.push(frame({ id, ready, header, ...(bytes ? { inlineBytes: bytes.length } : {}) }));
    if (bytes) parts.push(bytes);
  }
  return Buffer.concat(parts);
}

/** @throws for anything that `writePage` didn't write. */
export function readPage(page: Buffer): { boot: string; entries: WireEntry[] } {
  let at = 0;
  const next = (): unknown => {
    const length = page.readUInt32BE(at);
    const value: unknown = JSON.parse(page.toString('utf8', at + 4, at + 4 + length));
    at += 4 + length;
    return value;
  };
  const { boot, count } = pageFrameSchema.parse(next());
  const entries: WireEntry[] = [];
  for (let i = 0; i < count; i++) {
    const { inlineBytes, ...entry } = entryFrameSchema.parse(next());
    if (inlineBytes === undefined) { entries.push(entry); continue; }
    if (at + inlineBytes > page.length) throw new RangeError('page ends early');
    entries.push({ ...entry, bytes: new Uint8Array(page.subarray(at, at + inlineBytes)) });
    at += inlineBytes;
  }
  return { boot, entries };
}

export const headerToText = (header: z.infer<typeof parcelHeaderSchema>): string => Buffer.from(JSON.stringify(header), 'utf8').toString('base64url');

export function headerFromText(text: string | string[] | undefined): z.infer<typeof parcelHeaderSchema> | undefined {
  if (typeof text !== 'string') return undefined;
  try { return parcelHeaderSchema.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))).data; } catch { return undefined; }
}
