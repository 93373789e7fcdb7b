/** Where a profile lives when nobody says otherwise, by the customs of each system. */
import { homedir } from 'node:os';
import { join } from 'node:path';

interface Surroundings { platform: NodeJS.Platform; home: string; env: Record<string, string | undefined> }

export function defaultProfileDirectory(around: Surroundings = { platform: process.platform, home: homedir(), env: process.env }): string {
  const { platform, home, env } = around;
  if (platform === 'win32') return join(env.APPDATA ?? join(home, 'AppData', 'Roaming'), 'Sektorpost', 'profile');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Sektorpost', 'profile');
  return join(env.XDG_DATA_HOME ?? join(home, '.local', 'share'), 'sektorpost', 'profile');
}
