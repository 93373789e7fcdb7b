import { z } from 'zod';
import { sha256Schema } from '../messages';

/** Places that something outside the page may lead to: menu, tray, notification, `sektorpost:` link. */
export const goSchema = z.object({
  to: z.enum(['inbox', 'needs-action', 'outbox', 'drafts', 'compose', 'settings', 'thread', 'lock', 'shortcuts', 'print', 'file']),
  threadId: z.string().max(256).optional(),
  /** `file`: hash of the opened file in the content store; absent = the screen asks for one. */
  sha256: sha256Schema.optional(),
});
export type Go = z.infer<typeof goSchema>;

/** Reads a `sektorpost:` link (`sektorpost:inbox`, `sektorpost:thread/<id>`); undefined when it leads nowhere we know. */
export function parseLink(url: string): Go | undefined {
  const match = /^sektorpost:(?:\/\/)?([a-z-]+)(?:\/(.*))?$/.exec(url.trim());
  if (!match) return undefined;
  let threadId: string | undefined;
  try { threadId = match[2] ? decodeURIComponent(match[2]) : undefined; } catch { return undefined; }
  const go = goSchema.safeParse(threadId ? { to: match[1], threadId } : { to: match[1] });
  return go.success && (go.data.to === 'thread') === (threadId !== undefined) ? go.data : undefined;
}
