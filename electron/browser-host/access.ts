/**
 * Who may talk with the host. The host's own token (in `host.json`, readable by this user only) opens everything and
 * makes tickets; a ticket opens one window once and becomes a cookie; the cookie opens pages and the bridge.
 */
import { createHash, timingSafeEqual } from 'node:crypto';

const MOST_TICKETS = 16;
const MOST_SESSIONS = 64;

/** Compared by digest: neither content nor length shows in the time it takes. */
const same = (a: string, b: string): boolean => timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest());

const holds = (secrets: ReadonlySet<string>, given: string): string | undefined => {
  let found: string | undefined;
  for (const secret of secrets) if (same(secret, given)) found = secret;
  return found;
};

function add(secrets: Set<string>, secret: string, most: number): string {
  secrets.add(secret);
  const [oldest] = secrets;
  if (secrets.size > most && oldest !== undefined) secrets.delete(oldest);
  return secret;
}

export interface Access {
  readonly token: string;
  ticket(): string;
  /** A cookie's value for a ticket that was never used before. */
  redeem(ticket: string): string | undefined;
  hasCookie(header: string | undefined): boolean;
  hasToken(authorization: string | undefined): boolean;
  setCookie(value: string): string;
  hasHost(header: string | undefined): boolean;
  hasOrigin(header: string | undefined): boolean;
}

/** `random` gives a new secret of at least 256 bits in base64url. The cookie's name holds the port: cookies don't tell ports apart. */
export function createAccess(port: number, random: () => string): Access {
  const token = random();
  const tickets = new Set<string>();
  const sessions = new Set<string>();
  const name = `sektorpost-${port}`;
  const authority = `127.0.0.1:${port}`;
  return {
    token,
    ticket: () => add(tickets, random(), MOST_TICKETS),
    redeem(ticket) {
      const found = holds(tickets, ticket);
      if (found === undefined) return undefined;
      tickets.delete(found);
      return add(sessions, random(), MOST_SESSIONS);
    },
    hasCookie(header) {
      const values = (header ?? '').split(';').map((part) => part.trim()).filter((part) => part.startsWith(`${name}=`)).map((part) => part.slice(name.length + 1));
      return values.some((value) => holds(sessions, value) !== undefined);
    },
    hasToken: (authorization) => authorization?.startsWith('Bearer ') === true && same(authorization.slice('Bearer '.length), token),
    setCookie: (value) => `${name}=${value}; HttpOnly; SameSite=Strict; Path=/`,
    // One name only: a name that resolves to this machine (DNS rebinding) is another host.
    hasHost: (header) => header === authority,
    hasOrigin: (header) => header === `http://${authority}`,
  };
}
