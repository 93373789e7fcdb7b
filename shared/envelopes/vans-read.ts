/** Reading a VANSEnvelope 1.0.4: order, cardinality, types and lengths are checked, and every fault has its place. */
import { decodeBase64Bytes } from '../fhir/base64';
import type { Issue } from '../messages';
import { vansIssue, type Place, type VansRule } from './vans-issues';
import { addressRules, envelopeRule, instantOf, metaInformationRule, type ElementRule } from './vans-schema';
import { parseVansTree, type DecodeUtf8, type VansNode } from './vans-tree';
import { VANS_NAMESPACE, type MetaInformation, type ReceiptKind, type VansAddress, type VansEnvelope, type VansParty } from './vans-types';

/** What could be made out of an envelope that can't be used: enough to answer its sender, or not. */
export interface KnownOfEnvelope { address?: VansAddress; meta?: MetaInformation; isReceipt: boolean }

export type VansReading = { envelope: VansEnvelope; issues: Issue[] } | { envelope?: undefined; issues: [Issue, ...Issue[]]; known: KnownOfEnvelope };

/** The 160 MB of content that the networks take, in base64 with line breaks, and its envelope. */
export const VANS_MAX_BYTES = 224 * 1024 * 1024;
const MOST_ISSUES = 20;

/** Never throws for what the bytes say. */
export function readVans(bytes: Uint8Array, decodeUtf8: DecodeUtf8, maxBytes = VANS_MAX_BYTES): VansReading {
  if (bytes.length > maxBytes) return { issues: [vansIssue('vans-too-large', String(Math.floor(maxBytes / 1024 / 1024)))], known: { isReceipt: false } };
  const { root, fault } = parseVansTree(bytes, decodeUtf8);
  if (fault || !root) return { issues: [fault ? vansIssue(fault.rule, fault.detail, fault.place) : vansIssue('vans-empty')], known: knownOf(root) };
  const report = new Report();
  if (root.name !== envelopeRule.name) report.add('vans-root', root.name, placeOf(root, ''));
  else if (root.uri !== VANS_NAMESPACE) report.add('vans-namespace', root.uri, placeOf(root, root.name));
  else check(root, envelopeRule, root.name, report);
  const data = report.isEmpty ? contentOf(root, report) : undefined;
  const [first, ...rest] = report.issues;
  if (first) return { issues: [first, ...rest], known: knownOf(root) };
  return { envelope: envelopeOf(root, data), issues: [] };
}

class Report {
  readonly issues: Issue[] = [];
  get isEmpty(): boolean { return this.issues.length === 0; }
  add(rule: VansRule, detail: string, place: Place): void { if (this.issues.length < MOST_ISSUES) this.issues.push(vansIssue(rule, detail, place)); }
}

const placeOf = (node: VansNode, path: string): Place => ({ path, ...node.place });
/** Values are compared without the white space around them, as an XML token is. */
const valueOf = (node: VansNode): string => node.text.replace(/\s+/g, ' ').trim();

function check(node: VansNode, rule: ElementRule, path: string, report: Report): void {
  for (const [name] of node.attributes) if (name !== rule.attribute?.name) report.add('vans-attribute', name, placeOf(node, path));
  if (rule.attribute) {
    const value = node.attributes.get(rule.attribute.name);
    if (value === undefined || rule.attribute.value(value.trim())) report.add('vans-attribute', rule.attribute.name, placeOf(node, path));
  }
  if (rule.value !== undefined) {
    for (const child of node.children) report.add('vans-element', child.name, placeOf(child, `${path}/${child.name}`));
    const refused = rule.value === 'data' ? undefined : node.data ? { rule: 'vans-length' as const, detail: 'max' } : rule.value(valueOf(node));
    if (refused) report.add(refused.rule, refused.detail, placeOf(node, path));
    return;
  }
  if (node.data !== undefined || node.text.trim() !== '') report.add('vans-element', '#text', placeOf(node, path));
  checkChildren(node, rule, path, report);
}

function checkChildren(node: VansNode, { children = [], choice = [] }: ElementRule, path: string, report: Report): void {
  const known = [...children, ...choice];
  let position = 0;
  const counts = new Map<ElementRule, number>();
  for (const child of node.children) {
    const where = placeOf(child, `${path}/${child.name}`);
    const own = child.uri === VANS_NAMESPACE ? known.find(({ name }) => name === child.name) : undefined;
    if (!own) { report.add('vans-element', child.name, where); continue; }
    const at = Math.min(known.indexOf(own), children.length);
    if (at < position) report.add('vans-order', child.name, where);
    position = Math.max(position, at);
    const count = (counts.get(own) ?? 0) + 1;
    counts.set(own, count);
    if (count > own.max) report.add('vans-repeated', child.name, where);
    check(child, own, `${path}/${child.name}`, report);
  }
  for (const rule of children) if ((counts.get(rule) ?? 0) < rule.min) report.add('vans-missing', rule.name, placeOf(node, path));
  if (choice.length === 0) return;
  const chosen = choice.filter((rule) => counts.has(rule));
  if (chosen.length === 0) report.add('vans-missing', choice.map(({ name }) => name).join(' / '), placeOf(node, path));
  if (chosen.length > 1) report.add('vans-repeated', chosen.map(({ name }) => name).join(' + '), placeOf(node, path));
}

