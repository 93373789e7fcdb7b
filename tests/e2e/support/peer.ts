/** An organisation on the training network that does what a test says: it writes by the standards, or sends bytes that no client would write. */
import { randomUUID } from 'node:crypto';
import type { Bundle, FhirResource } from 'fhir/r4';
import { loopbackNetwork } from '../../../electron/networks/embedded/loopback';
import { organisationByGln, organisationByKey } from '../../../electron/networks/embedded/organisations';
import { readMessage, writeMessage } from '../../../electron/networks/embedded/simulation/languages';
import { silentLog } from '../../../electron/networks/testing';
import { sha256Of } from '../../../electron/node/hash';
import { systemClock } from '../../../electron/node/system';
import type { Parcel } from '../../../shared/envelopes/parcel';
import { danishTime } from '../../../shared/fhir/datetime';
import type { FhirDocument, LetterDocument } from '../../../shared/formats/format';
import { letterDocuments, letterFormatById, letterFormatOf, type LetterFormat } from '../../../shared/formats/letter/formats';
import { composeReceipt, readReceipt, receiptOf, wantsPositive, type Receipt, type Refusal } from '../../../shared/formats/letter/receipts';
import type { Interchange } from '../../../shared/formats/letter/tree';
import { formats } from '../../../shared/formats/registry';
import { toInstant, type Draft, type MessageView, type Organisation, type FhirFormat } from '../../../shared/messages';
import { attachmentContents } from '../../../shared/standards/attachments';
import { envelopeNumber, letterIdOf } from '../../../shared/standards/medcom/letter-standard';
import { acknowledgement, careCommunication, recognise } from '../../../shared/standards/registry';
import type { Verdict } from '../../../shared/standards/standard';

export const bruno = { number: '2509479989', given: 'Bruno Test', family: 'Elmer' };
export const nancy = { number: '2512484916', given: 'Nancy Ann', family: 'Berggren' };
export const lonni = { number: '0101604896', given: 'Lonni', family: 'Lauridsen' };

export interface Got { document: FhirDocument; view: MessageView; envelopeId: string; /** As it came over the network. */ parcel: Parcel; /** SHA-256 of each file that came along, by title. */ files: Record<string, string> }

/** A letter in an older format, as it came. */
export interface GotLetter { document: LetterDocument; view: MessageView; interchange: Interchange; envelopeId: string; parcel: Parcel }

/** An answer that was asked for: what it says and of which letter (`letterIdOf`). */
export interface GotReceipt { receipt: Receipt; of: string[]; format: LetterFormat['id']; parcel: Parcel }

export interface LetterOptions {
  /** Name and version on the envelope; by what the letter is, if absent. */
  name?: { name: string; version: string };
  contentType?: string;
}

export interface PeerLetter {
  to: string;
  text: string;
  topic?: string;
  category?: string;
  patient?: { number: string; given: string; family: string };
  kind?: Draft['kind'];
  /** Answered or forwarded. */
  of?: FhirDocument;
  /** When it was written; now if absent. */
  at?: Date;
  files?: { title: string; contentType: string; bytes: Uint8Array }[];
  /** Anything else that a person could have written. */
  more?: Partial<Draft>;
}

export interface Dispatch { bundleId?: string; format?: FhirFormat; at?: Date; /** Changes the document just before it is written, past every rule of the standard. */ change?(bundle: Bundle<FhirResource>): void }

export interface Peer {
  readonly organisation: Organisation;
  /** Messages and acknowledgements so far, in the order of their arrival. */
  readonly messages: readonly Got[];
  readonly acknowledgements: readonly Got[];
  /** Letters in the older formats but receipts, and receipts, in the order of their arrival. */
  readonly letters: readonly GotLetter[];
  readonly receipts: readonly GotReceipt[];
  /** The first letter for which `wanted` holds, as soon as it is here. */
  letter(wanted: (got: GotLetter) => boolean): Promise<GotLetter>;
  /** All receipts for one letter of ours, by its own number, as soon as there are so many. */
  receiptsFor(identifier: string, count?: number): Promise<GotReceipt[]>;
  /** One interchange as bytes of any kind, in a parcel that is named after its first letter. */
  sendLetter(to: string, bytes: Uint8Array, options?: LetterOptions): Promise<void>;
  /** Answers a letter with CTL03, or with CTL02 when there is a refusal. */
  giveReceipt(got: GotLetter, refusal?: Refusal): Promise<void>;
  /** The first message for which `wanted` holds, as soon as it is here. */
  message(wanted: (got: Got) => boolean): Promise<Got>;
  /** All acknowledgements of one message, as soon as there are so many. */
  answersTo(messageId: string, count?: number): Promise<Got[]>;
  write(letter: PeerLetter): { document: FhirDocument; messageId: string };
  dispatch(to: string, document: FhirDocument, options?: Dispatch): Promise<void>;
  /** Bytes of any kind in a sound envelope. */
  sendBytes(to: string, bytes: Uint8Array): Promise<void>;
  /** What `dispatch` would send. */
  bytesOf(document: FhirDocument, format?: FhirFormat): Uint8Array;
  acknowledge(got: Got, verdict?: Verdict): Promise<void>;
  /** Acknowledges everything that comes from now on with ok, letters that ask for it with their receipt. */
  beKind(): void;
  close(): Promise<void>;
}

