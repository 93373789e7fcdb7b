/** The page's own address: one scheme, one host. Everything that asks "is it ours?" asks here. */
export const scheme = 'app';
export const host = 'sektorpost';
export const origin = `${scheme}://${host}`;
export const startUrl = `${origin}/index.html`;

export function isOwn(url: string): boolean {
  try {
    const parsed = new URL(url);
    return parsed.protocol === `${scheme}:` && parsed.host === host;
  } catch { return false; }
}
