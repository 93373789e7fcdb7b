import fc from 'fast-check';
import { TextDecoder } from 'node:util';
import { describe, expect, it } from 'vitest';
import { headerOf, readVans, vansPieces, wantsReceipt, wrapParcel, wrapReceipt, type MetaInformation, type VansEnvelope, type VansReceipt } from './vans';
import { documentFormats } from './vans-types';

const utf8 = (bytes: Uint8Array): string | undefined => { try { return new TextDecoder('utf-8', { fatal: true }).decode(bytes); } catch { return undefined; } };
const write = (envelope: VansEnvelope): Buffer => Buffer.from([...vansPieces(envelope)].join(''), 'utf8');
const read = (bytes: Uint8Array | string) => readVans(typeof bytes === 'string' ? Buffer.from(bytes, 'utf8') : bytes, utf8);
const rulesOf = (bytes: Uint8Array | string): string[] => read(bytes).issues.map(({ rule }) => rule);

const envelopeId = '0b7a4a9e-3f5d-4a71-9c1e-0a2d2a7b9f10';
const messageId = '5d0c7a8f-64a3-4d5b-8c5e-1f2a3b4c5d6e';
const header = {
  envelopeId, messageId, sender: '5799999003011', receiver: '5799999002014', name: 'MCM:FDIS91#nursing', version: '5.0', contentType: 'application/fhir+xml', length: 0, sha256: '', at: '2026-03-02T09:00:00.000Z',
};
const content = Buffer.from('<Bundle xmlns="http://hl7.org/fhir"/>', 'utf8');
const message = wrapParcel({ ...header, length: content.length }, content);
const plain = write(message).toString('utf8');
const receipt = (kind: VansReceipt['kind'], rest: Partial<VansReceipt> = {}): VansEnvelope =>
  wrapReceipt({ kind, originalEnvelopeId: envelopeId, original: message.meta, ...rest }, { sender: header.receiver, receiver: header.sender, envelopeId: messageId, at: header.at });

describe('writing', () => {
  it('writes FHIR content exactly as the guide has it', () => {
    expect(plain).toBe('<?xml version="1.0" encoding="UTF-8"?>\n<VANSEnvelope xmlns="urn:oio:medcom:vans-envelope:1.0.4"><SenderID EndPointType="EAN">5799999003011</SenderID><ReceiverID EndPointType="EAN">5799999002014</ReceiverID>'
      + `<EnvelopeIdentifier>${envelopeId}</EnvelopeIdentifier><SentDateTime>2026-03-02T10:00:00+01:00</SentDateTime><Message><MetaInformation><Identifier>${messageId}</Identifier>`
      + '<Document><Format>HL7</Format><Name>MCM:FDIS91#nursing</Name><Version>5.0</Version><SizeInBytes>37</SizeInBytes></Document>'
      + '<Transport><Type>reliable</Type><TransformMessage>false</TransformMessage><ServiceTag name="MCM:MIME">application/fhir+xml</ServiceTag></Transport></MetaInformation>'
      + `<Data>${content.toString('base64')}</Data></Message></VANSEnvelope>\n`);
  });

  it('writes lower-case hexadecimal only, whatever it was given', () => {
    expect(write(wrapParcel({ ...header, envelopeId: envelopeId.toUpperCase() }, content)).toString('utf8')).toContain(`<EnvelopeIdentifier>${envelopeId}<`);
  });

  it('gives a receipt its own place for every kind', () => {
    expect(write(receipt('positive-message')).toString('utf8')).toContain(`<Receipt><PositiveMessage><OriginalEnvelopeIdentifier>${envelopeId}</OriginalEnvelopeIdentifier><OriginalMessage><Identifier>`);
    expect(write(receipt('negative-message', { error: { code: 7, description: 'Kan ikke læses & <vises>' } })).toString('utf8'))
      .toContain('<NegativeMessage><Error><Code>7</Code><Description>Kan ikke læses &amp; &lt;vises&gt;</Description></Error><OriginalEnvelopeIdentifier>');
  });
});

