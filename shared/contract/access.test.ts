/** Who may make which call: one line per call, written by hand, so that a new call without a decision fails here. */
import { describe, expect, it } from 'vitest';
import { accessRoles, type AccessRole } from '../messages';
import { calls, callNames, CodedError, createClient, createServer, type CallName, type Frame, type FramePort, type Handlers } from './index';

type Who = 'anybody' | 'all' | AccessRole | 'clinical administrative' | 'clinical administrator';

/** `anybody`: also while locked. `all`: every role, logged in. */
const decisions: Record<CallName, Who> = {
  'session.get': 'anybody', 'session.organisations': 'anybody', 'network.choices': 'anybody', 'network.check': 'anybody', 'session.setup': 'anybody', 'session.unlock': 'anybody', 'session.lock': 'anybody', 'health.get': 'anybody',
  'access.record': 'anybody', 'access.search': 'administrator', 'access.export': 'administrator', 'access.check': 'administrator', 'raw.open': 'administrator',
  'handover.take': 'anybody', 'handover.done': 'anybody', 'rebuild.page': 'anybody',
  'session.updateUser': 'all', 'session.changePassword': 'all', 'session.updateSettings': 'all', 'network.retry': 'all', 'contacts.list': 'all', 'messages.technical': 'all', 'acknowledgements.sent': 'all', 'marks.put': 'all',
  'contacts.add': 'all', 'register.facts': 'all', 'register.search': 'all', 'register.lookup': 'all', 'register.names': 'all',
  'register.preview': 'administrator', 'register.import': 'administrator', 'register.remove': 'administrator',
  'session.addUser': 'administrator', 'session.setAccess': 'administrator', 'session.removeUser': 'administrator', 'network.pause': 'administrator', 'network.choose': 'administrator', 'training.faults': 'administrator', 'contacts.setFormat': 'administrator',
  'conformance.addPackage': 'administrator', 'conformance.removePackage': 'administrator',
  'drafts.put': 'clinical', 'drafts.remove': 'clinical', 'drafts.list': 'clinical', 'letters.pdf': 'clinical', 'messages.check': 'clinical', 'messages.submit': 'clinical', 'files.read': 'clinical', 'letters.convert': 'clinical',
  'messages.resend': 'clinical administrative', 'messages.cancel': 'clinical administrative', 'messages.hold': 'clinical administrative', 'messages.close': 'clinical administrative',
  'bytes.get': 'clinical administrator', 'bytes.begin': 'clinical administrator', 'bytes.put': 'clinical administrator', 'bytes.end': 'clinical administrator',
  'conformance.judge': 'clinical administrator', 'conformance.forget': 'clinical administrator', 'conformance.packages': 'clinical administrator', 'conformance.package': 'clinical administrator',
};

const reached: string[] = [];
/** A server whose handlers only note that they were reached; every refusal before that is the server's own. */
function connect(roles: readonly AccessRole[], isOpen = true) {
  const handlers = new Proxy({}, { get: (_target, name) => () => { reached.push(String(name)); throw new CodedError('not-found'); } }) as Handlers;
  const server = createServer(handlers, { isOpen: () => isOpen, roles: () => roles, onInternal: (_name, error) => { throw error; } });
  const ends: [((frame: unknown) => void)[], ((frame: unknown) => void)[]] = [[], []];
  const end = (mine: 0 | 1): FramePort => ({
    post: (frame: Frame) => { queueMicrotask(() => { for (const listener of ends[mine === 0 ? 1 : 0]) listener(frame); }); },
    onFrame: (listener) => { ends[mine].push(listener); }, onClose: () => undefined, close: () => undefined,
  });
  server.connect(end(0));
  return createClient(end(1));
}

/** What comes of a call with arguments that no handler gets: `bad-arguments` means that the door was open. */
const outcome = (roles: readonly AccessRole[], name: CallName, isOpen = true) => connect(roles, isOpen).call(name, 'nonsense' as never).then(() => 'answered', (error: unknown) => (error instanceof CodedError ? error.code : String(error)));
const may = (who: Who, role: AccessRole): boolean => who === 'anybody' || who === 'all' || who.split(' ').includes(role);

describe('every call', () => {
  it('has a decision, and there is none for a call that is gone', () => {
    expect(Object.keys(decisions).sort()).toEqual([...callNames].sort());
  });

  it.each(callNames.flatMap((name) => accessRoles.map((role): [CallName, AccessRole] => [name, role])))('%s by %s', async (name, role) => {
    expect(await outcome([role], name)).toBe(may(decisions[name], role) ? 'bad-arguments' : 'not-allowed');
  });

  it.each(callNames)('%s while locked', async (name) => {
    expect(await outcome([], name, false)).toBe(decisions[name] === 'anybody' ? 'bad-arguments' : 'not-open');
  });

  it.each(callNames)('%s by somebody logged in without any role', async (name) => {
    expect(await outcome([], name)).toBe(decisions[name] === 'anybody' ? 'bad-arguments' : 'not-allowed');
  });

  it('is let through for whoever has one of the roles, and says which role is missing', async () => {
    reached.length = 0;
    await expect(connect(['administrative']).call('drafts.list', {})).rejects.toMatchObject({ code: 'not-allowed', params: { needs: 'clinical' } });
    expect(reached).toEqual([]);
    await expect(connect(['administrative', 'clinical']).call('drafts.list', {})).rejects.toMatchObject({ code: 'not-found' });
    expect(reached).toEqual(['drafts.list']);
  });

  it('names who may make it in the table itself, once', () => {
    for (const name of callNames) {
      const shape: { locked?: true; needs?: readonly AccessRole[] } = calls[name];
      expect([shape.locked === true, (shape.needs?.length ?? 0) > 0].filter(Boolean), name).toHaveLength(1);
    }
  });
});