const languages = { formats, careCommunication, acknowledgement };
const PATIENCE_MS = 30_000;

export async function openPeer(networkFile: string, key: string): Promise<Peer> {
  const organisation = organisationByKey(key);
  const network = await loopbackNetwork({ networkFile, gln: organisation.gln, clock: systemClock, log: silentLog });
  const messages: Got[] = [];
  const acknowledgements: Got[] = [];
  const letters: GotLetter[] = [];
  const receipts: GotReceipt[] = [];
  const waiting = new Set<() => void>();
  const end = new AbortController();
  let kind = false;
  const now = () => toInstant(new Date());

  async function send(to: string, bytes: Uint8Array, name = { name: 'MCM:FDIS91', version: '5.0' }, contentType = 'application/fhir+json'): Promise<void> {
    const result = await network.send({ header: { envelopeId: randomUUID(), sender: organisation.gln, receiver: to, ...name, contentType, length: bytes.length, sha256: sha256Of(bytes), at: now() }, bytes });
    if (result.outcome !== 'handed-over') throw new Error(`the hub did not take it: ${result.code}`);
  }

  const acknowledge = async (got: Got, verdict: Verdict = { code: 'ok', outcomes: [] }) => {
    const { bundle } = acknowledgement.acknowledge(got.document, verdict, { now: now(), newId: randomUUID, self: organisation });
    const document = acknowledgement.stamp({ kind: 'fhir', format: 'fhir-json', bundle }, randomUUID(), now());
    await send(got.view.sender.gln ?? '', writeMessage(languages, document, 'fhir-json').bytes, acknowledgement.envelopeName(document));
  };

  async function sendLetter(to: string, bytes: Uint8Array, { name, contentType }: LetterOptions = {}): Promise<void> {
    const format = letterFormatOf(bytes);
    const [document] = format ? format.read(bytes).interchanges.flatMap((interchange) => letterDocuments(format.id, interchange)) : [];
    const envelope = name ?? (document && recognise(document)?.standard.envelopeName(document)) ?? { name: 'DIS91', version: 'D9134L' };
    await send(to, bytes, envelope, contentType ?? format?.contentType ?? 'application/edifact');
  }

  const giveReceipt = async ({ interchange, document: { format } }: GotLetter, refusal?: Refusal) => {
    const ids = { envelope: envelopeNumber(randomUUID()), letter: envelopeNumber(randomUUID()), sent: danishTime(now()) };
    const { bytes } = letterFormatById(format).write(composeReceipt(receiptOf(interchange, format, refusal), ids));
    await sendLetter(interchange.sender, bytes!);
  };

  async function readLetter(parcel: Parcel): Promise<void> {
    const { bytes, header: { envelopeId } } = parcel;
    const format = letterFormatOf(bytes);
    for (const interchange of format?.read(bytes).interchanges ?? []) {
      for (const document of letterDocuments(format!.id, interchange)) {
        const receipt = readReceipt(document.letter);
        if (receipt) { receipts.push({ receipt, of: receipt.letters.map(({ identifier }) => letterIdOf(receipt.envelope.sender, identifier)), format: format!.id, parcel }); continue; }
        const { standard, version } = recognise(document)!;
        letters.push({ document, view: standard.view(document, version), interchange, envelopeId, parcel });
      }
      const last = letters.at(-1);
      if (kind && last?.interchange === interchange && wantsPositive(interchange)) await giveReceipt(last);
    }
    for (const wake of waiting) wake();
  }

  async function read(parcel: Parcel): Promise<void> {
    const { bytes, header: { envelopeId } } = parcel;
    const found = readMessage(languages, bytes);
    if (!found) { await readLetter(parcel); return; }
    const { document, standard, version } = found;
    const view = standard.view(document, version);
    const files: Record<string, string> = {};
    for (const { identifier, content } of attachmentContents(document)) files[view.attachments.find(({ id }) => id === identifier)?.title ?? identifier] = sha256Of(typeof content === 'string' ? Buffer.from(content, 'base64') : content);
    const got: Got = { document, view, envelopeId, parcel, files };
    (standard.acknowledged ? messages : acknowledgements).push(got);
    if (kind && standard.acknowledged) await acknowledge(got);
    for (const wake of waiting) wake();
  }
  const reading = (async () => {
    for await (const arrival of network.receive(end.signal)) {
      if (arrival.kind !== 'message') continue;
      const { id, parcel } = arrival;
      await read(parcel);
      await network.confirm(id);
    }
  })();
  reading.catch(() => undefined);

  function until<T>(look: () => T | undefined, what: string): Promise<T> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => { waiting.delete(wake); reject(new Error(`${organisation.name} waited in vain for ${what}`)); }, PATIENCE_MS);
      const wake = () => {
        const found = look();
        if (found === undefined) return;
        clearTimeout(late);
        waiting.delete(wake);
        resolve(found);
      };
      waiting.add(wake);
      wake();
    });
  }

  return {
    organisation, messages, acknowledgements, acknowledge, letters, receipts, sendLetter, giveReceipt,
    letter: (wanted) => until(() => letters.find(wanted), 'a letter'),
    receiptsFor: (identifier, count = 1) => until(() => { const all = receipts.filter(({ of }) => of.includes(letterIdOf(organisation.gln, identifier))); return all.length >= count ? all : undefined; }, 'a receipt'),
    message: (wanted) => until(() => messages.find(wanted), 'a message'),
    answersTo: (messageId, count = 1) => until(() => { const all = acknowledgements.filter(({ view }) => view.acknowledgement?.of === messageId); return all.length >= count ? all : undefined; }, 'an acknowledgement'),
    write({ to, text, topic, category = 'nursing', patient = bruno, kind: draftKind = 'new', of, at = new Date(), files = [], more = {} }) {
      const person = organisation.persons[0]!;
      const instant = toInstant(at);
      const draft: Draft = {
        id: randomUUID(), standard: careCommunication.id, kind: draftKind, receiver: to, category, ...(topic === undefined ? {} : { topic }), text, createdAt: instant, updatedAt: instant, createdBy: 'peer',
        patient: { ids: [{ type: 'cpr', value: patient.number, system: 'urn:oid:1.2.208.176.1.2' }], given: patient.given.split(' '), family: patient.family },
        attachments: files.map(({ title, contentType, bytes }) => ({ id: randomUUID(), title, contentType, bytes: bytes.length, sha256: sha256Of(bytes), created: instant })),
        signature: { name: person.name, role: person.role, phone: person.phone }, ...more,
      };
      const contentOf = (sha256: string) => { const file = files.find(({ bytes }) => sha256Of(bytes) === sha256); return file && Buffer.from(file.bytes).toString('base64'); };
      const { document, messageId } = careCommunication.compose(draft, { now: instant, newId: randomUUID, sender: organisation, receiver: organisationByGln(to)!, contentOf }, of);
      return { messageId, document };
    },
    async dispatch(to, document, { bundleId = randomUUID(), format = 'fhir-json', at = new Date(), change } = {}) {
      // A copy of its own: stamping shares what it does not touch, and a change would reach the next dispatch of the same document.
      const { bundle: stampedBundle } = careCommunication.stamp(document, bundleId, toInstant(at));
      const bundle = change ? structuredClone(stampedBundle) : stampedBundle;
      change?.(bundle as Bundle<FhirResource>);
      const stamped: FhirDocument = { kind: 'fhir', format, bundle };
      const { bytes, contentType } = writeMessage(languages, stamped, format);
      await send(to, bytes, careCommunication.envelopeName(stamped), contentType);
    },
    sendBytes: (to, bytes) => send(to, bytes),
    bytesOf: (document, format = 'fhir-json') => writeMessage(languages, document, format).bytes,
    beKind() { kind = true; },
    async close() { end.abort(); await network.close(); await reading.catch(() => undefined); },
  };
}