const uuid = fc.uuid().map((id) => id.toLowerCase());
const words = (max: number) => fc.string({ unit: 'grapheme', minLength: 1, maxLength: max }).map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text !== '' && text.length <= max && !/[\0-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]/.test(text));
const meta = (size: number): fc.Arbitrary<MetaInformation> => fc.record({
  identifier: uuid,
  processing: fc.option(fc.record({ provider: words(20), service: words(20) }), { nil: undefined }),
  document: fc.record({ format: fc.constantFrom(...documentFormats), name: words(40), version: fc.option(words(10), { nil: undefined }), sizeInBytes: fc.constant(size) }),
  transport: fc.option(fc.record({
    type: fc.option(fc.constantFrom('reliable' as const, 'unreliable' as const), { nil: undefined }), transformMessage: fc.boolean(),
    serviceTags: fc.array(fc.record({ name: words(20), value: words(20) }), { maxLength: 5 }),
  }), { nil: undefined }),
});
/** Without the names of what is absent, which reading leaves out. */
const stripped = (value: unknown): unknown => JSON.parse(JSON.stringify(value, (_key, part: unknown) => (part instanceof Uint8Array ? Buffer.from(part).toString('hex') : part)));
const address = fc.record({
  sender: fc.record({ type: fc.constantFrom('EAN' as const, 'CVR' as const, 'VANS' as const), id: words(18) }), receiver: fc.record({ type: fc.constant('EAN' as const), id: fc.constant('5799999002014') }),
  envelopeId: uuid, sentAt: fc.date({ min: new Date('2000-01-01T00:00:00Z'), max: new Date('2090-01-01T00:00:00Z'), noInvalidDate: true }).map((date) => `${date.toISOString().slice(0, 19)}.000Z`),
});

describe('round trip', () => {
  it('reads back every message it writes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 9000 }).chain((data) => fc.record({ address, meta: meta(data.length), data: fc.constant(data) })), (envelope) => {
      const found = read(write(envelope));
      expect(found.issues).toEqual([]);
      expect(stripped(found.envelope)).toEqual(stripped(envelope));
    }), { numRuns: 200 });
  });

  it('reads back every receipt it writes', () => {
    const receipts = fc.oneof(
      fc.record({ kind: fc.constant('positive-message' as const), originalEnvelopeId: uuid, original: meta(5) }),
      fc.record({ kind: fc.constant('negative-message' as const), originalEnvelopeId: uuid, original: meta(5), error: fc.record({ description: words(512) }) }),
      fc.record({ kind: fc.constant('negative-vans' as const), originalEnvelopeId: uuid, error: fc.record({ code: fc.integer({ min: 1, max: 99_999 }), description: words(60) }) }),
    );
    fc.assert(fc.property(fc.record({ address, receipt: receipts }), (envelope) => { expect(stripped(read(write(envelope)).envelope)).toEqual(stripped(envelope)); }), { numRuns: 200 });
  });

  it('carries 20 MB without making a text of it, with and without line breaks', () => {
    const data = Uint8Array.from({ length: 20 * 1024 * 1024 + 1 }, (_, i) => (i * 31 + (i >> 9)) & 0xff);
    const bytes = write(wrapParcel({ ...header, length: data.length }, data));
    expect(Buffer.from(read(bytes).envelope!.data!).equals(Buffer.from(data))).toBe(true);
    const broken = Buffer.from(bytes.toString('latin1').replace(/[A-Za-z0-9+/]{76}/g, (line) => `${line}\r\n`), 'latin1');
    expect(Buffer.from(read(broken).envelope!.data!).equals(Buffer.from(data))).toBe(true);
  });
});

