/** Every call of the contract, by the part of the mailroom that answers it. */
import { allow, CodedError, withBytes, type Handlers, type Health } from '../../shared/contract';
import { firstAccess, type AccessRole, type Organisation } from '../../shared/messages';
import { isDiskFull } from '../node/files';
import { accessHandlers } from './access-log/handlers';
import type { AccessLog } from './access-log/log';
import { numbersOf, sentAction, type Witness } from './access-log/witness';
import type { Acknowledging } from './acknowledgements';
import type { Conformance } from './conformance';
import type { Contacts } from './contacts';
import { sentLock, type Dispatching } from './dispatch';
import type { Handover } from './handover';
import type { Uploads } from './originals/uploads';
import type { NetworkChooser } from './network-choice';
import type { Postman } from './postman';
import { convertMessage } from './convert';
import { readFile } from './opened-file';
import { rebuildPage } from './rebuild';
import type { Register } from './register';
import { tables } from './records';
import type { Room } from './room';
import type { Sessions } from './session';
import type { Submitting } from './submit';

export interface Parts {
  room: Room; sessions: Sessions; contacts: Contacts; submitting: Submitting; dispatching: Dispatching; acknowledging: Acknowledging; handover: Handover; uploads: Uploads; postman: Postman; conformance: Conformance; register: Register; accessLog: AccessLog; witness: Witness;
  choosing: NetworkChooser;
  organisations(): Organisation[];
  /** Connects the profile's network, after onboarding. */
  connect(): Promise<void>;
  health(connection: number): Health;
  /** What whoever is behind the connection may do. */
  roles(connection: number): readonly AccessRole[];
  isTrusted(connection: number): boolean;
  /** Extracts of the access log in the content store, made by this process. */
  readonly exports: Set<string>;
}

const administrator = ['administrator'] as const;

