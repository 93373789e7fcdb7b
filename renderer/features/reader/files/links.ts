/** Addresses in messages: only web addresses, without user names, which serve to imitate a host. */
export function safeUrl(text: string): URL | undefined {
  if (!URL.canParse(text.trim())) return undefined;
  const url = new URL(text.trim());
  return (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '' && url.password === '' ? url : undefined;
}

/** The host decides what opens it: the shell asks the system, a browser opens a tab that can't reach back. */
export function openLink(url: URL): void {
  window.open(url.href, '_blank', 'noopener,noreferrer');
}