describe('reading what others write', () => {
  it('takes a time with and without a zone; without one it is Danish time', () => {
    const sent = (time: string) => read(plain.replace(/<SentDateTime>[^<]*/, `<SentDateTime>${time}`)).envelope?.address.sentAt;
    expect(sent('2026-03-02T10:00:00')).toBe('2026-03-02T09:00:00.000Z');
    expect(sent('2026-07-02T10:00:00.5')).toBe('2026-07-02T08:00:00.500Z');
    expect(sent('2026-03-02T09:00:00Z')).toBe('2026-03-02T09:00:00.000Z');
    expect(sent('2026-03-29T03:00:00')).toBe('2026-03-29T01:00:00.000Z');
    expect(rulesOf(plain.replace(/<SentDateTime>[^<]*/, '<SentDateTime>2026-02-30T10:00:00'))).toEqual(['vans-value']);
  });

  it('takes a prefix, a schema location, hexadecimal of either case, line breaks and ISO-8859-1', () => {
    const prefixed = plain.replace('<VANSEnvelope xmlns=', '<v:VANSEnvelope xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a b" xmlns:v=').replace(/<(\/?)(?!v:)([A-Z])/g, '<$1v:$2').replace(envelopeId, envelopeId.toUpperCase());
    expect(read(prefixed).envelope?.address.envelopeId).toBe(envelopeId);
    expect(read(plain.replaceAll('><', '>\r\n  <')).envelope?.meta).toEqual(message.meta);
    const latin = write(receipt('negative-message', { error: { description: 'Ukendt modtager på Ærø' } })).toString('utf8').replace('UTF-8', 'ISO-8859-1');
    expect(read(Buffer.from(latin, 'latin1')).envelope?.receipt?.error?.description).toBe('Ukendt modtager på Ærø');
  });

  it('takes text/fhir of the old guide as what it means, and counts a size of base64', () => {
    const old = read(plain.replace('application/fhir+xml', 'text/fhir+xml')).envelope!;
    expect(headerOf(old as typeof message)?.contentType).toBe('application/fhir+xml');
    expect(rulesOf(plain.replace('<SizeInBytes>37', `<SizeInBytes>${content.toString('base64').length}`))).toEqual([]);
    expect(rulesOf(plain.replace('<SizeInBytes>37', '<SizeInBytes>36'))).toEqual(['vans-size']);
  });

  it('knows when no receipt is asked for', () => {
    expect([wantsReceipt(message.meta), wantsReceipt({ ...message.meta, transport: undefined }), wantsReceipt({ ...message.meta, transport: { type: 'unreliable', transformMessage: false, serviceTags: [] } })]).toEqual([true, true, false]);
  });
});