export function createHandlers(parts: Parts): Handlers {
  const { room, sessions, contacts, submitting, dispatching, acknowledging, handover, uploads, postman, conformance, register, choosing, witness } = parts;
  const { ledger } = room;
  /** Files are written past the ledger, so a disk that fills under them is found out here: the reserve goes, and the person is told what it is. */
  async function onDisk<T>(write: () => Promise<T>): Promise<T> {
    try {
      return await write();
    } catch (error) {
      if (!isDiskFull(error)) throw error;
      await room.disk.relieve();
      throw new CodedError('disk-full');
    }
  }
  const nameAndRoles = (userId: string): Record<string, string> => {
    const user = sessions.get().users.find(({ id }) => id === userId);
    return { id: userId, name: user?.name ?? '', roles: user?.access.join(' ') ?? '' };
  };
  /** Messages as they came or went, whole; everything else is the file of a message. What nobody has is no secret. */
  const isRaw = async (sha256: string): Promise<boolean> => {
    for (const area of ['received', 'composed', 'sent'] as const) if (await room.originals.has(area, sha256)) return true;
    return false;
  };
  const roomForMore = () => { if (room.disk.state === 'full') throw new CodedError('disk-full'); };

  return {
    'session.get': () => sessions.get(),
    'session.organisations': () => parts.organisations(),
    async 'session.setup'(args, { connection }) {
      if (sessions.isSetUp) throw new CodedError('bad-arguments', { at: 'setup' });
      await sessions.setup(args, await choosing.claim(args));
      await witness.note(connection, { action: 'user-added', detail: { name: args.person.name, roles: firstAccess.join(' ') }, needs: administrator });
      if (sessions.userId !== undefined) await witness.noteUser(sessions.userId, 'login');
      await parts.connect();
      return sessions.get();
    },
    'network.choices': () => choosing.choices(),
    async 'network.check'({ network, options }, { connection }) {
      if (sessions.isSetUp && !parts.roles(connection).includes('administrator')) throw new CodedError('not-allowed', { needs: 'administrator' });
      await choosing.check(network, options);
      return {};
    },
    async 'network.choose'(args) {
      await choosing.choose(args);
      // Receivers of the network that was left are none here.
      contacts.refresh([]);
      await parts.connect();
      return sessions.get();
    },
    async 'session.unlock'({ userId, password }) {
      try {
        await sessions.unlock(userId, password);
      } catch (error) {
        if (error instanceof CodedError && (error.code === 'wrong-password' || error.code === 'too-many-tries')) await witness.noteUser(userId, 'login-failed');
        throw error;
      }
      await witness.noteUser(userId, 'login');
      return sessions.get();
    },
    async 'session.lock'() {
      const { userId } = sessions;
      sessions.lock();
      if (userId !== undefined) await witness.noteUser(userId, 'lock');
      return sessions.get();
    },
    async 'session.addUser'({ person, password, access }, { connection }) {
      await sessions.addUser(person, password, access);
      await witness.note(connection, { action: 'user-added', detail: { name: person.name, roles: access.join(' ') }, needs: administrator });
      return sessions.get();
    },
    async 'session.setAccess'({ userId, access }, { connection }) {
      const before = nameAndRoles(userId);
      await sessions.setAccess(userId, access);
      await witness.note(connection, { action: 'roles-changed', detail: { ...before, to: access.join(' ') }, needs: administrator });
      return sessions.get();
    },
    async 'session.removeUser'({ userId }, { connection }) {
      const before = nameAndRoles(userId);
      // Before it is done: whoever removes themself is nobody afterwards.
      await witness.must(connection, { action: 'user-removed', detail: before, needs: administrator });
      await sessions.removeUser(userId);
      return sessions.get();
    },
    async 'session.updateUser'({ person }) { await sessions.updateUser(person); return sessions.get(); },
    async 'session.changePassword'({ current, next }, { connection }) { await sessions.changePassword(current, next); await witness.note(connection, { action: 'password-changed' }); return sessions.get(); },
    async 'session.updateSettings'({ settings }, { connection }) { await sessions.updateSettings(settings, parts.roles(connection)); return sessions.get(); },

    'network.retry'() { postman.retry(); return postman.status(); },
    async 'network.pause'({ paused }) {
      await room.profile.change((data) => ({ ...data, paused }));
      postman.pause(paused);
      return postman.status();
    },
    async 'training.faults'({ plan }) {
      const faults = postman.network?.capabilities.faults;
      if (!faults) throw new CodedError('not-found');
      return plan ? faults.set(plan) : faults.get();
    },

    'contacts.list': () => contacts.list(),
    'contacts.add': ({ gln }) => contacts.add(gln),
    'contacts.setFormat': ({ gln, format }) => contacts.setFormat(gln, format),

    'register.facts': () => register.facts(),
    // The file is a visitor until it is taken over: one that a closed window left behind goes at the next start.
    async 'register.preview'({ sha256 }) { await conformance.visit(sha256); return register.preview(sha256); },
    async 'register.import'(args) {
      roomForMore();
      const { user } = sessions.get();
      const facts = await onDisk(() => register.import({ ...args, by: user?.name }));
      await conformance.forget(args.sha256);
      return facts;
    },
    'register.remove': () => register.remove(),
    'register.search': ({ query, limit, role }) => register.search(query, limit, role),
    'register.lookup'({ gln, sor }) {
      const entry = (sor === undefined ? undefined : register.bySor(sor)) ?? (gln === undefined ? undefined : register.byGln(gln));
      return entry ? { entry } : {};
    },
    'register.names': ({ organisations }) => organisations.map((ids) => contacts.name(ids) ?? null),

    async 'drafts.put'({ draft }) {
      roomForMore();
      // A draft that was sent while its last autosave was on the way stays sent.
      if (ledger.get(tables.submitted, draft.id)) return {};
      await ledger.batch().put(tables.drafts, draft.id, draft).commit();
      return {};
    },
    async 'drafts.remove'({ id }) { await ledger.batch().remove(tables.drafts, id).commit(); return {}; },
    async 'drafts.list'() { return (await ledger.range(tables.drafts)).map(({ value }) => value).filter(({ id }) => !ledger.get(tables.submitted, id)); },

    'letters.pdf': ({ draft }) => onDisk(() => submitting.pdf(draft)),
    'messages.check': ({ draft }) => submitting.check(draft),
    async 'messages.submit'({ draft }, { connection }) {
      const answer = await onDisk(() => submitting.submit(draft, sessions.userId));
      const { submitted, messageId, threadId } = answer;
      if (submitted && messageId !== undefined) await witness.note(connection, { action: sentAction(draft), messageIds: [messageId], citizen: numbersOf(draft.patient?.ids), threadId, entry: `sent/${messageId}`, needs: ['clinical'] });
      return answer;
    },
    async 'messages.resend'({ messageId }) { await dispatching.resend(messageId); return {}; },
    async 'messages.hold'({ messageId, held }) { await dispatching.hold(messageId, held); return {}; },
    async 'messages.cancel'({ messageId }) { await dispatching.cancel(messageId); return {}; },
    async 'messages.close'({ messageId, note }) { await dispatching.close(messageId, note); return {}; },
    'messages.technical': ({ messageId }) => room.locks.run(sentLock(messageId), async () => {
      const sent = ledger.get(tables.sent, messageId);
      if (sent) {
        const waiting = dispatching.waiting(sent);
        return {
          messageId, standard: sent.standard, version: sent.version, format: sent.format, receiverGln: sent.receiver, senderGln: room.self().gln, acknowledgements: sent.acknowledgements,
          ...(sent.threadId === undefined ? {} : { threadId: sent.threadId }), ...(waiting ? { waiting } : {}),
          attempts: sent.attempts.map(({ attempt, bundleId, header, at, handedOverAt, receipt }) => ({
            attempt, bundleId, envelopeId: header.envelopeId, original: header.sha256, bytes: header.length, at, ...(handedOverAt === undefined ? {} : { handedOverAt }), ...(receipt === undefined ? {} : { receipt }),
          })),
        };
      }
      const seen = ledger.get(tables.seen, messageId);
      if (!seen) throw new CodedError('not-found');
      const answered = seen.acknowledgement === undefined ? undefined : ledger.get(tables.owed, seen.acknowledgement);
      return {
        messageId, standard: seen.standard ?? '', version: seen.version ?? '', format: seen.format, attempts: [],
        ...(seen.threadId === undefined ? {} : { threadId: seen.threadId }), ...(seen.senderGln === undefined ? {} : { senderGln: seen.senderGln }), ...(seen.receiverGln === undefined ? {} : { receiverGln: seen.receiverGln }),
        acknowledgements: answered ? [{ at: answered.attempt?.handedOverAt ?? answered.at, code: answered.code, messageId: answered.messageId }] : [],
      };
    }),
    'acknowledgements.sent': ({ before, limit }) => acknowledging.sent(before, limit),

    async 'marks.put'({ marks }) {
      for (const mark of marks) {
        await room.locks.run(`marks:${mark.messageId}`, async () => {
          await ledger.batch().put(tables.marks, mark.messageId, { ...ledger.get(tables.marks, mark.messageId), ...mark }).commit();
        });
      }
      return {};
    },

    'handover.take': ({ after, limit }) => handover.take(after, limit),
    async 'handover.done'({ upTo }) { await handover.done(upTo); return {}; },
    async 'rebuild.page'({ cursor, limit }, { connection }) {
      // The page fills its archive, whoever is there; a program reads.
      if (cursor === undefined && parts.isTrusted(connection)) await witness.must(connection, { action: 'read-by-program' });
      return rebuildPage(room, cursor, limit);
    },
    ...accessHandlers(parts),

    async 'files.read'({ sha256, part }, { connection }) {
      await conformance.visit(sha256);
      const reading = await readFile(room, sha256, part);
      const { view } = reading;
      if (view) await witness.must(connection, { action: 'file-opened', messageIds: [view.messageId], citizen: numbersOf(view.patient?.ids), threadId: view.threadId, needs: ['clinical'] });
      return reading;
    },
    async 'letters.convert'({ of, to }, { connection }) {
      const { result, view } = await onDisk(() => convertMessage(room, of, to, {
        organisation: (gln) => { const found = contacts.find(gln); return found && { sor: found.sor, name: found.name, phone: found.phone }; }, visit: (sha256) => conformance.visit(sha256),
      }));
      if (view) await witness.must(connection, { action: 'file-opened', messageIds: [view.messageId], citizen: numbersOf(view.patient?.ids), threadId: view.threadId, needs: ['clinical'], detail: { converted: to } });
      return result;
    },
    'conformance.judge': ({ sha256, packages, part }) => conformance.judge(sha256, packages, part),
    'conformance.packages': () => conformance.packages(),
    'conformance.package': ({ id }) => conformance.details(id),
    'conformance.addPackage': ({ sha256, name, overrides }) => { roomForMore(); return onDisk(() => conformance.add(sha256, name, overrides)); },
    async 'conformance.forget'({ sha256 }) { await conformance.forget(sha256); return {}; },
    async 'conformance.removePackage'({ id }) { await conformance.remove(id); return {}; },
    async 'bytes.get'({ sha256, offset, length }, { connection }) {
      allow(parts.exports.has(sha256) || (await isRaw(sha256)) ? administrator : ['clinical'], parts.roles(connection));
      // Pages say themselves what a person opened: they fetch files ahead, too.
      if (offset === 0 && parts.isTrusted(connection)) await witness.must(connection, { action: 'read-by-program', detail: { sha256 } });
      const { total, bytes } = await room.originals.readRange(sha256, offset, length);
      return withBytes<'bytes.get'>({ total }, bytes);
    },
    async 'bytes.begin'({ bytes }, { connection }) { roomForMore(); return { uploadId: await onDisk(() => uploads.begin(connection, bytes)) }; },
    async 'bytes.put'({ uploadId, offset }, { connection, bytes }) { return { received: await onDisk(() => uploads.put(connection, uploadId, offset, bytes!)) }; },
    'bytes.end': ({ uploadId }, { connection }) => onDisk(() => uploads.end(connection, uploadId)),
    'health.get': (_nothing, { connection }) => parts.health(connection),
  };
}