const childOf = (node: VansNode | undefined, name: string): VansNode | undefined => node?.children.find((child) => child.name === name);
const textIn = (node: VansNode | undefined, name: string): string => valueOf(childOf(node, name)!);
const within = (node: VansNode | undefined, ...names: string[]): VansNode | undefined => names.reduce<VansNode | undefined>(childOf, node);

/** The content, decoded; undefined for a receipt. */
function contentOf(root: VansNode, report: Report): Uint8Array | undefined {
  const data = within(root, 'Message', 'Data');
  if (!data) return undefined;
  const letters = data.data ?? Uint8Array.from(data.text, (letter) => Math.min(letter.charCodeAt(0), 255));
  const bytes = data.data && data.text.trim() !== '' ? undefined : decodeBase64Bytes(letters);
  if (!bytes) { report.add('vans-base64', '', placeOf(data, 'VANSEnvelope/Message/Data')); return undefined; }
  const size = within(root, 'Message', 'MetaInformation', 'Document', 'SizeInBytes')!;
  const stated = Number(valueOf(size));
  // The schema does not say of what: the content is meant here, and a sender who counted its base64 is understood too.
  if (stated !== bytes.length && stated !== letters.length) report.add('vans-size', `${stated}, ${bytes.length}`, placeOf(size, 'VANSEnvelope/Message/MetaInformation/Document/SizeInBytes'));
  return bytes;
}

function addressOf(root: VansNode): VansAddress {
  const party = (name: string): VansParty => { const node = childOf(root, name)!; return { type: node.attributes.get('EndPointType')!.trim() as VansParty['type'], id: valueOf(node) }; };
  return { sender: party('SenderID'), receiver: party('ReceiverID'), envelopeId: textIn(root, 'EnvelopeIdentifier').toLowerCase(), sentAt: instantOf(textIn(root, 'SentDateTime'))! };
}

function informationOf(node: VansNode): MetaInformation {
  const [processing, document, transport] = ['Processing', 'Document', 'Transport'].map((name) => childOf(node, name));
  const [version, type] = [childOf(document, 'Version'), childOf(transport, 'Type')];
  return {
    identifier: textIn(node, 'Identifier').toLowerCase(),
    ...(processing ? { processing: { provider: textIn(processing, 'ProviderIdentifier'), service: textIn(processing, 'ServiceIdentifier') } } : {}),
    document: {
      format: textIn(document, 'Format') as MetaInformation['document']['format'], name: textIn(document, 'Name'), ...(version ? { version: valueOf(version) } : {}), sizeInBytes: Number(textIn(document, 'SizeInBytes')),
    },
    ...(transport ? {
      transport: {
        ...(type ? { type: valueOf(type) as 'reliable' } : {}), transformMessage: /^(?:true|1)$/.test(textIn(transport, 'TransformMessage')),
        serviceTags: transport.children.filter(({ name }) => name === 'ServiceTag').map((tag) => ({ name: tag.attributes.get('name')!.trim(), value: valueOf(tag) })),
      },
    } : {}),
  };
}

const receiptKinds: Record<string, ReceiptKind> = { NegativeVans: 'negative-vans', NegativeMessage: 'negative-message', PositiveMessage: 'positive-message' };

function envelopeOf(root: VansNode, data: Uint8Array | undefined): VansEnvelope {
  const address = addressOf(root);
  if (data) return { address, meta: informationOf(within(root, 'Message', 'MetaInformation')!), data };
  const node = childOf(root, 'Receipt')!.children[0]!;
  const [error, original] = [childOf(node, 'Error'), childOf(node, 'OriginalMessage')];
  const code = childOf(error, 'Code');
  return {
    address,
    receipt: {
      kind: receiptKinds[node.name]!, originalEnvelopeId: textIn(node, 'OriginalEnvelopeIdentifier').toLowerCase(),
      ...(error ? { error: { ...(code ? { code: Number(valueOf(code)) } : {}), description: textIn(error, 'Description') } } : {}), ...(original ? { original: informationOf(original) } : {}),
    },
  };
}

/** Parts are taken only where they are whole and right, each for itself. */
function knownOf(root: VansNode | undefined): KnownOfEnvelope {
  const isReceipt = childOf(root, 'Receipt') !== undefined;
  if (root?.name !== envelopeRule.name || root.uri !== VANS_NAMESPACE) return { isReceipt };
  const addressed = new Report();
  const parts = addressRules.map((rule) => root.children.filter(({ name, closed }) => closed && name === rule.name));
  checkChildren({ ...root, children: parts.flat() }, { name: root.name, min: 1, max: 1, children: addressRules }, root.name, addressed);
  const information = within(root, 'Message', 'MetaInformation');
  const informed = new Report();
  if (information?.closed) check(information, metaInformationRule, 'MetaInformation', informed);
  return { isReceipt, ...(addressed.isEmpty ? { address: addressOf(root) } : {}), ...(information?.closed && informed.isEmpty ? { meta: informationOf(information) } : {}) };
}
