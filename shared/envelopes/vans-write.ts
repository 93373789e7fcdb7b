/** Writing a VANSEnvelope 1.0.4. The same envelope is always the same bytes, so that one that went out can be made again. */
import { encodeBase64 } from '../fhir/base64';
import { toFhirDateTime } from '../fhir/datetime';
import { VANS_NAMESPACE, type MetaInformation, type VansAddress, type VansEnvelope, type VansParty, type VansReceipt } from './vans-types';

/** Bytes of content per piece of base64: a multiple of three, so that the pieces join without a seam. */
const PIECE_BYTES = 3 * 65_536;

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** What XML cannot hold becomes U+FFFD; the rest is written as it is. */
const text = (value: string): string => value.replace(/[&<>"]/g, (letter) => escapes[letter]!).replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
const element = (name: string, value: string | number | boolean): string => `<${name}>${text(String(value))}</${name}>`;
const party = (name: string, { type, id }: VansParty): string => `<${name} EndPointType="${type}">${text(id)}</${name}>`;
/** The schema's own pattern lets odd characters through; only lower-case hexadecimal is ever written. */
const uuid = (name: string, value: string): string => element(name, value.toLowerCase());

function head({ sender, receiver, envelopeId, sentAt }: VansAddress): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<VANSEnvelope xmlns="${VANS_NAMESPACE}">${party('SenderID', sender)}${party('ReceiverID', receiver)}`
    + `${uuid('EnvelopeIdentifier', envelopeId)}${element('SentDateTime', toFhirDateTime(sentAt))}`;
}

function information(name: string, { identifier, processing, document, transport }: MetaInformation): string {
  const parts = [`<${name}>`, uuid('Identifier', identifier)];
  if (processing) parts.push('<Processing>', element('ProviderIdentifier', processing.provider), element('ServiceIdentifier', processing.service), '</Processing>');
  parts.push('<Document>', element('Format', document.format), element('Name', document.name), ...(document.version === undefined ? [] : [element('Version', document.version)]), element('SizeInBytes', document.sizeInBytes), '</Document>');
  if (transport) {
    parts.push('<Transport>', ...(transport.type === undefined ? [] : [element('Type', transport.type)]), element('TransformMessage', transport.transformMessage));
    for (const tag of transport.serviceTags) parts.push(`<ServiceTag name="${text(tag.name)}">${text(tag.value)}</ServiceTag>`);
    parts.push('</Transport>');
  }
  return `${parts.join('')}</${name}>`;
}

const receiptElements = { 'negative-vans': 'NegativeVans', 'negative-message': 'NegativeMessage', 'positive-message': 'PositiveMessage' } as const;

function receiptXml({ kind, error, originalEnvelopeId, original }: VansReceipt): string {
  const name = receiptElements[kind];
  const refused = error && kind !== 'positive-message' ? `<Error>${error.code === undefined ? '' : element('Code', error.code)}${element('Description', error.description)}</Error>` : '';
  return `<Receipt><${name}>${refused}${uuid('OriginalEnvelopeIdentifier', originalEnvelopeId)}${original ? information('OriginalMessage', original) : ''}</${name}></Receipt>`;
}

/** The envelope in pieces of text, in order: 100 MB of content never become one string. */
export function* vansPieces(envelope: VansEnvelope): Generator<string> {
  if (envelope.receipt) {
    yield `${head(envelope.address)}${receiptXml(envelope.receipt)}</VANSEnvelope>\n`;
    return;
  }
  const { address, meta, data } = envelope;
  yield `${head(address)}<Message>${information('MetaInformation', meta)}<Data>`;
  for (let at = 0; at < data.length; at += PIECE_BYTES) yield encodeBase64(data.subarray(at, at + PIECE_BYTES));
  yield '</Data></Message></VANSEnvelope>\n';
}
