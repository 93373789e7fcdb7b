/** The calls about the access log and the raw messages. */
import type { Handlers } from '../../../shared/contract';
import type { AccessRecord } from '../../../shared/messages';
import type { Conformance } from '../conformance';
import { findRaw } from '../raw/raw';
import type { Room } from '../room';
import { csvOf, jsonOf } from './export';
import type { AccessLog } from './log';
import type { Witness } from './witness';

interface Parts { room: Room; conformance: Pick<Conformance, 'visit'>; accessLog: AccessLog; witness: Witness; readonly exports: Set<string> }

const administrator = ['administrator'] as const;

export function accessHandlers({ room, conformance, accessLog, witness, exports }: Parts): Pick<Handlers, 'access.record' | 'access.search' | 'access.export' | 'access.check' | 'raw.open'> {
  return {
    async 'access.record'({ entries }) { return { recorded: await witness.told(entries) }; },
    'access.search': ({ filter, before, limit }, { connection }) => witness.search(connection, filter, before, limit),
    async 'access.export'({ filter, format, language }, { connection }) {
      const records: AccessRecord[] = [];
      for await (const page of accessLog.pages(filter)) records.push(...page);
      await witness.must(connection, { action: 'log-exported', citizen: filter.citizen === undefined ? [] : [filter.citizen], detail: { format, count: String(records.length) }, needs: administrator });
      const bytes = new TextEncoder().encode(format === 'csv' ? csvOf(records, language) : jsonOf(records, room.now()));
      const sha256 = await room.originals.put('content', bytes);
      // It holds numbers of citizens: it goes at the next start at the latest.
      await conformance.visit(sha256);
      exports.add(sha256);
      return { sha256, bytes: bytes.length, count: records.length };
    },
    async 'access.check'(_nothing, { connection }) {
      const check = await accessLog.check();
      await witness.note(connection, { action: 'log-checked', detail: { faults: String(check.faults.length) }, needs: administrator });
      return check;
    },
    async 'raw.open'({ messageId, quarantineId }, { connection }) {
      const { raw, citizen, threadId } = await findRaw(room, { messageId, quarantineId });
      await witness.must(connection, {
        action: raw.kind === 'quarantine' ? 'quarantine-opened' : 'raw-opened', messageIds: [raw.messageId ?? quarantineId ?? ''].filter(Boolean), citizen, threadId, needs: administrator,
        detail: { sha256: raw.sha256 },
      });
      return raw;
    },
  };
}
