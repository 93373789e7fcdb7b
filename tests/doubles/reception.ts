/** A real client as a receiver: parcels put into its mailbox, and what it shows and answers read back. */
import type { Organisation } from '../../shared/messages';
import type { MessageView, Outcome, Quarantine } from '../../shared/messages';
import type { FhirDocument } from '../../shared/formats/format';
import { formatById, formatOf } from '../../shared/formats/registry';
import { readLetterFile } from '../../shared/formats/letter/file';
import { readReceipt, type Receipt } from '../../shared/formats/letter/receipts';
import type { Interchange } from '../../shared/formats/letter/tree';
import { acknowledgementOf } from '../../shared/standards/acknowledgement/read';
import { openMessage } from '../../shared/standards/medcom/message';
import { sha256Of } from '../../electron/node/hash';
import { Client, until, type ClientOptions } from './client';
import { Wire } from './wire';

/** One acknowledgement as it left the client, of one received message. */
export interface Answer { of: string; code: string; outcomes: Outcome[]; bundleId: string; messageId: string; bytes: string; to: string; document: FhirDocument }

/** One receipt for letters as it left the client. */
export interface LetterAnswer { says: Receipt; format: string; to: string; name: string; envelope: Omit<Interchange, 'letters'>; findings: string[] }

export class Reception {
  #envelopes = 0;
  private constructor(readonly wire: Wire, readonly client: Client) {}

  /** @param self the receiver that the messages are addressed to; what it sends reaches `others`. */
  static async open(self: Organisation, others: readonly Organisation[] = [], options: ClientOptions = {}): Promise<Reception> {
    const wire = new Wire([self, ...others]);
    return new Reception(wire, await new Client(wire, self, options).start());
  }
  end(): Promise<void> { return this.client.end(); }

  /** Brings a file of letters in; resolves when it is confirmed to the network. */
  async deliverLetters(bytes: Uint8Array, sender: string): Promise<void> {
    const gln = this.client.organisation.gln;
    this.wire.put(gln, {
      header: { envelopeId: `envelope-${++this.#envelopes}`, sender, receiver: gln, name: 'DIS01', version: 'D0133L', contentType: 'application/edifact', length: bytes.length, sha256: sha256Of(bytes), at: this.client.clock.now().toISOString() },
      bytes,
    });
    await until(() => this.wire.mailbox(gln).length === 0);
  }

  /** Every receipt for letters that this client has sent, oldest first, once there are `count`. */
  async receipts(count: number): Promise<LetterAnswer[]> {
    const sent = () => this.wire.tried.filter(({ header }) => /^X?CTL\d\d$/.test(header.name));
    await until(() => sent().length >= count);
    return sent().map(({ header, bytes }) => {
      const file = readLetterFile(bytes)!;
      const { envelope, letters: [filed] } = file.interchanges[0]!;
      return { says: readReceipt(filed!.letter)!, format: file.format, to: header.receiver, name: header.name, envelope, findings: file.issues.map(({ rule }) => rule) };
    });
  }

  /** Brings one message in under a new envelope id; resolves when it is confirmed to the network. */
  async deliver(text: string, sender: string): Promise<void> {
    const bytes = Buffer.from(text, 'utf8');
    const gln = this.client.organisation.gln;
    this.wire.put(gln, {
      header: { envelopeId: `envelope-${++this.#envelopes}`, sender, receiver: gln, name: 'MCM:FDIS91', version: '5.0', contentType: text.trimStart().startsWith('<') ? 'application/fhir+xml' : 'application/fhir+json', length: bytes.length, sha256: sha256Of(bytes), at: this.client.clock.now().toISOString() },
      bytes,
    });
    await until(() => this.wire.mailbox(gln).length === 0);
  }

  /** Everything this client has answered, oldest first, once there are `count` answers. */
  async answers(count: number): Promise<Answer[]> {
    const sent = () => this.wire.tried.filter(({ header }) => header.name.startsWith('MCM:FCTL'));
    await until(() => sent().length >= count);
    return sent().map(({ header, bytes }) => {
      const text = Buffer.from(bytes).toString('utf8');
      const { document } = formatOf(text)!.parse(text);
      const message = openMessage(document!);
      return { ...acknowledgementOf(message), bundleId: message.bundle.id as string, messageId: (message.header!.resource as { id: string }).id, bytes: text, to: header.receiver, document: document! };
    });
  }
  /** What an archive would show of what was received. */
  async views(): Promise<MessageView[]> { return [...(await this.client.show()).messages.values()].filter(({ direction }) => direction === 'in').map(({ view }) => view); }
  async heldBack(): Promise<Quarantine[]> { return [...(await this.client.show()).quarantine.values()]; }
}

/** The document in the other format. */
export function inFormat(document: FhirDocument, format: 'fhir-json' | 'fhir-xml'): string {
  return formatById(format)!.write({ ...document, format });
}
