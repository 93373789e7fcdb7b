import { DatabaseTrouble, type Trouble } from '../../renderer/app/DatabaseTrouble';
import { openClient } from './client';

/** `?role=municipality&theme=dark&network=offline&empty` and the like: states that are wanted for a picture. */
const wanted = new URLSearchParams(location.search);
const client = await openClient(document.getElementById('root')!, { empty: wanted.has('empty'), ...(wanted.has('trouble') ? { screen: <DatabaseTrouble trouble={wanted.get('trouble') as Trouble} code="archive-damaged" /> } : {}) });
const { session } = client.mailroom;
client.mailroom.session = {
  ...session,
  ...(wanted.has('role') ? { role: 'municipality' as const } : {}),
  ...(wanted.has('network') ? { network: { ...session.network, state: 'offline' as const, since: '2026-11-19T05:10:00.000Z', nextTryAt: '2026-11-19T07:41:45.000Z' } } : {}),
};
Object.assign(window, { client });
