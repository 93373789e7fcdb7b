/** The schema of VANSEnvelope 1.0.4 as a table: elements in their order, how often, and what each value has to be. */
import { isUuid } from '../identifiers';
import { danishOffsetMinutes, parseDateTime } from '../fhir/datetime';
import { toInstant, type Instant } from '../messages';
import { documentFormats, endPointTypes, transportTypes } from './vans-types';

/** What a value must be. `undefined` = it is. */
export type ValueRule = (value: string) => { rule: 'vans-value' | 'vans-length'; detail: string } | undefined;

export interface ElementRule {
  name: string;
  min: number;
  max: number;
  /** A simple value; without it the element has children only. `data`: base64, checked when it is decoded. */
  value?: ValueRule | 'data';
  attribute?: { name: string; value: ValueRule };
  children?: readonly ElementRule[];
  /** Exactly one of these stands after the children. */
  choice?: readonly ElementRule[];
}

const wrong = (detail: string) => ({ rule: 'vans-value' as const, detail });
const textOf = (max: number): ValueRule => (value) => (value.length >= 1 && value.length <= max ? undefined : { rule: 'vans-length', detail: `1-${max}` });
const oneOf = (values: readonly string[]): ValueRule => (value) => (values.includes(value) ? undefined : wrong(values.join(', ')));
/** The schema's own pattern lets `G-Z [ \ ] ^ _` through, which is a mistake in it: hexadecimal of either case, and nothing else. */
const uuid: ValueRule = (value) => (isUuid(value) ? undefined : wrong('UUID'));
const int: ValueRule = (value) => (/^[+-]?\d{1,10}$/.test(value) && Math.abs(Number(value)) <= 2_147_483_647 ? undefined : wrong('xs:int'));
const positive: ValueRule = (value) => (/^\+?0*[1-9]\d{0,14}$/.test(value) ? undefined : wrong('xs:positiveInteger'));
const boolean: ValueRule = (value) => (/^(?:true|false|1|0)$/.test(value) ? undefined : wrong('xs:boolean'));
const dateTime: ValueRule = (value) => (instantOf(value) === undefined ? wrong('xs:dateTime') : undefined);

const once = (name: string, rest: Omit<ElementRule, 'name' | 'min' | 'max'>): ElementRule => ({ name, min: 1, max: 1, ...rest });
const maybe = (name: string, rest: Omit<ElementRule, 'name' | 'min' | 'max'>): ElementRule => ({ name, min: 0, max: 1, ...rest });

const endPoint = { value: textOf(18), attribute: { name: 'EndPointType', value: oneOf(endPointTypes) } };

const information: readonly ElementRule[] = [
  once('Identifier', { value: uuid }),
  maybe('Processing', { children: [once('ProviderIdentifier', { value: textOf(255) }), once('ServiceIdentifier', { value: textOf(255) })] }),
  once('Document', { children: [once('Format', { value: oneOf(documentFormats) }), once('Name', { value: textOf(255) }), maybe('Version', { value: textOf(255) }), once('SizeInBytes', { value: int })] }),
  maybe('Transport', {
    children: [
      maybe('Type', { value: oneOf(transportTypes) }), once('TransformMessage', { value: boolean }),
      { name: 'ServiceTag', min: 0, max: 5, value: textOf(70), attribute: { name: 'name', value: textOf(70) } },
    ],
  }),
];
export const metaInformationRule = once('MetaInformation', { children: information });

const error = once('Error', { children: [maybe('Code', { value: positive }), once('Description', { value: textOf(512) })] });
const originalEnvelope = once('OriginalEnvelopeIdentifier', { value: uuid });
const originalMessage = once('OriginalMessage', { children: information });

export const addressRules: readonly ElementRule[] = [
  once('SenderID', endPoint), once('ReceiverID', endPoint), once('EnvelopeIdentifier', { value: uuid }), once('SentDateTime', { value: dateTime }),
];

export const envelopeRule = once('VANSEnvelope', {
  children: addressRules,
  choice: [
    once('Message', { children: [metaInformationRule, once('Data', { value: 'data' })] }),
    once('Receipt', {
      choice: [
        once('NegativeVans', { children: [error, originalEnvelope, { ...originalMessage, min: 0 }] }),
        once('NegativeMessage', { children: [error, originalEnvelope, originalMessage] }),
        once('PositiveMessage', { children: [originalEnvelope, originalMessage] }),
      ],
    }),
  ],
});

/** A dateTime with or without a zone. One without means Danish time: the network is Denmark's, and MedCom's own samples carry none. */
export function instantOf(value: string): Instant | undefined {
  const parsed = parseDateTime(value);
  if (!parsed?.hasTime) return undefined;
  if (parsed.hasZone) return parsed.instant;
  const asUtc = parseDateTime(`${value}Z`)?.instant;
  if (asUtc === undefined) return undefined;
  const winter = toInstant(new Date(Date.parse(asUtc) - 3_600_000));
  // In the hour that comes twice the later one is meant, and in the hour that never was the one before.
  return danishOffsetMinutes(winter) === 60 ? winter : toInstant(new Date(Date.parse(asUtc) - 7_200_000));
}
