// The default place of a profile; says the same as electron/node/profile-paths.ts (a test compares them), which a script can't import unbuilt.
import { homedir } from 'node:os';
import { join } from 'node:path';

export function defaultProfile({ platform = process.platform, home = homedir(), env = process.env } = {}) {
  if (platform === 'win32') return join(env.APPDATA ?? join(home, 'AppData', 'Roaming'), 'Sektorpost', 'profile');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Sektorpost', 'profile');
  return join(env.XDG_DATA_HOME ?? join(home, '.local', 'share'), 'sektorpost', 'profile');
}