describe('hostile and broken envelopes', () => {
  it.each([
    ['empty', '', 'vans-empty'], ['no XML', 'UNB+UNOC:3', 'vans-not-xml'], ['another document', '<Bundle xmlns="http://hl7.org/fhir"/>', 'vans-root'],
    ['another version', plain.replace('1.0.4', '1.0.3'), 'vans-namespace'], ['a document type', plain.replace('<VANSEnvelope', '<!DOCTYPE x [<!ENTITY a "b">]><VANSEnvelope'), 'vans-doctype'],
    ['an endless document type', `<!DOCTYPE ${'a'.repeat(5000)}`, 'vans-doctype'], ['an unknown entity', plain.replace('5.0', '&lol;'), 'vans-malformed'],
    ['UTF-16', Buffer.from(plain, 'utf16le').toString('latin1'), 'vans-encoding'], ['EBCDIC by name', plain.replace('UTF-8', 'cp037'), 'vans-encoding'],
    ['too deep', `<VANSEnvelope xmlns="urn:oio:medcom:vans-envelope:1.0.4">${'<a>'.repeat(100)}`, 'vans-too-deep'], ['too many', plain.replace('<Message>', `<Message>${'<a/>'.repeat(1000)}`), 'vans-too-deep'],
    ['too much that is not content', plain.replace('MCM:FDIS91', '#'.repeat(1_200_000)), 'vans-too-deep'],
  ])('refuses %s', (_, text, rule) => { expect(rulesOf(Buffer.from(text, _ === 'UTF-16' ? 'latin1' : 'utf8'))[0]).toBe(rule); });

  it.each([
    ['a missing element', (xml: string) => xml.replace(/<EnvelopeIdentifier>.*<\/EnvelopeIdentifier>/, ''), 'vans-missing', 'VANSEnvelope'],
    ['a doubled one', (xml: string) => xml.replace(/(<Format>.*<\/Format>)/, '$1$1'), 'vans-repeated', 'VANSEnvelope/Message/MetaInformation/Document/Format'],
    ['a wrong order', (xml: string) => xml.replace(/(<Format>.*?<\/Format>)\s*(<Name>.*?<\/Name>)/, '$2$1'), 'vans-order', 'VANSEnvelope/Message/MetaInformation/Document/Format'],
    ['a foreign element', (xml: string) => xml.replace('<Message>', '<Message><x xmlns="urn:other"/>'), 'vans-element', 'VANSEnvelope/Message/x'],
    ['text between elements', (xml: string) => xml.replace('<Message>', 'hej<Message>'), 'vans-element', 'VANSEnvelope'],
    ['an odd letter that the schema lets through', (xml: string) => xml.replace(envelopeId, `${envelopeId.slice(0, -1)}_`), 'vans-value', 'VANSEnvelope/EnvelopeIdentifier'],
    ['an unknown end point', (xml: string) => xml.replace('EndPointType="EAN"', 'EndPointType="MAIL"'), 'vans-attribute', 'VANSEnvelope/SenderID'],
    ['an unknown attribute', (xml: string) => xml.replace('<Message>', '<Message a="b">'), 'vans-attribute', 'VANSEnvelope/Message'],
    ['a long number', (xml: string) => xml.replace('5799999003011', '5799999003011999999'), 'vans-length', 'VANSEnvelope/SenderID'],
    ['six tags', (xml: string) => xml.replace('</Transport>', `${'<ServiceTag name="a">b</ServiceTag>'.repeat(5)}</Transport>`), 'vans-repeated', 'VANSEnvelope/Message/MetaInformation/Transport/ServiceTag'],
    ['a size that is no number', (xml: string) => xml.replace('>37<', '>3.7<'), 'vans-value', 'VANSEnvelope/Message/MetaInformation/Document/SizeInBytes'],
    ['content that is no base64', (xml: string) => xml.replace('<Data>', '<Data>!'), 'vans-base64', 'VANSEnvelope/Message/Data'],
    ['both a message and a receipt', (xml: string) => xml.replace('</Message>', '</Message><Receipt/>'), 'vans-missing', 'VANSEnvelope/Receipt'],
  ])('says where %s is', (_, change, rule, path) => {
    const { issues } = read(change(plain.replaceAll('><', '>\n<')));
    expect(issues.map((issue) => [issue.rule, issue.path])).toContainEqual([rule, path]);
    for (const { message: da, messageEn, line, column } of issues) { expect(da && messageEn).toBeTruthy(); expect(line).toBeGreaterThan(0); expect(column).toBeGreaterThan(0); }
  });

  it('counts lines over the content', () => {
    const data = Buffer.alloc(9000, 7);
    const xml = write(wrapParcel({ ...header, length: data.length }, data)).toString('utf8').replace(/[A-Za-z0-9+/]{76}/g, '$&\n').replace('</Data>', '</Data>\n <y/>');
    expect(read(xml).issues[0]).toMatchObject({ rule: 'vans-element', line: xml.slice(0, xml.indexOf('<y/>')).split('\n').length, column: 2 });
  });

  it('refuses a positive receipt with an error and a negative one without, and an operator may leave the original out', () => {
    const negative = write(receipt('negative-message', { error: { description: 'x' } })).toString('utf8');
    expect(rulesOf(negative.replace(/<Error>.*<\/Error>/, ''))).toEqual(['vans-missing']);
    expect(rulesOf(write(receipt('positive-message')).toString('utf8').replace('<PositiveMessage>', '<PositiveMessage><Error><Description>x</Description></Error>'))).toEqual(['vans-element']);
    const bare = write(receipt('negative-vans', { error: { description: 'x' }, original: undefined }));
    expect(read(bare).envelope?.receipt).toEqual({ kind: 'negative-vans', originalEnvelopeId: envelopeId, error: { description: 'x' } });
    expect(rulesOf(bare.toString('utf8').replaceAll('NegativeVans', 'NegativeMessage'))).toEqual(['vans-missing']);
  });

  it('says whom to answer when the content is broken or cut off, and nobody when it is a receipt', () => {
    const known = (text: string) => { const found = read(text); if (found.envelope) throw new Error('it was read'); return found.known; };
    expect(known(plain.replace('<Data>', '<Data>!'))).toEqual({ isReceipt: false, address: message.address, meta: message.meta });
    expect(known(plain.slice(0, plain.indexOf('<Data>') + 20))).toEqual({ isReceipt: false, address: message.address, meta: message.meta });
    expect(known(plain.slice(0, plain.indexOf('</MetaInformation>')))).toEqual({ isReceipt: false, address: message.address });
    expect(known(plain.slice(0, 200))).toEqual({ isReceipt: false });
    expect(known(write(receipt('positive-message')).toString('utf8').replace('</Receipt>', '<a/></Receipt>')).isReceipt).toBe(true);
  });

  it('never throws and never takes what is cut short, wherever that is', () => {
    for (let end = 0; end < plain.length - 1; end += 3) expect(read(plain.slice(0, end)).envelope).toBeUndefined();
    fc.assert(fc.property(fc.nat({ max: plain.length - 1 }), fc.nat({ max: 255 }), (at, byte) => {
      const bytes = Buffer.from(plain, 'utf8');
      bytes[at] = byte;
      const found = read(bytes);
      expect(found.issues.length > 0).toBe(found.envelope === undefined);
    }), { numRuns: 500 });
  });
});
