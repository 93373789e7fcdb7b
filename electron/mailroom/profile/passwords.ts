/** Passwords as scrypt hashes, with the parameters they were made with. Nothing here is ever logged. */
import { scrypt, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

export const passwordHashSchema = z.object({ algorithm: z.literal('scrypt'), n: z.number().int().min(2).max(2 ** 20), r: z.number().int().min(1).max(32), p: z.number().int().min(1).max(16), salt: z.string(), hash: z.string() });
export type PasswordHash = z.infer<typeof passwordHashSchema>;

export type PasswordCost = Pick<PasswordHash, 'n' | 'r' | 'p'>;

/** N = 2^15, r = 8: 32 MB and some 100 ms on today's office machines. */
export const OFFICE_COST: PasswordCost = { n: 2 ** 15, r: 8, p: 1 };
const KEY_BYTES = 32;

const derive = (password: string, salt: Buffer, { n, r, p }: PasswordCost): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    // The same password typed on another keyboard may come in other code points (a letter and its ring).
    scrypt(password.normalize('NFC'), salt, KEY_BYTES, { N: n, r, p, maxmem: 256 * n * r }, (error, key) => { if (error) reject(error); else resolve(key); });
  });

export async function hashPassword(password: string, salt: Uint8Array, cost: PasswordCost): Promise<PasswordHash> {
  const own = Buffer.from(salt);
  return { algorithm: 'scrypt', ...cost, salt: own.toString('base64'), hash: (await derive(password, own, cost)).toString('base64') };
}

export async function isPassword(password: string, stored: PasswordHash): Promise<boolean> {
  const expected = Buffer.from(stored.hash, 'base64');
  const given = await derive(password, Buffer.from(stored.salt, 'base64'), stored);
  return expected.length === given.length && timingSafeEqual(expected, given);
}

/** Milliseconds to wait after so many wrong tries in a row: none for the first three, then doubling up to five minutes. */
export const waitAfter = (wrong: number): number => (wrong < 4 ? 0 : Math.min(300_000, 1000 * 2 ** (wrong - 4)));
